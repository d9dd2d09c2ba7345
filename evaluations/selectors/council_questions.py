"""Terms of the council's questions, and which of them wait for someone."""

from datetime import date

from evaluations.models import CouncilQuestion, PublishedReport
from evaluations.querysets.council_questions import CouncilQuestionQuerySet
from evaluations.selectors.action_points import DUE_WITHIN
from interwonen.core.formatting import natural
from interwonen.core.working_days import end_of_working_days
from interwonen.pilots.models import Pilot

# Our own norm: no law and no rule of the council sets a term for these questions.
TERM = 10  # working days
EXTENSION = 10  # working days more, once


def last_day_for(asked_on: date) -> date:
    """The last day in time of a question asked on this day, which itself does not count."""
    return end_of_working_days(asked_on, TERM)


def last_day_extended(due_on: date) -> date:
    """The last day to which the term may be extended, that day included."""
    return end_of_working_days(due_on, EXTENSION)


def council_questions_due(pilot: Pilot, today: date) -> CouncilQuestionQuerySet:
    """The open questions of a pilot that wait for an act, the most pressing first: to be looked at,
    without anyone who answers, late, or due at most DUE_WITHIN after `today`."""
    return CouncilQuestion.objects.of_pilot(pilot).pressing(by=today + DUE_WITHIN, on=today)


def split_by_need(
    rows: CouncilQuestionQuerySet, *, on: date
) -> tuple[list[CouncilQuestion], list[CouncilQuestion]]:
    """Open questions as those that wait for an act on the date `on`, and the others."""
    found: list[CouncilQuestion] = list(rows)
    pressing = [row for row in found if _presses(row, on)]
    return pressing, [row for row in found if row not in pressing]


def _presses(row: CouncilQuestion, on: date) -> bool:
    """As `pressing` of the queryset."""
    return not row.is_accepted or row.owner_id is None or row.term_ends_on <= on + DUE_WITHIN


def latest_editions(pilot: Pilot) -> list[PublishedReport]:
    """The last edition on each quarter, the latest quarter first."""
    rows = PublishedReport.objects.of_pilot(pilot).select_related("report")
    last = {row.report_id: row for row in rows}
    return list(last.values())[::-1]


def public_questions(published: PublishedReport, *, on: date) -> list[CouncilQuestion]:
    """What everyone reads on the date `on` beside an edition: the accepted questions about any
    edition of the same report, by the number of the block and then in the order of asking."""
    rows = CouncilQuestion.objects.filter(published__report=published.report_id).shown(on=on)
    return sorted(rows, key=lambda row: natural(row.block_number))
