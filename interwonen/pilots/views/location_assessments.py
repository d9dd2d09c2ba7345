"""Whether the location of a pilot is suitable: the assessments, and how one is made."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.formatting import in_words
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import Breadcrumbs, Otherwise, form_page
from interwonen.core.routes import pilot_url
from interwonen.pilots.actions.location_assessments import (
    assess_location,
    change_location_assessment,
    withdraw_location_assessment,
)
from interwonen.pilots.forms.location_assessments import (
    LocationAssessmentChangeForm,
    LocationAssessmentForm,
)
from interwonen.pilots.models import LocationAssessment, LocationFinding, Pilot
from interwonen.pilots.selectors.location_assessments import location_assessment_due
from interwonen.pilots.selectors.location_assessments_criteria import (
    criteria_of,
    current_criteria,
    list_number,
)
from interwonen.pilots.tabs import pilot_tabs
from interwonen.pilots.views.pilots import pilot_trail


@require(Permission.PILOT_READ)
def location_assessment_overview(request: PilotRequest) -> HttpResponse:
    """Whether the location is to be assessed, the last assessment, and the earlier ones."""
    pilot, today = request.pilot, clock.today()
    rows = LocationAssessment.objects.visible_to(request.user, on=today).of_pilot(pilot)
    due = location_assessment_due(pilot, today)
    latest, *earlier = [*rows.select_related("outcome")] or [None]
    return render(
        request,
        "pilots/location_assessment_overview.html",
        {
            "title": _("Location assessment"),
            "breadcrumbs": location_trail(pilot),
            "tabs": pilot_tabs(pilot, "location-assessment-overview"),
            "pilot": pilot,
            "due": due,
            "again_kind": "primary-action" if due else "",
            "is_late": due and due.is_late(today),
            "latest": latest,
            "earlier": earlier,
            "may_write": Permission.PILOT_WRITE in request.permissions,
            **(_shown(latest) if latest else {}),
        },
    )


def _shown(assessment: LocationAssessment) -> dict[str, object]:
    """What a page shows of an assessment beside its own fields."""
    findings = assessment.findings.select_related("question", "result", "capacity_step")
    return {"findings": list(findings), "list_number": list_number(assessment.version)}


def location_trail(pilot: Pilot) -> Breadcrumbs:
    """Breadcrumbs up to and including the overview of the assessments."""
    url = pilot_url("pilots:location-assessment-overview", pilot.slug)
    return [*pilot_trail(pilot), (_("Location assessment"), url)]


def assessment_trail(assessment: LocationAssessment) -> Breadcrumbs:
    """Those up to and including the page of an assessment."""
    slug = assessment.pilot.slug
    url = pilot_url("pilots:location-assessment-detail", slug, assessment.pk)
    return [*location_trail(assessment.pilot), (in_words(assessment.assessed_on), url)]


def finding_trail(finding: LocationFinding) -> Breadcrumbs:
    """Those of the assessment, where the result stands."""
    return assessment_trail(finding.assessment)


@require(Permission.PILOT_READ, LocationAssessment)
def location_assessment_detail(
    request: PilotRequest, assessment: LocationAssessment
) -> HttpResponse:
    """One assessment with its results."""
    return render(
        request,
        "pilots/location_assessment_detail.html",
        {
            "title": _("Location assessment of %(day)s")
            % {"day": in_words(assessment.assessed_on)},
            "breadcrumbs": assessment_trail(assessment),
            "pilot": assessment.pilot,
            "assessment": assessment,
            "may_write": Permission.PILOT_WRITE in request.permissions,
            **_shown(assessment),
        },
    )


@require(Permission.PILOT_WRITE, writes=Act.CREATE)
def location_assessment_create(request: PilotRequest) -> HttpResponse:
    """Judge the location; what was found the last time is filled in already."""
    pilot, today = request.pilot, clock.today()
    due = location_assessment_due(pilot, today)
    latest = LocationFinding.objects.of_latest(LocationAssessment.objects.of_pilot(pilot))
    before = list(latest.select_related("question"))
    places = due.places if due else pilot.capacity_on(today)
    form = LocationAssessmentForm(
        request.POST or None,
        pilot=pilot,
        criteria=current_criteria(pilot),
        before=before,
        initial={"assessed_on": today, "places": places},
        today=today,
        **drafting(request),
    )
    return form_page(
        request,
        form,
        assess_location,
        {"pilot": pilot, "today": today},
        done=_("The assessment has been saved."),
        title=_("Assess the location"),
        lead=_("What was found the last time is filled in already. Change what is different now.")
        if before
        else _("Give each criterion a result, and say what shows it."),
        breadcrumbs=location_trail(pilot),
    )


@require(Permission.PILOT_WRITE, LocationAssessment)
def location_assessment_change(
    request: PilotRequest, assessment: LocationAssessment
) -> HttpResponse:
    """Correct an assessment."""
    today, pilot = clock.today(), request.pilot
    form = LocationAssessmentChangeForm(
        request.POST or None,
        row=assessment,
        pilot=pilot,
        criteria=criteria_of(assessment.version),
        before=assessment.findings.select_related("question"),
        today=today,
        **drafting(request),
    )
    return form_page(
        request,
        form,
        change_location_assessment,
        {"assessment": assessment, "today": today},
        done=_("The correction has been saved."),
        title=_("Correct the assessment"),
        lead=_(
            "For what was recorded wrongly. Has something changed since? Make a new assessment."
        ),
        otherwise=Otherwise(
            _("Recorded by mistake?"),
            _("Withdraw"),
            pilot_url("pilots:location-assessment-withdraw", pilot.slug, assessment.pk),
        ),
        breadcrumbs=assessment_trail(assessment),
    )


@require(Permission.PILOT_WRITE, LocationAssessment)
def location_assessment_withdraw(
    request: PilotRequest, assessment: LocationAssessment
) -> HttpResponse:
    """Withdraw an assessment that was recorded by mistake."""
    form = ReasonForm(request.POST or None, question=_("What went wrong?"), label=_("Withdraw"))
    return form_page(
        request,
        form,
        withdraw_location_assessment,
        {"assessment": assessment},
        done=_("The assessment has been withdrawn."),
        then=location_trail(request.pilot)[0][1],
        title=_("Withdraw the assessment"),
        lead=_("For what was recorded by mistake. It no longer counts; the history keeps it."),
        template="confirm_page.html",
        facts=[
            (_("Date of the assessment"), in_words(assessment.assessed_on)),
            (_("Number of places"), assessment.places),
            (_("Outcome"), assessment.outcome),
        ],
        breadcrumbs=assessment_trail(assessment),
    )
