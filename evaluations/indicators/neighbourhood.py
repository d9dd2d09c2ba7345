"""What neighbours asked and heard, and when the support point was open.

The page of the neighbourhood shows more of these, by the same rows (neighbours/selectors).
"""

from collections.abc import Collection
from functools import partial

from django.utils.translation import gettext_lazy as _

from evaluations.indicators.indicator import Counted, Indicator, Publishing, Subject, Unit
from evaluations.selectors.facts import Facts
from interwonen.access.permissions import Permission
from interwonen.core.spans import Span
from neighbours.selectors.enquiries_counts import CountedEnquiry, Timeliness

ANSWERED = (Timeliness.IN_TIME, Timeliness.LATE)
OPEN = (Timeliness.OPEN_IN_TIME, Timeliness.OPEN_OVERDUE)


def received_in(
    facts: Facts, days: Span, states: Collection[Timeliness] = tuple(Timeliness)
) -> list[CountedEnquiry]:
    """The enquiries that came in in the period and stand so on the day of the facts."""
    return [
        row for row in facts.enquiries if days.holds(row.received_on) and row.timeliness in states
    ]


def _received(
    facts: Facts, days: Span, states: Collection[Timeliness] = tuple(Timeliness)
) -> list[Counted]:
    return [_row(row) for row in received_in(facts, days, states)]


def _row(enquiry: CountedEnquiry) -> Counted:
    record = ("neighbours:enquiry-detail", enquiry.pk)
    key = f"enquiry {enquiry.pk}"
    return Counted(enquiry.received_on, enquiry.kind, record=record, key=key)


def _waiting(facts: Facts, _days: Span) -> list[Counted]:
    return [_row(row) for row in facts.enquiries if row.due_on]


def _waiting_too_long(facts: Facts, _days: Span) -> list[Counted]:
    return [_row(row) for row in facts.enquiries if row.is_overdue]


def _letters(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(row.day, amount=row.number, key=f"letter {row.pk}")
        for row in facts.letters.sent
        if days.holds(row.day)
    ]


def _hours(facts: Facts, days: Span) -> list[Counted]:
    return [Counted(row.day, key=f"hour {row.pk}") for row in facts.hours if days.holds(row.day)]


def _open_days(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(row.day, key=f"day {row.pk}")
        for row in facts.open_days
        if row.minutes and days.holds(row.day)
    ]


_street = partial(Indicator, subject=Subject.NEIGHBOURHOOD, publishing=Publishing.NO_PERSONS)
_enquiries = partial(_street, rows_for=Permission.ENQUIRY_READ)
_of_received = partial(
    _enquiries,
    denominator=_("questions and reports that came in"),
    out_of=_received,
    unit=Unit.SHARE,
)

NEIGHBOURHOOD = (
    _enquiries(
        code="enquiries",
        slug="vragen-en-meldingen",
        name=_("Questions and reports received"),
        definition=_(
            "How many questions, reports and complaints of neighbours came in, by whatever way. What "
            "was withdrawn, because it was recorded by mistake or twice, does not count."
        ),
        numerator=_("questions and reports that came in"),
        counts=_received,
    ),
    _of_received(
        code="answered_in_time",
        slug="op-tijd-beantwoord",
        name=_("Answered in time"),
        definition=_(
            "How many of those that came in were answered, closed with a reason or passed on by the "
            "last day of their term, as it stands on the day of the figures."
        ),
        numerator=_("answered at the latest on the last day of the term"),
        counts=partial(_received, states=(Timeliness.IN_TIME,)),
    ),
    _of_received(
        code="answered_late",
        slug="te-laat-beantwoord",
        name=_("Answered too late"),
        definition=_(
            "How many of those that came in were answered after the last day of their term."
        ),
        numerator=_("answered after the last day of the term"),
        counts=partial(_received, states=(Timeliness.LATE,)),
    ),
    _of_received(
        code="enquiries_open",
        slug="zonder-antwoord",
        name=_("Without an answer"),
        definition=_(
            "How many of those that came in have no answer yet on the day of the figures."
        ),
        numerator=_("without an answer on the day"),
        counts=partial(_received, states=OPEN),
    ),
    _of_received(
        code="enquiries_overdue",
        slug="zonder-antwoord-te-laat",
        name=_("Without an answer and too late"),
        definition=_(
            "How many of those that came in have no answer yet, while the last day of their term has "
            "passed."
        ),
        numerator=_("without an answer after the last day of the term"),
        counts=partial(_received, states=(Timeliness.OPEN_OVERDUE,)),
    ),
    _enquiries(
        code="enquiries_waiting",
        slug="wachten-op-ons",
        name=_("Waiting for our answer"),
        definition=_(
            "How many questions and reports wait for an answer of ours on the day, or wait to be "
            "passed on. What waits for the neighbour does not count; what was opened again does."
        ),
        numerator=_("questions and reports that wait for us"),
        counts=_waiting,
        of_a_day=True,
    ),
    _enquiries(
        code="enquiries_waiting_overdue",
        slug="wachten-op-ons-te-laat",
        name=_("Waiting for our answer too long"),
        definition=_("How many of those that wait for us are past the last day of their term."),
        numerator=_("past the last day of the term"),
        counts=_waiting_too_long,
        denominator=_("questions and reports that wait for us"),
        out_of=_waiting,
        unit=Unit.SHARE,
        of_a_day=True,
    ),
    _street(
        code="letters",
        slug="brieven",
        name=_("Letters sent to the neighbourhood"),
        definition=_("How many letters were sent, one for each address of each round."),
        numerator=_("letters that were sent"),
        counts=_letters,
        rows_for=Permission.NEIGHBOURHOOD_READ,
    ),
    _street(
        code="consultation_hours",
        slug="spreekuren",
        name=_("Consultation hours held"),
        definition=_(
            "How many telephone consultation hours there were. One that was cancelled does not count."
        ),
        numerator=_("consultation hours that were held"),
        counts=_hours,
        rows_for=Permission.NEIGHBOURHOOD_READ,
    ),
    _street(
        code="support_point_days",
        slug="steunpunt-open",
        name=_("Days on which the support point was open"),
        definition=_("How many days of the day book say that the support point was open."),
        numerator=_("days on which it was open"),
        counts=_open_days,
        rows_for=Permission.SUPPORT_POINT_READ,
    ),
)
