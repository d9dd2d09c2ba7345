"""Writes the access log: the guard's visits, and who signed in or failed to."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils import timezone

from interwonen.access.permissions import Act
from interwonen.access.recording import Outcome, Visit
from interwonen.audit.models import AccessEvent
from interwonen.audit.on_the_server import machine, who_ran_it
from interwonen.core.client_address import client_address
from interwonen.core.devices import device_of
from interwonen.pilots.models import Pilot


def write_event(visit: Visit) -> AccessEvent:
    """Add one line to the access log, at the real time of this moment."""
    request = visit.request
    user: Any = visit.account or getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    nobody = "" if request else who_ran_it()
    organisation = getattr(user, "organisation", None)
    return AccessEvent.objects.create(
        at=timezone.now(),
        act=visit.act,
        outcome=visit.outcome,
        user=user if known else None,
        user_name=user.name if known else nobody,
        organisation_name=organisation.name if organisation else "",
        roles=visit.roles,
        pilot_id=visit.pilot_id or _pilot_named(visit.pilot_slug),
        page=visit.page,
        permission=visit.permission,
        object_type=visit.object_type,
        object_id=visit.object_id,
        subject=visit.subject,
        network_address=client_address(request) if request else None,
        device=device_of(request.headers.get("User-Agent", "")) if request else machine(),
        request_id=getattr(request, "request_id", None),
        emergency=visit.emergency,
    )


def _pilot_named(slug: str) -> int | None:
    return Pilot.objects.filter(slug=slug).values_list("pk", flat=True).first() if slug else None


def sign_in_noted(sender: Any, request: HttpRequest, user: Any, **_signal: Any) -> None:
    """A line for a successful sign-in: its page says how, such as with a passkey."""
    match = getattr(request, "resolver_match", None)
    page = match.view_name if match else settings.LOGIN_URL
    write_event(Visit(request, Act.SIGN_IN, Outcome.DONE, page=page))


def sign_in_failure_noted(
    sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **_signal: Any
) -> None:
    """A line for a failed sign-in: with the account if there is one, never with what was typed."""
    if request is not None:
        people = get_user_model().objects.select_related("organisation")
        account = people.filter(email__iexact=credentials.get("email", "")).first()
        write_event(
            Visit(request, Act.SIGN_IN, Outcome.FAILED, page="account_login", account=account)
        )


def sign_out_noted(sender: Any, request: HttpRequest, user: Any, **_signal: Any) -> None:
    """A line for a sign-out, and for a session that was over by itself."""
    if user is not None:
        page = "session-extend" if hasattr(request, "session_is_over") else "account_logout"
        write_event(Visit(request, Act.SIGN_OUT, Outcome.DONE, page=page))
