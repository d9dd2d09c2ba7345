"""The page that asks who is signed in to prove it, before what can harm most."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from interwonen.access import step_up as proof
from interwonen.access.guard import signed_in
from interwonen.access.permissions import Act
from interwonen.access.recording import Outcome, Visit, record
from interwonen.accounts.openid_views import ask_to_confirm
from interwonen.accounts.second_factor import factors_of, is_gone
from interwonen.accounts.step_up_forms import StepUpCodeForm, StepUpForm, StepUpPasskeyForm
from interwonen.core import clock
from interwonen.core.drafts import is_own_place
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import sent, show_form


@signed_in
@sensitive_post_parameters()
def step_up(request: HttpRequest) -> HttpResponse:
    """Confirm that it is you, and go on with what you were doing.

    A form that waits is carried out by a POST only: no link of another site sends it.
    """
    now, place = clock.now(), request.GET.get("next", "")
    if request.method == "POST" and "drop" in request.POST:
        proof.drop(request)
        messages.info(request, _("It has not been done."))
        return redirect(_back(request))
    was_proved = proof.is_proved(request.session, now=now)
    if not was_proved and (page := ask_to_confirm(request)):
        return page
    factors = [] if was_proved else factors_of(request.user)
    if not (was_proved or factors) and is_gone(request):
        return redirect("mfa_index")
    form = _form(request, factors, was_proved=was_proved)
    if request.method == "POST":
        if form.is_valid():
            if not was_proved:
                proof.note_proof(request, now=now)
            return _go_on(request, place)
        record(Visit(request, Act.STEP_UP, Outcome.FAILED, page="step-up"))
    elif was_proved and not proof.waits(request):
        return _go_on(request, place)
    return _show(request, form, factors, place)


def _go_on(request: HttpRequest, place: str) -> HttpResponse:
    """Carry it out; a file stands behind a link, because the page stays where one asked for it."""
    words, is_file = proof.asked_for(place)
    if not is_file or proof.waits(request):
        return proof.go_on(request, place)
    context = {"title": _("It is sure that it is you"), "words": words, "back": _back(request)}
    return render(request, "accounts/step_up_file.html", {**context, "place": place})


def _back(request: HttpRequest) -> str:
    """The page from which one asked for it, or the overview."""
    back = request.GET.get("back", "")
    return back if is_own_place(back) else "/"


def _show(request: HttpRequest, form: Any, factors: list[Any], place: str) -> HttpResponse:
    words, _is_file = proof.asked_for(place)
    waiting = proof.what_waits(request)
    lead = [_("We ask this before what could do much harm in the hands of someone else.")]
    if words and not waiting:
        lead.insert(0, _("What you asked for: %(words)s.") % {"words": words})
    return show_form(
        request,
        form,
        title=_("Confirm that it is you"),
        lead=" ".join(lead),
        back="" if waiting else _back(request),
        template="accounts/step_up.html",
        waiting=waiting,
        options=_passkey_options(request, factors),
    )


def _form(request: HttpRequest, factors: list[Any], *, was_proved: bool) -> Any:
    if was_proved:
        label = _("Carry it out") if proof.waits(request) else _("Go on")
        return ButtonForm(sent(request), label=label)
    kind: Any = StepUpCodeForm if factors else StepUpForm
    if factors and "credential" in request.POST:
        kind = StepUpPasskeyForm
    return kind(sent(request), user=request.user)


def _passkey_options(request: Any, factors: list[Any]) -> dict[str, Any] | None:
    kinds = {factor.type for factor in factors}
    if Authenticator.Type.WEBAUTHN not in kinds:
        return None
    return {"request_options": begin_authentication(request.user)}
