"""Self-reliance assessments: the tab with the progress, and submit, show and correct one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import Breadcrumbs, form_page, only_while
from interwonen.pilots.models import Term
from participants.actions.assessments import correct_assessment, submit_assessment
from participants.forms.assessments import AssessmentCorrectionForm, AssessmentForm
from participants.models import Assessment, AssessmentScore, Participant
from participants.selectors.assessments import (
    all_assessments_of,
    counting,
    domains_asked,
    said_before,
    version_of,
)
from participants.selectors.assessments_due import INTERIM
from participants.selectors.assessments_picture import picture_of
from participants.selectors.assessments_progress import progress_of
from participants.selectors.progress_reviews import reviews_of
from participants.views.participants_page import (
    file_of,
    participant_page,
    participant_trail,
    participant_url,
)


def assessments_url(participant: Participant) -> str:
    """The address of the tab."""
    return participant_url(participant, "assessment-list")


def assessment_url(assessment: Assessment) -> str:
    """The address of one assessment."""
    slug = assessment.participant.pilot.slug
    return reverse("participants:assessment-detail", args=[slug, assessment.pk])


def assessments_trail(participant: Participant) -> Breadcrumbs:
    """Breadcrumbs up to and including the tab."""
    return [*participant_trail(participant), (_("Progress"), assessments_url(participant))]


def assessment_trail(assessment: Assessment) -> Breadcrumbs:
    """Breadcrumbs up to and including one assessment."""
    own = (str(assessment), assessment_url(assessment))
    return [*assessments_trail(assessment.participant), own]


def score_trail(score: AssessmentScore) -> Breadcrumbs:
    """Breadcrumbs of the history of a score."""
    return assessment_trail(score.assessment)


while_it_is_the_last = only_while(
    lambda row: not row.is_withdrawn and not row.corrections.standing().exists(),
    gettext_lazy("This version does not count any more, and stays as it is."),
    assessment_url,
)


@require(Permission.ASSESSMENT_READ, Participant)
def assessment_list(request: PilotRequest, participant: Participant) -> HttpResponse:
    """What is due, the progress in a picture and a table, all assessments and the reviews."""
    file = file_of(request, participant)
    due = file.next_assessment
    versions = all_assessments_of(participant, file.on)
    progress = progress_of(counting(versions))
    return participant_page(
        request,
        file,
        "participants/assessment_list.html",
        tab="assessment-list",
        due=due,
        due_moment=Term.objects.get(pk=due.moment) if due else None,
        progress=progress,
        with_goal={each.goal.life_domain_id for each in file.open_goals} if progress else (),
        picture=picture_of(progress) if progress and progress.is_comparison else None,
        versions=versions,
        reviews=reviews_of(participant),
        may_record=file.may(Permission.GOAL_WRITE) and file.begun is not None,
        counted={each.assessment.pk for each in counting(versions)},
        may_write=file.may(Permission.ASSESSMENT_WRITE),
    )


@require(Permission.ASSESSMENT_WRITE, Participant, writes=Act.CREATE)
def assessment_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Fill in an assessment together."""
    file = file_of(request, participant)
    known = counting(all_assessments_of(participant, file.on))
    due = file.next_assessment
    asked = domains_asked()
    form = AssessmentForm(
        request.POST or None,
        participant=participant,
        today=file.on,
        asked=asked,
        before=said_before(known, {each.version for each in asked}),
        initial={"moment": due.moment if due else INTERIM, "assessed_on": file.on},
        **drafting(request),
    )
    return form_page(
        request,
        form,
        submit_assessment,
        {"participant": participant, "today": file.on},
        done=_("The self-reliance assessment has been saved."),
        then=assessment_url,
        title=_("Assess self-reliance"),
        lead=participant.full_name,
        template="participants/assessment_form.html",
        breadcrumbs=assessments_trail(participant),
    )


@require(Permission.ASSESSMENT_READ, Assessment)
def assessment_detail(request: PilotRequest, assessment: Assessment) -> HttpResponse:
    """One version of an assessment, with what both said for who may read that."""
    known = all_assessments_of(assessment.participant, clock.today())
    return render(
        request,
        "participants/assessment_detail.html",
        {
            "title": str(assessment),
            "breadcrumbs": [*assessment_trail(assessment)[:-1], (str(assessment), "")],
            "participant": assessment.participant,
            "counts": assessment.pk in {each.assessment.pk for each in counting(known)},
            "may_write": Permission.ASSESSMENT_WRITE
            in assessment.participant.still_holds(request.file_permissions),
            **version_of(assessment, known),
        },
    )


@require(Permission.ASSESSMENT_WRITE, Assessment, writes=Act.CREATE)
@while_it_is_the_last
def assessment_correct(request: PilotRequest, assessment: Assessment) -> HttpResponse:
    """Make a new version of an assessment; the old one stays."""
    participant, today = assessment.participant, clock.today()
    shown = version_of(assessment, all_assessments_of(participant, today))
    form = AssessmentCorrectionForm(
        request.POST or None,
        participant=participant,
        today=today,
        asked=domains_asked(assessment.instrument_version),
        given=shown["assessed"],
        before=shown["before"],
        **drafting(request),
    )
    return form_page(
        request,
        form,
        correct_assessment,
        {"assessment": assessment, "today": today},
        done=_("The new version has been saved. The earlier one stays as it was."),
        then=assessment_url,
        title=_("Correct the self-reliance assessment"),
        lead=participant.full_name,
        template="participants/assessment_form.html",
        breadcrumbs=assessment_trail(assessment),
    )
