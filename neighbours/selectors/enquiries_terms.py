"""By when an enquiry must be answered, and how that day came about."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interwonen.core.formatting import in_words
from interwonen.core.working_days import end_of_term, end_of_working_days, working_days_between
from neighbours.models import Enquiry, EnquiryStep, Status
from neighbours.models.enquiries import AT_SUPPORT_POINT, BY_FORM, BY_PHONE

# Service norms of the pilot in working days; the law sets none for these (docs/decisions/22).
ANSWER_DAYS = 5
REPORT_DAYS = 10
# Who came in like this hears at once that we have it.
_HEARS_AT_ONCE = (BY_FORM, AT_SUPPORT_POINT, BY_PHONE)
REACTION_DAYS = 1  # to confirm receipt, to react to a report, or to pass on what goes elsewhere
# Awb article 9:11: a complaint is dealt with within six weeks of receipt, or four weeks later when the
# neighbour is told so in writing.
COMPLAINT_TERM, EXTENSION = timedelta(weeks=6), timedelta(weeks=4)


def last_day_from(enquiry: Enquiry, day: date) -> date:
    """The last day for an answer when an enquiry comes in, or is opened again, on a day.

    For an objection, and for a threat or violence, it is the last day to pass it on.
    """
    if enquiry.goes_elsewhere:
        return end_of_working_days(day, REACTION_DAYS)
    if enquiry.has_term_of_law:
        return end_of_term(day + COMPLAINT_TERM)
    return end_of_working_days(day, REPORT_DAYS if enquiry.is_report else ANSWER_DAYS)


def reaction_due(enquiry: Enquiry, *, has_heard: bool) -> date | None:
    """The last day to let the neighbour hear that we have it; None when that was done, was clear when
    it came in, or there is nobody to tell. `enquiry` is as in `with_status`."""
    is_told = has_heard or enquiry.channel_id in _HEARS_AT_ONCE or enquiry.is_anonymous
    if is_told or not enquiry.is_open:
        return None
    return end_of_working_days(enquiry.received_on, REACTION_DAYS)


def last_day_after(enquiry: Enquiry, last: EnquiryStep | None, *, status: str, on: date) -> date:
    """The last day for an answer after a step into `status` on a date; `last` is the one before it.

    The working days that we waited for the neighbour are added, and what is opened again gets a
    new term. A term of the law goes on: the law knows no pause, and nothing extends a term that is
    over (Awb article 9:11).
    """
    if status == Status.REOPENED:
        return last_day_from(enquiry, on)
    due = last.due_on if last else enquiry.due_on
    if enquiry.has_term_of_law:
        is_extended = status == Status.EXTENDED and on <= due
        return end_of_term(due + EXTENSION) if is_extended else due
    if last is None or last.status != Status.WAITING:
        return due
    return end_of_working_days(due, working_days_between(last.taken_on, on))


def may_be_extended(enquiry: Enquiry, steps: Sequence[EnquiryStep], *, on: date) -> bool:
    """Whether the term can be extended on a date, after these steps that stand: that of a complaint,
    once since it came in or was opened again, and before it is over."""
    due = steps[-1].due_on if steps else enquiry.due_on
    return enquiry.has_term_of_law and on <= due and extension_of(steps) is None


def extension_of(steps: Sequence[EnquiryStep]) -> EnquiryStep | None:
    """The step among these that stand which extended the term since the enquiry came in or was opened
    again; None without one."""
    turns = (step for step in reversed(steps) if step.status in (Status.EXTENDED, Status.REOPENED))
    last = next(turns, None)
    return last if last is not None and last.status == Status.EXTENDED else None


def is_extended_late(enquiry: Enquiry, steps: Sequence[EnquiryStep]) -> bool:
    """Whether the term stands extended, after these steps that stand, from a day when it was over.

    Only the term from the receipt can be, when that day is corrected.
    """
    extension = extension_of(steps)
    if extension is None or any(step.status == Status.REOPENED for step in steps):
        return False
    return extension.taken_on > enquiry.due_on


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
    if enquiry.has_term_of_law:
        return _("Received on %(day)s, six weeks by law: %(due)s.") % words
    words["number"] = str(REPORT_DAYS if enquiry.is_report else ANSWER_DAYS)
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
    if enquiry.has_term_of_law:
        return _("We wait for the neighbour since %(day)s; the term of the law goes on.") % since
    return _("We wait for the neighbour since %(day)s; the term stands still.") % since
