"""Why a dwelling is empty: one cause for each day, from what was known of it on that day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from interwonen.core.spans import ONE_DAY, Span, clipped, joined, without


class Cause(StrEnum):
    """The causes that follow from the facts: codes of the list "vacancy_cause"."""

    PREPARING = "preparing"
    BETWEEN = "between_residents"
    RESERVED = "reserved"
    NO_CANDIDATE = "no_candidate"


@dataclass(frozen=True)
class Stay:
    """The days of a stay, the day on which it was recorded, and those on which its keys changed
    hands, if they did."""

    days: Span
    known_on: date
    keys_given_on: date | None = None
    keys_back_on: date | None = None

    def keys_are_out(self, day: date) -> bool:
        """Whether the resident had the keys at the end of the day."""
        is_given = self.keys_given_on is not None and self.keys_given_on <= day
        return is_given and (self.keys_back_on is None or self.keys_back_on > day)


@dataclass(frozen=True)
class DwellingFacts:
    """What is known of a dwelling; every span and day inclusive.

    `inspections` are days with whether it was found ready; of one day the last one counts.
    `promised` are the days on which it was proposed for someone who had no stay yet. `corrected`
    gives days a cause by hand, by its code.
    """

    let: tuple[Span, ...] = ()
    stays: tuple[Stay, ...] = ()
    inspections: tuple[tuple[date, bool], ...] = ()
    promised: tuple[Span, ...] = ()
    corrected: tuple[tuple[Span, str], ...] = ()


def available_days(facts: DwellingFacts, period: Span) -> list[Span]:
    """The days of the period on which the dwelling is let to the pilot."""
    return joined(clipped(facts.let, period))


def occupied_days(facts: DwellingFacts, period: Span) -> list[Span]:
    """The available days of the period on which someone lives in it."""
    lived = joined(stay.days for stay in facts.stays)
    return [days for let in available_days(facts, period) for days in clipped(lived, let)]


def empty_days(facts: DwellingFacts, period: Span) -> list[tuple[Span, str]]:
    """The other available days of the period, in order, with the code of their one cause.

    Days in a row with the same cause are one span.
    """
    result: list[tuple[Span, str]] = []
    lived = [stay.days for stay in facts.stays]
    for empty in without(available_days(facts, period), lived):
        for days in _between_changes(facts, empty):
            cause = cause_on(facts, days.first)
            if result and result[-1][1] == cause and result[-1][0].last + ONE_DAY == days.first:
                days = Span(result.pop()[0].first, days.last)
            result.append((days, cause))
    return result


def cause_on(facts: DwellingFacts, day: date) -> str:
    """The code of the cause why the dwelling is empty on a day, by what was known on that day.

    A cause given by hand comes first. Then what stands in the way first: that it is not found ready
    since the last resident left, which is for this resident's keys and for cleaning until the keys
    are back and someone has looked, and for repairs after that; else that nobody is to come.
    """
    for days, cause in facts.corrected:
        if days.holds(day):
            return cause
    last = max(
        (stay for stay in facts.stays if stay.days.last < day),
        key=lambda stay: stay.days.last,
        default=None,
    )
    ready = found_ready(facts, day, since=last.days.last if last else date.min)
    if ready:
        return Cause.RESERVED if _is_reserved(facts, day) else Cause.NO_CANDIDATE
    if last is not None and (ready is None or last.keys_are_out(day)):
        return Cause.BETWEEN
    return Cause.PREPARING


def found_ready(facts: DwellingFacts, day: date, *, since: date) -> bool | None:
    """What the last inspection up to the day found; None without one since a day.

    As in the database: `participants_dwelling_state`.
    """
    found = [(on, is_ready) for on, is_ready in facts.inspections if since <= on <= day]
    return max(reversed(found), key=lambda each: each[0])[1] if found else None


def _is_reserved(facts: DwellingFacts, day: date) -> bool:
    is_coming = any(stay.known_on <= day < stay.days.first for stay in facts.stays)
    return is_coming or any(days.holds(day) for days in facts.promised)


def _between_changes(facts: DwellingFacts, days: Span) -> Iterator[Span]:
    """The days, cut at each day on which a cause can change."""
    changes = {on for on, _is_ready in facts.inspections}
    for stay in facts.stays:
        changes |= {stay.known_on, *filter(None, (stay.keys_given_on, stay.keys_back_on))}
    for span in (*facts.promised, *(span for span, _cause in facts.corrected)):
        changes |= {span.first, span.last + ONE_DAY}
    first = days.first
    for day in sorted(change for change in changes if days.first < change <= days.last):
        yield Span(first, day - ONE_DAY)
        first = day
    yield Span(first, days.last)
