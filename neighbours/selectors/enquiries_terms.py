"""By when an enquiry must be answered, and how that day came about."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import takewhile

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interwonen.core.formatting import in_words
from interwonen.core.working_days import end_of_term, end_of_working_days, working_days_between
from neighbours.models import Enquiry, EnquiryStep, Status

# Service norms of the pilot in working days; the law sets none for these (docs/decisions/22).
ANSWER_DAYS = 5
REPORT_DAYS = 10
REACTION_DAYS = 1  # to confirm receipt, to react to a report, or to pass on what goes elsewhere
# Awb article 9:11: a complaint is dealt with within six weeks of receipt, or four weeks later when the
# neighbour is told so in writing.
COMPLAINT_TERM, EXTENSION = timedelta(weeks=6), timedelta(weeks=4)


def last_day_for(kind_code: str, received_on: date, *, is_threat: bool = False) -> date:
    """The last day for an answer to an enquiry of this kind, received on that date.

    For an objection, and for a threat or violence, it is the last day to pass it on.
    """
    if is_threat or kind_code == "objection":
        return end_of_working_days(received_on, REACTION_DAYS)
    if kind_code == "complaint":
        return end_of_term(received_on + COMPLAINT_TERM)
    days = REPORT_DAYS if kind_code == "report" else ANSWER_DAYS
    return end_of_working_days(received_on, days)


def reaction_date(received_on: date) -> date:
    """The last day to let the neighbour hear something: that we have it, or that we look at it."""
    return end_of_working_days(received_on, REACTION_DAYS)


def last_day_from(enquiry: Enquiry, received_on: date) -> date:
    """The last day for an answer when an enquiry comes in, or is opened again, on a date."""
    return last_day_for(enquiry.kind.code, received_on, is_threat=enquiry.is_threat)


def last_day_after(enquiry: Enquiry, last: EnquiryStep | None, *, status: str, on: date) -> date:
    """The last day for an answer after a step into `status` on a date; `last` is the one before it.

    The working days that we waited for the neighbour are added, and what is opened again gets a
    new term. The term of a complaint goes on: the law knows no pause (Awb article 9:11).
    """
    if status == Status.REOPENED:
        return last_day_from(enquiry, on)
    due = last.due_on if last else enquiry.due_on
    if status == Status.EXTENDED and never_stands_still(enquiry):
        return end_of_term(due + EXTENSION)
    if last is None or last.status != Status.WAITING or never_stands_still(enquiry):
        return due
    return end_of_working_days(due, working_days_between(last.taken_on, on))


def may_be_extended(enquiry: Enquiry, steps: Sequence[EnquiryStep], *, on: date) -> bool:
    """Whether the term can be extended on a date, after these steps that stand: that of a complaint,
    once since it came in or was opened again, and before it is over."""
    due = steps[-1].due_on if steps else enquiry.due_on
    statuses = [step.status for step in reversed(steps)]
    since = list(takewhile(lambda status: status != Status.REOPENED, statuses))
    is_complaint = never_stands_still(enquiry) and not enquiry.goes_elsewhere
    return is_complaint and on <= due and Status.EXTENDED not in since


def never_stands_still(enquiry: Enquiry) -> bool:
    """Whether the term goes on while we wait for the neighbour: that of a complaint, set by law."""
    return bool(enquiry.kind.code == "complaint")


def term_in_words(enquiry: Enquiry, steps: Iterable[EnquiryStep]) -> list[str]:
    """How the last day for an answer came about, a line for each part; `steps` are those that stand."""
    due, lines, last = enquiry.due_on, [_first_term(enquiry)], None
    for step in steps:
        if step.status == Status.REOPENED:
            words = {"day": in_words(step.taken_on), "due": in_words(step.due_on)}
            lines.append(_("Opened again on %(day)s: %(due)s.") % words)
        elif step.status == Status.EXTENDED and step.due_on != due:
            words = {"day": in_words(step.taken_on), "due": in_words(step.due_on)}
            lines.append(_("Extended by four weeks on %(day)s: %(due)s.") % words)
        elif last is not None and step.due_on != due:
            lines.append(_waited(last, step))
        due, last = step.due_on, step
    if last is not None and enquiry.waits_for_neighbour:
        lines.append(_pause(enquiry, last))
    return lines


def _first_term(enquiry: Enquiry) -> str:
    words = {"day": in_words(enquiry.received_on), "due": in_words(enquiry.due_on)}
    if enquiry.goes_elsewhere:
        return _("Received on %(day)s, to be passed on within 1 working day: %(due)s.") % words
    if enquiry.kind.code == "complaint":
        return _("Received on %(day)s, six weeks by law: %(due)s.") % words
    words["number"] = str(REPORT_DAYS if enquiry.kind.code == "report" else ANSWER_DAYS)
    return _("Received on %(day)s, %(number)s working days: %(due)s.") % words


def _waited(last: EnquiryStep, step: EnquiryStep) -> str:
    number = working_days_between(last.taken_on, step.taken_on)
    words = {
        "number": number,
        "first": in_words(last.taken_on),
        "last": in_words(step.taken_on),
        "due": in_words(step.due_on),
    }
    return (
        ngettext(
            "Waited for the neighbour from %(first)s to %(last)s: %(number)d working day later, %(due)s.",
            "Waited for the neighbour from %(first)s to %(last)s: %(number)d working days later, %(due)s.",
            number,
        )
        % words
    )


def _pause(enquiry: Enquiry, last: EnquiryStep) -> str:
    since = {"day": in_words(last.taken_on)}
    if never_stands_still(enquiry):
        return _("We wait for the neighbour since %(day)s; the term of the law goes on.") % since
    return _("We wait for the neighbour since %(day)s; the term stands still.") % since
