"""The stages of an enquiry from receipt to closing."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from interwonen.core.formatting import in_words
from interwonen.core.stages import Stage
from neighbours.models import Status


def enquiry_stages(enquiry: Any, *, answered: bool, closed_on: date | None) -> list[Stage]:
    """Received, answered or passed on, closed; `enquiry` as in `with_status`.

    One that was closed without an answer skips the second.
    """
    stages = [Stage(_("Received"), "done", in_words(enquiry.received_on))]
    if enquiry.status == Status.DONE:
        if not answered:
            return [*stages, Stage(_("Closed without an answer"), "done", in_words(closed_on))]
        handled = Stage(_handled(enquiry), "done", in_words(enquiry.handled_on))
        return [*stages, handled, Stage(_("Closed"), "done", in_words(closed_on))]
    if enquiry.is_settled:
        handled = Stage(_handled(enquiry), "done", in_words(enquiry.handled_on))
        return [*stages, handled, Stage(_("Close"), "current")]
    return [*stages, _to_do(enquiry), Stage(_("Close"), "todo")]


def _handled(enquiry: Any) -> str:
    return _("Passed on") if enquiry.goes_elsewhere else _("Answered")


def _to_do(enquiry: Any) -> Stage:
    due = _("at the latest on %(day)s") % {"day": in_words(enquiry.last_day)}
    if enquiry.status == Status.WAITING:
        return Stage(_("Waiting for the neighbour"), "current", due)
    return Stage(_("Pass on") if enquiry.goes_elsewhere else _("Answer"), "current", due)
