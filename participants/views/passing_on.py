"""What is told when open work goes to a colleague."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from interwonen.access.requests import PilotRequest
from interwonen.accounts.models import User
from participants.actions import PassedOn


def first_page(request: PilotRequest) -> str:
    """The whole address of the first page in the pilot, for in a mail."""
    return request.build_absolute_uri(reverse("home:dashboard", args=[request.pilot.slug]))


@contextmanager
def mail_may_fail(request: PilotRequest) -> Iterator[None]:
    """Warn when a mail server refuses what is sent after the work was passed on."""
    try:
        yield
    except OSError:
        messages.warning(
            request,
            _("It has been passed on, but the mails could not be sent. Tell your colleagues."),
        )


def what_passed(passed: PassedOn | bool, getter: User) -> str:
    """How much went along, in words."""
    if not isinstance(passed, PassedOn):  # the same form, sent a second time
        return _("The work has been passed on to %(name)s.") % {"name": getter}
    return _(
        "Passed on to %(name)s: %(participants)d participants, %(sessions)d planned sessions, "
        "%(follow_ups)d follow-ups, %(drafts)d drafts."
    ) % {"name": getter, **vars(passed)}
