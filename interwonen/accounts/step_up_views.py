"""The page that asks who is signed in to prove it, before what can harm most."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from interwonen.access import step_up as proof
from interwonen.access.guard import signed_in
from interwonen.access.permissions import Act
from interwonen.access.recording import Outcome, Visit, record
from interwonen.accounts import sign_in_limits
from interwonen.accounts.openid_views import ask_to_confirm
from interwonen.accounts.step_up_forms import StepUpForm
from interwonen.accounts.too_many import too_many
from interwonen.core import clock
from interwonen.core.client_address import client_network
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import sent, show_form


@signed_in
@sensitive_post_parameters()
def step_up(request: HttpRequest) -> HttpResponse:
    """Confirm that it is you, and go on with what you were doing.

    A form that waits is carried out by a POST only: no link of another site sends it.
    """
    now, place, form = clock.now(), request.GET.get("next", ""), _form(request)
    if not proof.is_proved(request.session, now=now) and (page := ask_to_confirm(request, place)):
        return page
    if request.method == "POST":
        wait = sign_in_limits.use_try(*_who_and_where(request), now=now)
        if wait:
            return too_many(request, wait)
        if form.is_valid():
            sign_in_limits.let_in(*_who_and_where(request), now=now)
            _proved(request)
            return proof.go_on(request, place, now=now)
        record(Visit(request, Act.STEP_UP, Outcome.FAILED, page="step-up"))
    elif proof.is_proved(request.session, now=now) and not proof.waits(request.session):
        return proof.go_on(request, place, now=now)
    return show_form(
        request,
        form,
        title=_("Confirm that it is you"),
        lead=_(
            "What you are about to do needs certainty about who you are. What you typed is kept."
        ),
        back="/",
    )


def _form(request: HttpRequest) -> Any:
    if proof.is_proved(request.session, now=clock.now()):
        return ButtonForm(sent(request), label=_("Go on"))
    return StepUpForm(sent(request), user=request.user)


def _who_and_where(request: Any) -> tuple[str, str]:
    return request.user.email, client_network(request)


def _proved(request: HttpRequest) -> None:
    """Note the proof, under a key of the session that nobody knows from before."""
    request.session.cycle_key()
    proof.prove(request.session, now=clock.now())
    record(Visit(request, Act.STEP_UP, Outcome.DONE, page="step-up"))
