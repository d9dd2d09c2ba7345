"""What is told when open work goes to a colleague."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from interwonen.access.requests import PilotRequest
from interwonen.core.forms import BaseForm
from participants.actions.assignments_transfer import Transferred


def link_home(request: PilotRequest) -> str:
    """The address in the notices to both colleagues."""
    return request.build_absolute_uri(reverse("home:dashboard", args=[request.pilot.slug]))


def telling_transferred(form: BaseForm, field: str) -> dict[str, str | Callable[[Any], str]]:
    """What a page says when work went to the user in a field of its form; see `form_page`."""

    def tell(passed: Transferred | None) -> str:
        words = {"name": form.cleaned_data[field]}
        if passed is None:  # the same form, sent a second time
            return _("The work has been passed on to %(name)s.") % words
        return _(
            "Passed on to %(name)s: %(participants)d participants, %(sessions)d planned sessions, "
            "%(follow_ups)d follow-ups, %(drafts)d drafts."
        ) % {**words, **vars(passed)}

    unsent = _("It has been passed on, but the mails could not be sent. Tell your colleagues.")
    return {"done": tell, "unsent": unsent}
