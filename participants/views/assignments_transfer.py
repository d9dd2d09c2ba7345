"""Carry out that open work goes to a colleague, and tell what went along."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from interwonen.access.requests import PilotRequest
from interwonen.accounts.models import User
from interwonen.core.forms import BaseForm
from participants.actions.assignments_transfer import Transferred


def transfer(
    request: PilotRequest,
    form: BaseForm,
    action: Callable[..., Transferred],
    *,
    to: str,
    **facts: Any,
) -> bool:
    """Let a form pass work on to the user in its field `to`; False when it was refused.

    When the mail server refuses the notices the work has been passed on all the same.
    """
    link = request.build_absolute_uri(reverse("home:dashboard", args=[request.pilot.slug]))
    getter: User = form.cleaned_data[to]
    try:
        passed = form.attempt(action, link=link, by=request.user, **form.cleaned_data, **facts)
    except OSError:
        text = _("It has been passed on, but the mails could not be sent. Tell your colleagues.")
        messages.warning(request, text)
        return True
    if passed:
        messages.success(request, _what_was_transferred(passed, getter))
    return bool(passed)


def _what_was_transferred(passed: Transferred | bool, getter: User) -> str:
    if not isinstance(passed, Transferred):  # the same form, sent a second time
        return _("The work has been passed on to %(name)s.") % {"name": getter}
    return _(
        "Passed on to %(name)s: %(participants)d participants, %(sessions)d planned sessions, "
        "%(follow_ups)d follow-ups, %(drafts)d drafts."
    ) % {"name": getter, **vars(passed)}
