"""Sign in with one's own organisation: the way there and back."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from interwonen.access import step_up
from interwonen.access.guard import public
from interwonen.access.permissions import Act
from interwonen.access.recording import Outcome, Visit, record
from interwonen.accounts import rules, sign_in_limits
from interwonen.accounts.actions.identities import end_claimed_roles, known_as, recognise
from interwonen.accounts.issuers import Issuer
from interwonen.accounts.models import Membership
from interwonen.accounts.proofs import SESSION_KEY, IssuerAway, NotProved, Proof, issuer_of
from interwonen.accounts.too_many import record_too_many, too_many
from interwonen.core import clock
from interwonen.core.client_address import client_network
from interwonen.core.drafts import is_own_place
from interwonen.core.rules import RuleBroken, refuse_unless

_PAGE = "openid-return"


@public
@never_cache
@require_POST
def openid_begin(request: HttpRequest, issuer: str) -> HttpResponse:
    """Lead to the sign-in of an organisation."""
    from interwonen.accounts import openid

    chosen = _issuer(issuer)
    wait = sign_in_limits.use_way_out(client_network(request), now=clock.now())
    if wait:
        return too_many(request, wait)
    try:
        place, again = request.POST.get("next", ""), "again" in request.POST
        there = openid.begin(request, chosen, place=place, again=again)
    except IssuerAway:
        return _away(request, chosen)
    except NotProved:
        return _not_proved(request, chosen)
    return redirect(there)


@public
@never_cache
@require_GET
def openid_return(request: HttpRequest, issuer: str) -> HttpResponse:
    """Come back from an organisation, and be let in.

    Whoever did not go there from this session costs no line in the log and no question there.
    """
    from interwonen.accounts import openid

    chosen = _issuer(issuer)
    if not openid.was_begun(request, chosen):
        return _explain(request, chosen)
    if wait := _use_way_back(request):
        return too_many(request, wait)
    try:
        proof = openid.finish(request, chosen)
    except IssuerAway:
        return _away(request, chosen)
    except NotProved:
        return _not_proved(request, chosen)
    return _come_in(request, chosen, proof)


def _use_way_back(request: HttpRequest) -> timedelta:
    """How long to wait, if one came back too often from this network; a line for it once an hour."""
    network, now = client_network(request), clock.now()
    wait = sign_in_limits.use_way_back(network, now=now)
    if wait and sign_in_limits.claim_way_back_line(network, now=now):
        record_too_many(request, _PAGE, None)
    return wait


def _issuer(key: str) -> Issuer:
    try:
        issuer: Issuer = settings.OPENID_ISSUERS[key]
    except KeyError:
        raise Http404 from None
    return issuer


def _come_in(request: Any, issuer: Issuer, proof: Proof) -> HttpResponse:
    claims, now = proof.claims, clock.now()
    for membership in end_claimed_roles(issuer=issuer, claims=claims, now=now):
        _note_role(request, membership)
    try:
        recognised = recognise(issuer=issuer, claims=claims, now=now)
        is_same = not proof.again or recognised.user == request.user
        refuse_unless(is_same, rules.SAME_PERSON_AGAIN)
    except RuleBroken as refusal:
        account = known_as(issuer, claims)
        record(Visit(request, Act.SIGN_IN, Outcome.REFUSED, page=_PAGE, account=account))
        return _explain(request, issuer, rule=refusal.rule)
    for membership in recognised.given:
        _note_role(request, membership)
    if proof.again:
        return _confirmed(request, proof.place)
    user: Any = recognised.user
    user.backend = "interwonen.accounts.backends.SignedInAtIssuer"
    get_adapter(request).login(request, user)
    if proof.is_recent:
        step_up.prove(request.session, now=now)
    request.session[SESSION_KEY] = {"issuer": issuer.key, "ends_at": proof.ends_at}
    return redirect(proof.place if is_own_place(proof.place) else settings.LOGIN_REDIRECT_URL)


def _confirmed(request: HttpRequest, place: str) -> HttpResponse:
    """Note that whoever is signed in proved it again, and go on where that was asked."""
    step_up.note_proof(request, now=clock.now())
    return redirect(place if is_own_place(place) else settings.LOGIN_REDIRECT_URL)


def ask_to_confirm(request: HttpRequest) -> HttpResponse | None:
    """The page that leads to the issuer for a proof, of whose session began there; else None.

    From there one comes back to the same address, where what waits is carried out.
    """
    issuer = issuer_of(request.session)
    if issuer is None:
        return None
    waiting = step_up.what_waits(request)
    context = {"title": _("Confirm that it is you"), "issuer": issuer, "waiting": waiting}
    return render(request, "accounts/openid_confirm.html", context)


def _note_role(request: HttpRequest, membership: Membership) -> None:
    """A line in the access log: an issuer gave someone a role, or took it away."""
    record(
        Visit(
            request,
            Act.ROLE,
            Outcome.DONE,
            page=_PAGE,
            pilot_id=membership.pilot_id,
            roles=membership.role,
            object_type=membership._meta.label_lower,
            object_id=str(membership.pk),
            account=membership.user,
        )
    )


def _not_proved(request: HttpRequest, issuer: Issuer) -> HttpResponse:
    record(Visit(request, Act.SIGN_IN, Outcome.FAILED, page=_PAGE))
    return _explain(request, issuer)


def _away(request: HttpRequest, issuer: Issuer) -> HttpResponse:
    record(Visit(request, Act.SIGN_IN, Outcome.FAILED, page=_PAGE))
    return _explain(request, issuer, is_away=True, status=HTTPStatus.SERVICE_UNAVAILABLE)


def _explain(
    request: HttpRequest,
    issuer: Issuer,
    status: HTTPStatus = HTTPStatus.FORBIDDEN,
    **why: Any,
) -> HttpResponse:
    """Why someone was not let in, and what they can do."""
    context = {"title": _("You are not signed in"), "issuer": issuer, **why}
    return render(request, "accounts/openid_refused.html", context, status=status)
