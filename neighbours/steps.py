"""The way of an enquiry from receipt to closing, for the line of steps on its page."""

from datetime import date

from django.utils.translation import gettext as _

from interwonen.core.steps import Step
from interwonen.core.wording import in_words
from neighbours.models import Enquiry


def enquiry_steps(enquiry: Enquiry, *, replied_on: date | None) -> list[Step]:
    """Received, answered, closed; what was closed without an answer has no middle."""
    received = Step(_("Received"), "done", in_words(enquiry.received_on))
    if enquiry.closed_on is None:
        return [received, _answer(enquiry, replied_on), _closing(replied_on)]
    closed = in_words(enquiry.closed_on)
    if replied_on is None:
        return [received, Step(_("Closed without an answer"), "done", closed)]
    return [received, _answer(enquiry, replied_on), Step(_("Closed"), "done", closed)]


def _answer(enquiry: Enquiry, replied_on: date | None) -> Step:
    if replied_on is not None:
        return Step(_("Answered"), "done", in_words(replied_on))
    due = _("at the latest on %(day)s") % {"day": in_words(enquiry.due_on)}
    return Step(_("Answer"), "current", due)


def _closing(replied_on: date | None) -> Step:
    return Step(_("Close"), "todo" if replied_on is None else "current")
