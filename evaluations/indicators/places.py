"""Places, residents, and how much of the days and months dwellings were lived in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils.translation import gettext_lazy as _

from evaluations.indicators.indicator import Counted, Indicator, Publishing, Subject, Unit
from evaluations.selectors.facts import Facts
from evaluations.selectors.facts_rows import StayFact
from interwonen.access.permissions import Permission
from interwonen.core.periods import months_later, months_of
from interwonen.core.spans import ONE_DAY, Span, joined
from participants.selectors.placements_occupancy import Level, levels


@dataclass(frozen=True)
class MonthOccupancy:
    """Residents and capacity on the last day of a month, or on the cut-off date within it."""

    month: date
    residents: int
    capacity: int


def level_on(facts: Facts, day: date) -> Level:
    """How many live in the pilot on a day, and how many places there are."""
    steps = [(step.effective_from, step.capacity) for step in facts.steps]
    stays = [stay.days for stay in facts.stays]
    return levels(stays, steps, base=facts.base_capacity, days=Span(day, day))[0]


def residents_on(stays: Iterable[StayFact], day: date) -> list[StayFact]:
    """The stays of those who live in the pilot on a day."""
    return [stay for stay in stays if stay.days.holds(day)]


def month_ends(facts: Facts) -> tuple[MonthOccupancy, ...]:
    """Residents and places on the last day of every month, or, in the last of them, on the day of
    the facts or the last day of the pilot."""
    latest = min(facts.as_of, facts.pilot.last)
    months = []
    for month in months_of(facts.pilot.first, latest):
        level = level_on(facts, min(months_later(month, 1) - ONE_DAY, latest))
        months.append(MonthOccupancy(month, level.residents, level.places))
    return tuple(months)


def _living(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(stay.starts_on, stay.dwelling, participant=stay.participant, key=f"stay {stay.pk}")
        for stay in residents_on(facts.stays, days.last)
    ]


def _places(facts: Facts, days: Span) -> list[Counted]:
    return [Counted(days.last, amount=level_on(facts, days.last).places)]


def _lived_in(facts: Facts, days: Span) -> list[Counted]:
    known = [(stay, stay.days.within(days)) for stay in facts.stays]
    return [
        Counted(lived.first, stay.dwelling, lived.days, stay.participant, key=f"stay {stay.pk}")
        for stay, lived in known
        if lived
    ]


def available(facts: Facts, days: Span) -> list[Counted]:
    """The days of the pilot in a period on which each dwelling was let to it."""
    during = facts.pilot.within(days)
    lets: dict[str, list[Span]] = {}
    for let in facts.lets:
        inside = Span(let.starts_on, let.ends_on or date.max).within(during) if during else None
        if inside:
            lets.setdefault(let.dwelling, []).append(inside)
    return [
        Counted(span.first, dwelling, span.days)
        for dwelling, spans in lets.items()
        for span in joined(spans)
    ]


def _months(facts: Facts, days: Span) -> Sequence[MonthOccupancy]:
    return [row for row in month_ends(facts) if days.first <= row.month <= days.last]


def _months_lived_in(facts: Facts, days: Span) -> list[Counted]:
    return [Counted(row.month, amount=row.residents) for row in _months(facts, days)]


def _months_of_places(facts: Facts, days: Span) -> list[Counted]:
    return [Counted(row.month, amount=row.capacity) for row in _months(facts, days)]


_homes = partial(Indicator, subject=Subject.PLACES)
_seen = partial(
    _homes,
    publishing=Publishing.SEEN_FROM_THE_STREET,
    unit=Unit.SHARE,
    rows_for=Permission.PARTICIPANT_STATUS,
)

RESIDENTS = _seen(
    code="residents",
    slug="bewoners",
    name=_("Residents"),
    definition=_(
        "How many people live in a dwelling of the pilot on the day. The first and the last day "
        "of a stay count."
    ),
    numerator=_("people who live in a dwelling of the pilot"),
    counts=_living,
    denominator=_("places on the day"),
    out_of=_places,
    of_a_day=True,
)

PLACES = (
    RESIDENTS,
    _homes(
        code="places",
        slug="plekken",
        name=_("Places"),
        definition=_(
            "How many people may live in the pilot at once, by the last decision on the number of "
            "places, or else by the plan of the pilot."
        ),
        publishing=Publishing.NO_PERSONS,
        numerator=_("places by the last decision"),
        counts=_places,
        rows_for=Permission.EVALUATION_READ,
        of_a_day=True,
    ),
    _seen(
        code="dwelling_months",
        slug="woningmaanden",
        name=_("Dwelling-months lived in"),
        definition=_(
            "At the end of every month the residents and the places are counted; these numbers are "
            "added up. The month that is still running counts as it is on the day. The report to the "
            "council says it like this, because exact days would tell when someone moved."
        ),
        numerator=_("residents at the end of each month, added up"),
        counts=_months_lived_in,
        rows_for=Permission.EVALUATION_READ,
        denominator=_("places at the end of each month, added up"),
        out_of=_months_of_places,
    ),
    _seen(
        code="dwelling_days",
        slug="bewoonde-dagen",
        name=_("Days lived in"),
        definition=_(
            "The days on which someone lived in a dwelling, of the days on which the landlord let it "
            "to the pilot. Days outside the period of the pilot do not count."
        ),
        numerator=_("days on which someone lived in a dwelling"),
        counts=_lived_in,
        denominator=_("days on which a dwelling was let to the pilot"),
        out_of=available,
    ),
)
