"""The figures of the neighbourhood as of a day, in quarters: each with its definition.

What is counted comes from one selector per subject; here it gets its place and its words.
"""

from collections.abc import Sequence
from datetime import date, datetime
from statistics import median

from django.utils.translation import gettext as _

from interwonen.pilots.models import Pilot
from neighbours.selectors import consultation_hours_figures as hour_figures
from neighbours.selectors.enquiries_counts import CountedEnquiry, Timeliness
from neighbours.selectors.letters_figures import CountedLetters, LettersCounted
from neighbours.selectors.neighbourhood_figures_charts import (
    FILLS_OF_ANSWERS,
    FILLS_OF_KINDS,
    parts_picture,
)
from neighbours.selectors.neighbourhood_figures_counts import counted
from neighbours.selectors.neighbourhood_figures_lines import (
    Columns,
    NeighbourhoodFigures,
    Number,
    Part,
)
from neighbours.selectors.sounding_board_figures import (
    CountedAgreement,
    counted_agreements,
    meetings_held,
)
from neighbours.selectors.support_point_figures import neighbour_visits
from neighbours.selectors.surveys_figures import CountedRound, counted_rounds


def all_figures(pilot: Pilot, *, as_of: date, now: datetime) -> NeighbourhoodFigures:
    """All figures as of a day, from the quarter of the first thing that is counted on; `now` is the
    moment at which someone asks."""
    counts = counted(pilot, as_of=as_of, now=now)
    enquiries, hours, letters = counts.enquiries, counts.hours, counts.letters
    visits = neighbour_visits(pilot, as_of=as_of)
    meetings = meetings_held(pilot, as_of=as_of)
    agreements = counted_agreements(pilot, as_of=as_of)
    surveys = counted_rounds(pilot, as_of=as_of)
    days = [
        *(pilot.starts_on, *visits, *meetings, *letters.rounds),
        *(row.received_on for row in enquiries),
        *(row.due_on for row in agreements),
        *(row.day for row in hours),
        *(row.completed_on for row in surveys),
    ]
    columns = Columns.between(min(days), as_of)
    parts = (
        _kinds(enquiries, columns),
        _answers(enquiries, columns),
        _categories(enquiries, columns),
        _satisfaction(enquiries, columns),
        _calls_and_visits(hours, visits, columns),
        _letters(letters, columns),
        _board(meetings, agreements, columns),
        _surveys(surveys, columns),
    )
    return NeighbourhoodFigures(as_of, columns.quarters, parts)


def _received(row: CountedEnquiry) -> date:
    return row.received_on


def _due(row: CountedAgreement) -> date:
    return row.due_on


def _kinds(enquiries: Sequence[CountedEnquiry], columns: Columns) -> Part:
    kinds = dict.fromkeys(row.kind for row in enquiries)
    lines = [
        columns.line(kind, (row for row in enquiries if row.kind == kind), _received)
        for kind in kinds
    ]
    together = columns.line(_("Together"), enquiries, _received)
    return Part(
        "kinds",
        _("Questions and reports by kind"),
        (
            _("Counted in the quarter in which it came in, by whatever way, also without a name."),
            _("What was withdrawn, because it was recorded by mistake or twice, does not count."),
        ),
        (*lines, together),
        drawn=len(lines),
        picture=parts_picture(
            _("Questions and reports per quarter"),
            [kind.partition(" (")[0].lower() for kind in kinds],
            lines,
            FILLS_OF_KINDS,
        ),
    )


def _categories(enquiries: Sequence[CountedEnquiry], columns: Columns) -> Part:
    about = dict.fromkeys(row.category for row in enquiries if row.category)
    return Part(
        "categories",
        _("What reports are about"),
        (_("Each report has one subject. Other kinds may have one, and then count here too."),),
        tuple(
            columns.line(each, (row for row in enquiries if row.category == each), _received)
            for each in about
        ),
    )


def _answers(enquiries: Sequence[CountedEnquiry], columns: Columns) -> Part:
    labels = {
        Timeliness.IN_TIME: _("Answered in time"),
        Timeliness.LATE: _("Answered too late"),
        Timeliness.OPEN_IN_TIME: _("No answer yet, still in time"),
        Timeliness.OPEN_OVERDUE: _("No answer yet, too late"),
    }
    lines = [
        columns.line(label, (row for row in enquiries if row.timeliness == each), _received)
        for each, label in labels.items()
    ]
    days = columns.line(
        _("Working days to an answer (median)"), enquiries, _received, measure=_median_days
    )
    return Part(
        "answers",
        _("Answers in time"),
        _what_is_in_time(),
        (*lines, days),
        drawn=len(lines),
        picture=parts_picture(
            _("Answers in time per quarter"),
            [_("in time"), _("too late"), _("open, in time"), _("open, too late")],
            lines,
            FILLS_OF_ANSWERS,
        ),
    )


def _what_is_in_time() -> tuple[str, ...]:
    """What the figures about answers count."""
    return (
        _("Counted in the quarter in which it came in, as it stands on the day of the figures."),
        _(
            "In time is answered, closed with the reason why it needs no answer, or passed on, at "
            "the latest on the last day of the term. Days on which we wait for the neighbour "
            "move that day. For a complaint they do not: only its extension by four weeks does."
        ),
        _(
            "The median is the middle number: half of the answers came sooner, half later. Working "
            "days are counted as in the law on terms: no weekends and no holidays. What someone "
            "else answers, such as an objection, does not count here."
        ),
    )


def _median_days(enquiries: Sequence[CountedEnquiry]) -> Number:
    """The median of the working days to an answer; None without any answer."""
    days = [row.working_days for row in enquiries if row.working_days is not None]
    if not days:
        return None
    middle = median(days)
    return int(middle) if middle == int(middle) else middle


def _satisfaction(enquiries: Sequence[CountedEnquiry], columns: Columns) -> Part:
    solved = (row for row in enquiries if row.is_solved)
    refused = (row for row in enquiries if row.is_refused and not row.is_solved)
    return Part(
        "satisfaction",
        _("Solved, says the neighbour"),
        (
            _(
                "After the closing a neighbour can say through the link whether it is solved. Who says "
                "no opens it again. Whoever says nothing does not count."
            ),
        ),
        (
            columns.line(_("Solved"), solved, _received),
            columns.line(_("Not solved, opened again"), refused, _received),
        ),
    )


def _calls_and_visits(
    hours: Sequence[hour_figures.CountedHour], visits: Sequence[date], columns: Columns
) -> Part:
    measures = {
        _("Calls answered in the consultation hour"): hour_figures.calls_that_were("taken"),
        _("Called back later"): hour_figures.calls_that_were("called_back"),
        _("Still to call back"): hour_figures.calls_that_were("call_back"),
        _("Calls missed"): hour_figures.calls_that_were("missed"),
        _("Calls for each hour that neighbours could ring"): hour_figures.calls_per_hour,
    }
    return Part(
        "calls",
        _("Calls and visits"),
        (
            _("A call counts on the day of the consultation hour in which it came."),
            _(
                "A consultation hour that was cancelled or has yet to begin does not count, nor do "
                "its appointments."
            ),
            _("Each time that a neighbour walks into the support point counts as one visit."),
        ),
        (
            *(
                columns.line(label, hours, lambda row: row.day, measure=measure)
                for label, measure in measures.items()
            ),
            columns.days(_("Visits of neighbours to the support point"), visits),
        ),
    )


def _letters(letters: LettersCounted, columns: Columns) -> Part:
    return Part(
        "letters",
        _("Letters"),
        (
            _("A letter counts on the day on which it was sent, one for each address."),
            _("What the post brought back counts on the day on which it came back."),
        ),
        (
            columns.days(_("Rounds of letters sent"), letters.rounds),
            columns.line(_("Letters sent"), letters.sent, lambda row: row.day, measure=_together),
            columns.line(
                _("Letters that came back"),
                letters.returned,
                lambda row: row.day,
                measure=_together,
            ),
        ),
    )


def _together(letters: Sequence[CountedLetters]) -> int:
    return sum(row.number for row in letters)


def _surveys(surveys: Sequence[CountedRound], columns: Columns) -> Part:
    return Part(
        "surveys",
        _("Survey among neighbours"),
        (
            _(
                "A round counts on the day on which it was completed: from then on its figures stay "
                "the same. What neighbours answered is on the page of the survey."
            ),
        ),
        (
            columns.line(_("Rounds completed"), surveys, lambda row: row.completed_on),
            columns.line(
                _("Forms returned"),
                surveys,
                lambda row: row.completed_on,
                measure=lambda rows: sum(row.forms for row in rows),
            ),
        ),
    )


def _board(
    meetings: Sequence[date], agreements: Sequence[CountedAgreement], columns: Columns
) -> Part:
    labels = {
        True: _("Agreements kept"),
        False: _("Agreements not kept"),
        None: _("Past their day and still open"),
    }
    return Part(
        "board",
        _("Sounding board"),
        (
            _("A meeting counts in the quarter in which it was held."),
            _(
                "An agreement counts in the quarter of its last day, from that day on. It is still "
                "open as long as nobody said whether it was kept."
            ),
        ),
        (
            columns.days(_("Meetings held"), meetings),
            *(
                columns.line(label, (row for row in agreements if row.is_kept is kept), _due)
                for kept, label in labels.items()
            ),
        ),
    )
