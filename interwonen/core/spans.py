"""Stretches of days, both ends inclusive, joined and cut as sets of days are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Span:
    """The days from `first` up to and including `last`."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def within(self, bounds: "Span") -> "Span | None":
        """The days of this span that `bounds` holds too, if any."""
        first, last = max(self.first, bounds.first), min(self.last, bounds.last)
        return Span(first, last) if first <= last else None


def clipped(spans: Iterable[Span], bounds: Span) -> list[Span]:
    """What `bounds` holds of each span."""
    return [inside for span in spans if (inside := span.within(bounds))]


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same days in order, where spans that touch or overlap are one."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and span.first <= whole[-1].last + ONE_DAY:
            before = whole.pop()
            span = Span(before.first, max(before.last, span.last))
        whole.append(span)
    return whole


def without(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """The days of `spans` that no span of `taken` holds, in order."""
    left = joined(spans)
    for cut in joined(taken):
        left = [part for span in left for part in _around(span, cut)]
    return left


def _around(span: Span, cut: Span) -> Iterable[Span]:
    """What is left of `span` before and after `cut`."""
    if span.within(cut) is None:
        yield span
        return
    if span.first < cut.first:
        yield Span(span.first, cut.first - ONE_DAY)
    if cut.last < span.last:
        yield Span(cut.last + ONE_DAY, span.last)
