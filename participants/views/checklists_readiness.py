"""Housing skills, the exit criteria, and the agreement that someone is ready to rent again."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import form_page, only_while
from participants.actions.checklists import fill_in
from participants.actions.checklists_readiness import judge_readiness, record_agreement
from participants.forms.checklists import AgreementForm, HousingSkillsForm, JudgementForm
from participants.models import Agreement, Checklist, Participant
from participants.models.checklists import EXIT_CRITERION
from participants.selectors.checklists import sheets_of
from participants.selectors.checklists_readiness import readiness
from participants.selectors.goals_progress import housing_skills
from participants.views.goals import goals_trail, goals_url

_until_all_agree = only_while(
    lambda judgement: judgement.agreements.count() < len(Agreement.Party.values),
    gettext_lazy("Everyone agrees with this judgement already; you find it here."),
    lambda judgement: goals_url(judgement.participant),
)


@require(Permission.GOAL_WRITE, Participant, writes=Act.CREATE)
def skills_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Fill in the list of housing skills."""
    today = clock.today()
    known = housing_skills(sheets_of(participant, today))
    form = HousingSkillsForm(
        request.POST or None, today=today, last=known.last if known else None, **drafting(request)
    )
    return form_page(
        request,
        form,
        fill_in,
        {
            "participant": participant,
            "question_set": Checklist.QuestionSet.HOUSING_SKILL,
            "today": today,
        },
        done=_("The housing skills have been saved."),
        title=_("Housing skills of %(name)s") % {"name": participant.full_name},
        lead=_("The answers of last time are filled in: change what is different now.")
        if known
        else _("Go through all of them together; what was not discussed can wait."),
        breadcrumbs=goals_trail(participant),
    )


@require(Permission.GOAL_WRITE, Participant, writes=Act.CREATE)
def judgement_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Judge the four exit criteria."""
    today = clock.today()
    last = readiness(sheets_of(participant, today)).judgement
    form = JudgementForm(request.POST or None, today=today, last=last, **drafting(request))
    return form_page(
        request,
        form,
        judge_readiness,
        {"participant": participant, "today": today},
        done=_("The judgement has been saved. Now record who agrees with it."),
        title=_("Judge whether %(name)s is ready to rent again") % {"name": participant.full_name},
        lead=_("Both the resident and the counsellor agree with it afterwards."),
        breadcrumbs=goals_trail(participant),
    )


@require(Permission.GOAL_WRITE, Checklist, writes=Act.CREATE)
@_until_all_agree
def agreement_record(request: PilotRequest, judgement: Checklist) -> HttpResponse:
    """Record that the resident or the counsellor agrees with a judgement."""
    if judgement.question_set != EXIT_CRITERION:
        raise Http404
    today = clock.today()
    participant = judgement.participant
    form = AgreementForm(
        request.POST or None, initial={"party": _who_is_left(judgement), "agreed_on": today}
    )
    return form_page(
        request,
        form,
        record_agreement,
        {"judgement": judgement, "today": today},
        done=_("The agreement has been recorded."),
        title=_("Record an agreement"),
        lead=participant.full_name,
        breadcrumbs=goals_trail(participant),
    )


def _who_is_left(judgement: Checklist) -> str | None:
    """The party that has not agreed yet; None when both have not."""
    agreed = set(judgement.agreements.values_list("party", flat=True))
    left = [party for party in Agreement.Party.values if party not in agreed]
    return left[0] if len(left) == 1 else None
