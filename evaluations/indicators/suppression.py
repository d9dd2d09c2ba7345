"""Which counts of people a public report may show.

The pilot has five to seven residents, so a small count is a person. The rules:

1. A count of people is shown from five up. Zero says as much as one and is hidden too.
2. What can be worked out counts as shown. The report shows how many dwellings are lived in, month
   by month; so a count is also hidden when a shown number subtracted from it leaves fewer than five:
   - in- and outflow differ by the growth of the residents: they are shown or hidden together;
   - the whole pilot less this quarter is the time before: neither part may be small;
   - referrals less inflow are the people who did not move in: these may not be few either, since
     the start and before this quarter;
   - the parts of a total are shown all or none.
3. "minder dan 5" is said only of a small count of which the residents shown prove nothing yet
   (four residents and "minder dan 5" moved in would be: four). Otherwise "niet getoond (privacy)".

The true number of a hidden count is not kept.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from interwonen.core.published_counts import THRESHOLD, PersonCount


@dataclass(frozen=True)
class Flow:
    """The true counts of people in one period, each person once: referred, moved in, moved out by
    class. Never published.
    """

    referred: int
    moved_in: int
    moved_out: tuple[int, ...]
    rise: int  # sum of the month-to-month growth of the residents that the report shows
    fall: int  # sum of the month-to-month decline

    @property
    def in_and_out(self) -> tuple[int, int]:
        return self.moved_in, sum(self.moved_out)


@dataclass(frozen=True)
class ShownFlow:
    """The counts of one period as the public may see them."""

    referred: PersonCount
    moved_in: PersonCount
    moved_out: PersonCount
    moved_out_by_class: tuple[PersonCount, ...]


def show_flow(*, quarter: Flow, since_start: Flow, first: bool) -> tuple[ShownFlow, ShownFlow]:
    """Both periods of the flow table; `first` when the pilot began in this quarter."""
    referrals = _periods((quarter.referred,), (since_start.referred,), first)
    waiting = since_start.referred - since_start.moved_in
    waiting_before = waiting - (quarter.referred - quarter.moved_in)
    if waiting < THRESHOLD:
        referrals = (False, False)
    elif not first and waiting_before < THRESHOLD:
        referrals = (False, referrals[1])
    moves = _periods(quarter.in_and_out, since_start.in_and_out, first)
    classes = _periods(quarter.moved_out, since_start.moved_out, first)
    return (
        _shown(quarter, referrals[0], moves[0], classes[0], proven=quarter.rise if first else 0),
        _shown(since_start, referrals[1], moves[1], classes[1], proven=since_start.rise),
    )


def _periods(quarter: Sequence[int], since: Sequence[int], first: bool) -> tuple[bool, bool]:
    """Whether counts that stand together may be shown for the quarter and since the start."""
    before = [whole - part for whole, part in zip(since, quarter, strict=True)]
    return _large(quarter) and (first or _large(before)), _large(since)


def _large(counts: Collection[int]) -> bool:
    return all(count >= THRESHOLD for count in counts)


def _shown(flow: Flow, referrals: bool, moves: bool, classes: bool, *, proven: int) -> ShownFlow:
    """`proven` is the number of referrals that can be read from the residents shown."""

    def count(number: int, shown: bool, proven: int) -> PersonCount:
        return PersonCount(number) if shown else PersonCount.hidden(number, proven=proven)

    moved_in, moved_out = flow.in_and_out
    return ShownFlow(
        referred=count(flow.referred, referrals, proven),
        moved_in=count(moved_in, moves, flow.rise),
        moved_out=count(moved_out, moves, flow.fall),
        moved_out_by_class=tuple(
            count(number, moves and classes, THRESHOLD) for number in flow.moved_out
        ),
    )
