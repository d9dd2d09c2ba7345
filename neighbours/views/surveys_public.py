"""The survey for neighbours: type the code of the letter, then answer."""

from datetime import timedelta
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from interwonen.access.visitors import for_visitors
from interwonen.core import clock, marks
from interwonen.core.client_address import client_network
from interwonen.core.marks import Limit
from interwonen.core.open_forms import open_page
from interwonen.core.open_seals import FIELD, sealed_since
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot
from neighbours.actions.surveys_forms import send_form
from neighbours.forms.surveys import SurveyCodeForm, SurveyWebForm
from neighbours.models import ContactPoint, SurveyRound
from neighbours.selectors.surveys_published import published_rounds
from neighbours.views.contact_points_public import public_context, published_point

CODES = Limit("survey-code", tries=20, every=timedelta(minutes=3))


@for_visitors
def survey_code(request: HttpRequest, pilot: str) -> HttpResponse:
    """Ask for the code of the letter; below it stands what neighbours answered before."""
    point = published_point(pilot)
    form = SurveyCodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        return _to_the_questions(request, point, form)
    return _code_page(request, point, form)


def _to_the_questions(
    request: HttpRequest, point: ContactPoint, form: SurveyCodeForm
) -> HttpResponse:
    code = form.cleaned_data["code"]
    if _tried_too_many(request):
        return _too_many(request, point, form)
    if _round_of(point.pilot, code):
        return redirect(reverse("public:survey-answer", args=[point.pilot.slug, code]))
    _use_a_try(request)
    form.add_error("code", _("We do not know this code. Look at the letter and type it again."))
    return _code_page(request, point, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _use_a_try(request: HttpRequest) -> None:
    marks.use([CODES.of(client_network(request))], now=clock.now())


def _tried_too_many(request: HttpRequest) -> bool:
    """Whether this internet connection tried so many codes that it hears no more which are right."""
    return marks.are_used_up(CODES.of(client_network(request)), now=clock.now())


def _too_many(request: HttpRequest, point: ContactPoint, form: SurveyCodeForm) -> HttpResponse:
    form.add_error("code", _("You tried many codes. Wait a little, or call us."))
    return _code_page(request, point, form, status=HTTPStatus.TOO_MANY_REQUESTS)


def _code_page(
    request: HttpRequest,
    point: ContactPoint,
    form: SurveyCodeForm,
    status: HTTPStatus | None = None,
) -> HttpResponse:
    context = {
        **public_context(point, _("How do you live here?")),
        "form": form,
        "published": published_rounds(point.pilot, on=clock.today()),
    }
    return render(request, "public/survey_code.html", context, status=status)


def _round_of(pilot: Pilot, code: str) -> SurveyRound | None:
    """The round of this pilot with the code, with its status today."""
    rounds = SurveyRound.objects.standing().of_pilot(pilot).with_status(on=clock.today())
    found: SurveyRound | None = rounds.filter(code=code).first()
    return found


@for_visitors
def survey_answer(request: HttpRequest, pilot: str, code: str) -> HttpResponse:
    """The six questions; what was typed stays when the round closed meanwhile.

    A code that is not known counts as a try here too. Who has the page already may send it.
    """
    point = published_point(pilot)
    has_page = sealed_since(request.POST.get(FIELD, ""), request.path)
    if not has_page and _tried_too_many(request):
        return _too_many(request, point, SurveyCodeForm({"code": code}))
    survey_round = _round_of(point.pilot, code)
    if survey_round is None:
        _use_a_try(request)
        raise Http404
    form = SurveyWebForm(
        request.POST or None, survey_round=survey_round, place=request.path, now=clock.now()
    )
    about = {"survey_round": survey_round, "today": clock.today()}
    if request.method == "POST" and form.is_sent(request, send_form, **about):
        return redirect(pilot_url("public:survey-thanks", point.pilot.slug))
    context = {**public_context(point, _("How do you live here?")), "round": survey_round}
    return open_page(request, form, "public/survey_answer.html", context)


@for_visitors
def survey_thanks(request: HttpRequest, pilot: str) -> HttpResponse:
    """The answers came in."""
    point = published_point(pilot)
    return render(request, "public/survey_thanks.html", public_context(point, _("Thank you")))
