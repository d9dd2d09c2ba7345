"""The stages of an enquiry from receipt to closing."""

from datetime import date

from django.utils.translation import gettext as _

from interwonen.core.formatting import in_words
from interwonen.core.stages import Stage
from neighbours.models import Enquiry


def enquiry_stages(enquiry: Enquiry, *, replied_on: date | None) -> list[Stage]:
    """Received, answered, closed; an enquiry closed without an answer skips the second."""
    received = Stage(_("Received"), "done", in_words(enquiry.received_on))
    if enquiry.closed_on is None:
        return [received, _answer(enquiry, replied_on), _closing(replied_on)]
    closed = in_words(enquiry.closed_on)
    if replied_on is None:
        return [received, Stage(_("Closed without an answer"), "done", closed)]
    return [received, _answer(enquiry, replied_on), Stage(_("Closed"), "done", closed)]


def _answer(enquiry: Enquiry, replied_on: date | None) -> Stage:
    if replied_on is not None:
        return Stage(_("Answered"), "done", in_words(replied_on))
    due = _("at the latest on %(day)s") % {"day": in_words(enquiry.due_on)}
    return Stage(_("Answer"), "current", due)


def _closing(replied_on: date | None) -> Stage:
    return Stage(_("Close"), "todo" if replied_on is None else "current")
