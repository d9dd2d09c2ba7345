"""The survey among neighbours: its rounds and what they say."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.charts import Picture
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import Breadcrumbs, form_page, only_while, sent
from interwonen.core.routes import full_address, pilot_url
from interwonen.pilots.models import Pilot
from neighbours.actions.surveys import (
    change_round,
    complete_round,
    plan_round,
    reopen_round,
)
from neighbours.forms.surveys import SurveyRoundChangeForm, SurveyRoundForm
from neighbours.models import LetterRound, SurveyAnswer, SurveyForm, SurveyRound
from neighbours.querysets.letters import LetterRoundQuerySet
from neighbours.selectors.surveys_change import Change, changes_between, round_before
from neighbours.selectors.surveys_charts import answers_picture
from neighbours.selectors.surveys_published import published_results
from neighbours.selectors.surveys_results import QuestionResult, results_of, texts_of
from neighbours.tabs import neighbourhood_tabs

TEXTS_SHOWN = 25  # on the page of a round; the page of its forms has all


@require(Permission.NEIGHBOURHOOD_READ)
def survey_list(request: PilotRequest) -> HttpResponse:
    """All rounds of the survey, the last one first."""
    today = clock.today()
    rounds = SurveyRound.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    return render(
        request,
        "neighbours/survey_list.html",
        {
            "title": _("Survey"),
            "lead": _("The same six questions before the start, half-way and at the end."),
            "breadcrumbs": [(_("Survey"), "")],
            "tabs": neighbourhood_tabs(request, "survey-list"),
            "rounds": rounds.for_page(on=today).order_by("-opens_on", "-number"),
            "may_write": Permission.NEIGHBOURHOOD_WRITE in request.permissions,
        },
    )


def survey_list_trail(pilot: Pilot) -> Breadcrumbs:
    """Breadcrumbs up to and including the list of rounds."""
    return [(_("Survey"), pilot_url("neighbours:survey-list", pilot.slug))]


def round_url(survey_round: SurveyRound) -> str:
    """The address of one round."""
    return pilot_url("neighbours:survey-detail", survey_round.pilot.slug, survey_round.pk)


def survey_trail(row: SurveyRound | SurveyForm | SurveyAnswer) -> Breadcrumbs:
    """Breadcrumbs up to and including a round, or that of a form or an answer."""
    form = row.form if isinstance(row, SurveyAnswer) else row
    survey_round = form.round if isinstance(form, SurveyForm) else form
    return [*survey_list_trail(survey_round.pilot), (str(survey_round), round_url(survey_round))]


while_round_takes_forms = only_while(
    lambda survey_round: survey_round.takes_forms,
    gettext_lazy("This round is completed or withdrawn; you see it here."),
    round_url,
)


@require(Permission.NEIGHBOURHOOD_READ, SurveyRound)
def survey_detail(request: PilotRequest, survey_round: SurveyRound) -> HttpResponse:
    """What one round says, and how that differs from the round before."""
    today = clock.today()
    before = round_before(survey_round)
    may_write = Permission.NEIGHBOURHOOD_WRITE in request.permissions
    results = results_of(filter(None, (survey_round, before)))
    texts = list(texts_of(survey_round)[: TEXTS_SHOWN + 1]) if may_write else []
    return render(
        request,
        "neighbours/survey_detail.html",
        {
            "title": str(survey_round),
            "breadcrumbs": [*survey_list_trail(request.pilot), (str(survey_round), "")],
            "round": survey_round,
            "before": before,
            "questions": _questions(results[survey_round.pk], results[before.pk] if before else []),
            "texts": texts[:TEXTS_SHOWN],
            "has_more_texts": len(texts) > TEXTS_SHOWN,
            "published": published_results(survey_round, results[survey_round.pk], on=today),
            "facts": _facts(survey_round),
            "may_write": may_write,
            "may_enter": may_write and survey_round.takes_forms and survey_round.opens_on <= today,
            "may_complete": may_write
            and survey_round.takes_forms
            and survey_round.closes_on < today,
            "may_reopen": survey_round.completed_on == today and not survey_round.is_withdrawn,
        },
    )


def _questions(
    now: Iterable[QuestionResult], before: Iterable[QuestionResult]
) -> list[tuple[QuestionResult, Change | None, Picture]]:
    """What was answered to each question, its change since the round before, and both as bars."""
    changes = {change.now.code: change for change in changes_between(before, now)}
    return [
        (each, change, answers_picture(each, change))
        for each in now
        for change in (changes.get(each.code),)
    ]


def web_address(pilot: Pilot) -> str:
    """Where neighbours type the code, as the letter prints it."""
    return full_address(pilot_url("public:survey-code", pilot.slug))


def _letters(pilot: Pilot) -> LetterRoundQuerySet:
    return LetterRound.objects.of_pilot(pilot).standing()


def _facts(survey_round: SurveyRound) -> list[tuple[str, object]]:
    letter = survey_round.letter_round
    went_out = (
        [(_("Went out with"), letter), (_("Letters"), letter.copies.count())] if letter else []
    )
    return [
        *went_out,
        (_("First day to answer"), survey_round.opens_on),
        (_("Last day to answer"), survey_round.closes_on),
        (_("Code in the letter"), survey_round.code_in_groups),
        (_("Forms on paper"), survey_round.paper),
        (_("Forms on the web"), survey_round.web),
    ]


@require(Permission.NEIGHBOURHOOD_WRITE, writes=Act.CREATE)
def survey_create(request: PilotRequest) -> HttpResponse:
    """Plan a round."""
    return form_page(
        request,
        SurveyRoundForm(request.POST or None, letters=_letters(request.pilot)),
        plan_round,
        {"pilot": request.pilot},
        done=_("The round has been planned. Its code is on this page."),
        then=round_url,
        title=_("Plan a round"),
        lead=_("The round gets a code. Everyone who gets the letter uses the same code."),
        breadcrumbs=survey_list_trail(request.pilot),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, SurveyRound)
@while_round_takes_forms
def survey_change(request: PilotRequest, survey_round: SurveyRound) -> HttpResponse:
    """Correct the moment and the days of a round."""
    return form_page(
        request,
        SurveyRoundChangeForm(
            request.POST or None, row=survey_round, letters=_letters(request.pilot)
        ),
        change_round,
        {"survey_round": survey_round},
        done=_("The correction has been saved."),
        title=_("Correct the round"),
        lead=_("The old data stay in the history."),
        breadcrumbs=survey_trail(survey_round),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, SurveyRound)
@while_round_takes_forms
def survey_complete(request: PilotRequest, survey_round: SurveyRound) -> HttpResponse:
    """Mark that all forms are in."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Complete")),
        complete_round,
        {"survey_round": survey_round, "today": clock.today()},
        done=_("The round is completed. From tomorrow everyone can see the figures."),
        title=_("Complete the round"),
        lead=_(
            "Are all paper forms in? From tomorrow the figures are published and nothing changes any more. Today you can still open the round again."
        ),
        breadcrumbs=survey_trail(survey_round),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, SurveyRound)
def survey_reopen(request: PilotRequest, survey_round: SurveyRound) -> HttpResponse:
    """Open a round again that was completed by mistake."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Open again")),
        reopen_round,
        {"survey_round": survey_round, "today": clock.today()},
        done=_("The round is open again."),
        title=_("Open the round again"),
        lead=_("For a round that was completed by mistake today."),
        breadcrumbs=survey_trail(survey_round),
    )
