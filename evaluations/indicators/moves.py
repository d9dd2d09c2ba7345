"""Who moved in and out, where to, and how long they waited and stayed."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from django.utils.translation import gettext_lazy as _

from evaluations.indicators.indicator import (
    Counted,
    Counting,
    Indicator,
    Publishing,
    Subject,
    Unit,
    Words,
)
from evaluations.selectors.facts import Facts
from evaluations.selectors.facts_rows import StayFact
from interwonen.access.permissions import Permission
from interwonen.core.spans import ONE_DAY, Span

# By the class of a destination: the name in addresses, the figure, and what it counts.
_EXIT_CLASSES: dict[str, tuple[str, Words, Words, Words]] = {
    "positive": (
        "passend",
        _("Moved out to a fitting home"),
        _(
            "How many of those who left went to a home of their own, a home rented through the care "
            "provider, supported living or Housing First."
        ),
        _("people who left to a fitting home"),
    ),
    "neutral": (
        "anders",
        _("Moved out to elsewhere"),
        _(
            "How many of those who left went neither to a fitting home, nor homeless or to detention."
        ),
        _("people who left to elsewhere"),
    ),
    "negative": (
        "dakloos-of-detentie",
        _("Moved out homeless or to detention"),
        _("How many of those who left went to a shelter, to the street or to detention."),
        _("people who left homeless or to detention"),
    ),
}


def arrivals_in(facts: Facts, days: Span) -> list[StayFact]:
    """The first stay of each person who came to live in the pilot in the period; a move from one
    dwelling to another is no arrival."""
    first: dict[int, StayFact] = {}
    for stay in facts.stays:
        if days.holds(stay.starts_on) and not _is_move(stay, facts.stays):
            first.setdefault(stay.participant, stay)
    return list(first.values())


def _is_move(stay: StayFact, stays: Iterable[StayFact]) -> bool:
    """Whether the person came from another dwelling of the pilot the day before."""
    day_before = stay.starts_on - ONE_DAY
    return any(
        other.participant == stay.participant
        and other.ends_on == day_before
        and not other.exited_on
        for other in stays
    )


def exits_in(facts: Facts, days: Span) -> list[StayFact]:
    """The stays that ended with an exit in the period: each person once, by the last exit."""
    left = [stay for stay in facts.stays if stay.exited_on and days.holds(stay.exited_on)]
    last = {stay.participant: stay for stay in sorted(left, key=lambda stay: stay.ends_on)}
    return list(last.values())


def exit_key(stay: StayFact) -> str:
    """What an exit is known by among the records that a figure counted."""
    return f"exit {stay.pk}"


def _here_from(stay: StayFact, stays: Iterable[StayFact]) -> date:
    """The first day of living in the pilot, before any moves within it."""
    for other in stays:
        if (
            other.participant == stay.participant
            and other.ends_on == stay.starts_on - ONE_DAY
            and not other.exited_on
        ):
            return _here_from(other, stays)
    return stay.starts_on


def _moved_in(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(stay.starts_on, stay.dwelling, participant=stay.participant, key=f"stay {stay.pk}")
        for stay in arrivals_in(facts, days)
    ]


def _moved_out(facts: Facts, days: Span, exit_class: str | None = None) -> list[Counted]:
    return [
        Counted(stay.exited_on, stay.dwelling, participant=stay.participant, key=exit_key(stay))
        for stay in exits_in(facts, days)
        if exit_class is None or stay.exit_class == exit_class
    ]


def _homeless_again(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(stay.homeless_on, stay.dwelling, participant=stay.participant)
        for stay in exits_in(facts, days)
        if stay.homeless_on and stay.homeless_on <= facts.as_of
    ]


def _days_waited(facts: Facts, days: Span) -> list[Counted]:
    """For each arrival the days since the last acceptance before it."""
    rows = []
    for stay in arrivals_in(facts, days):
        accepted = [
            row.decided_on
            for row in facts.referrals
            if row.participant == stay.participant and row.decision == "accepted"
            if row.decided_on and row.decided_on <= stay.starts_on
        ]
        if accepted:
            waited = (stay.starts_on - max(accepted)).days
            rows.append(Counted(stay.starts_on, stay.dwelling, waited, stay.participant))
    return rows


def _days_stayed(facts: Facts, days: Span) -> list[Counted]:
    rows = []
    for stay in exits_in(facts, days):
        lived = Span(_here_from(stay, facts.stays), stay.ends_on).days
        rows.append(Counted(stay.exited_on, stay.dwelling, lived, stay.participant))
    return rows


def _each_once(counting: Counting, facts: Facts, days: Span) -> list[Counted]:
    return [Counted(row.day, row.what, 1, row.participant) for row in counting(facts, days)]


_private = partial(Indicator, subject=Subject.FLOW, publishing=Publishing.SENSITIVE)
_seen = partial(
    Indicator,
    subject=Subject.FLOW,
    publishing=Publishing.SEEN_FROM_THE_STREET,
    rows_for=Permission.PARTICIPANT_STATUS,
)

MOVES = (
    _seen(
        code="moved_in",
        slug="instroom",
        name=_("Moved in"),
        definition=_(
            "How many people came to live in the pilot. A move from one dwelling to another does not "
            "count; each person counts once in the period."
        ),
        numerator=_("people who came to live in the pilot"),
        counts=_moved_in,
    ),
    _seen(
        code="moved_out",
        slug="uitstroom",
        name=_("Moved out"),
        definition=_(
            "How many people left the pilot: an exit was recorded. Each person counts once in the "
            "period, by the last exit."
        ),
        numerator=_("people who left the pilot"),
        counts=_moved_out,
    ),
    *(
        _private(
            code=f"moved_out_{code}",
            slug=f"uitstroom-{slug}",
            name=name,
            definition=definition,
            numerator=counted,
            counts=partial(_moved_out, exit_class=code),
            denominator=_("people who left the pilot"),
            out_of=_moved_out,
            unit=Unit.SHARE,
        )
        for code, (slug, name, definition, counted) in _EXIT_CLASSES.items()
    ),
    _private(
        code="homeless_again",
        slug="opnieuw-dakloos",
        name=_("Homeless again"),
        definition=_(
            "How many of those who left in the period are homeless since: at once, or within six "
            "months after leaving. A shelter counts as homeless too."
        ),
        numerator=_("people who left and were homeless again by the day"),
        counts=_homeless_again,
        denominator=_("people who left the pilot"),
        out_of=_moved_out,
        unit=Unit.SHARE,
    ),
    _private(
        code="days_waited",
        slug="wachttijd",
        name=_("Days on the waiting list"),
        definition=_(
            "The days from the acceptance to the first day in the pilot, of those who moved in. The "
            "number is the middle one: half of the people waited shorter, half longer."
        ),
        numerator=_("the middle number of days"),
        counts=_days_waited,
        denominator=_("people who moved in"),
        out_of=partial(_each_once, _days_waited),
        unit=Unit.MEDIAN_DAYS,
    ),
    _private(
        code="days_stayed",
        slug="verblijfsduur",
        name=_("Days lived in the pilot"),
        definition=_(
            "The days from the first to the last day in the pilot, both counted, of those who left; "
            "moves within the pilot are taken together. The number is the middle one: half of the "
            "people lived there shorter, half longer."
        ),
        numerator=_("the middle number of days"),
        counts=_days_stayed,
        denominator=_("people who left the pilot"),
        out_of=partial(_each_once, _days_stayed),
        unit=Unit.MEDIAN_DAYS,
    ),
)
