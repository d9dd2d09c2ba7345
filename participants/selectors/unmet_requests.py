"""How many people asked for a place in a pilot, and what became of it: the demand.

A referral counts on the day of the referral with its decision as of a date, a request that never
became one on the day on which it was asked. What was withdrawn by mistake does not count.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from interwonen.core.periods import months_later, months_of
from interwonen.core.quarters import Quarter
from interwonen.core.spans import ONE_DAY, Span
from interwonen.pilots.models import Pilot
from participants.models import Referral, UnmetRequest

Decision = Referral.Decision


@dataclass(frozen=True)
class Demand:
    """What was asked in a period: people turned away by reason, and referrals by decision."""

    period: Span
    turned_away: Mapping[str, int]
    referrals: Mapping[str, int]

    @property
    def turned_away_total(self) -> int:
        return sum(self.turned_away.values())

    @property
    def referred(self) -> int:
        return sum(self.referrals.values())

    @property
    def asked(self) -> int:
        return self.turned_away_total + self.referred

    @property
    def accepted(self) -> int:
        return self.referrals.get(Decision.ACCEPTED, 0)

    @property
    def rejected(self) -> int:
        return self.referrals.get(Decision.REJECTED, 0)

    @property
    def withdrawn(self) -> int:
        return self.referrals.get(Decision.WITHDRAWN, 0)

    @property
    def waiting(self) -> int:
        """Referrals that were not decided on the date of the figures."""
        return self.referrals.get(Decision.PENDING, 0)


@dataclass(frozen=True)
class Asked:
    """One request or referral as it counts: the day, for how many, and what became of it."""

    day: date
    number: int
    reason: str = ""  # why a request was turned away, in the words of the list
    decision: str = ""  # on a referral


def demand(
    pilot: Pilot, *, as_of: date, first: date | None = None, last: date | None = None
) -> Demand:
    """What was asked from `first` up to and including `last`, as known on the date `as_of`.

    Without `first` from the first request or referral on.
    """
    period = Span(first or date.min, min(last or as_of, as_of))
    return counted(asked_until(pilot, as_of=as_of), period)


def counted(asked: Iterable[Asked], period: Span) -> Demand:
    """What of this was asked in a period."""
    turned_away: Counter[str] = Counter()
    referrals: Counter[str] = Counter()
    for each in asked:
        if period.holds(each.day):
            counts, key = (
                (referrals, each.decision) if each.decision else (turned_away, each.reason)
            )
            counts[key] += each.number
    return Demand(period, dict(turned_away), dict(referrals))


def asked_until(pilot: Pilot, *, as_of: date) -> list[Asked]:
    """All requests and referrals of a pilot up to and including the date `as_of`."""
    requests = UnmetRequest.objects.of_pilot(pilot).standing().filter(asked_on__lte=as_of)
    in_order = requests.order_by("reason__position", "asked_on", "pk")
    rows = in_order.values_list("asked_on", "number", "reason__label")
    referrals = Referral.objects.of_pilot(pilot).filter(referred_on__lte=as_of)
    decided = referrals.values_list("referred_on", "decision", "decided_on")
    return [
        *(Asked(day, number, reason=reason) for day, number, reason in rows),
        *(
            Asked(day, 1, decision=_decision_on(as_of, decision, decided_on))
            for day, decision, decided_on in decided
        ),
    ]


def _decision_on(day: date, decision: str, decided_on: date | None) -> str:
    is_known = decided_on is not None and decided_on <= day
    return decision if is_known else Decision.PENDING


def by_quarter(asked: Sequence[Asked], *, first: date, as_of: date) -> list[Demand]:
    """The demand of each calendar quarter, from that of `first` or of what was asked before it."""
    quarter, result = Quarter.containing(_first_day(asked, first)), []
    while quarter.starts_on <= as_of:
        result.append(counted(asked, Span(quarter.starts_on, quarter.ends_on)))
        quarter = quarter.next
    return result


def by_month(asked: Sequence[Asked], *, first: date, as_of: date) -> list[Demand]:
    """The demand of each month, from that of `first` or of what was asked before it."""
    months = months_of(_first_day(asked, first), as_of)
    return [counted(asked, Span(month, months_later(month, 1) - ONE_DAY)) for month in months]


def _first_day(asked: Iterable[Asked], first: date) -> date:
    return min([first, *(each.day for each in asked)])
