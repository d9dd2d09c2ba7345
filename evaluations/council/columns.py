"""Two columns in a document: what stands beside what, so that both are about as high.

The heights are estimates in millimetres on half of a line. They only decide what stands beside what;
a line of two columns is never broken over two pages, so it is never as high as a page.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import ceil
from typing import Protocol, TypeVar

TEXT_LINE, TEXT_GAP, TEXT_SIGNS = 4.7, 2.0, 50
TABLE_LINE, TABLE_GAP, TABLE_SIGNS = 4.2, 1.7, 52
HIGHEST = 95.0  # a line of two columns
EVEN = 0.8  # how much of the whole the higher column may be


class Item(Protocol):
    """What stands in a column, or takes the whole width when it is broad."""

    @property
    def height(self) -> float: ...

    @property
    def is_broad(self) -> bool: ...


ItemT = TypeVar("ItemT", bound=Item)
Line = tuple[tuple[ItemT, ...], ...]


def in_columns(items: Sequence[ItemT]) -> tuple[Line[ItemT], ...]:
    """The items in their order, as lines of one column or of two."""
    lines: list[Line[ItemT]] = []
    waiting: list[ItemT] = []
    for item in items:
        if item.is_broad:
            lines += [*_balanced(waiting), ((item,),)]
            waiting = []
        else:
            waiting.append(item)
    return (*lines, *_balanced(waiting))


def _balanced(items: Sequence[ItemT]) -> list[Line[ItemT]]:
    """Lines of two columns where that comes out even, else the first of them above the rest."""
    heights = [0.0, *accumulate(item.height for item in items)]
    whole = heights[-1]
    if len(items) > 2 and whole > 2 * HIGHEST:
        first = sum(height <= HIGHEST for height in heights) - 1
        cut = min(max(first, 1), len(items) - 1)
        return [*_balanced(items[:cut]), *_balanced(items[cut:])]
    if len(items) > 1:
        place = min(range(1, len(items)), key=lambda at: max(heights[at], whole - heights[at]))
        higher = max(heights[place], whole - heights[place])
        if higher <= min(HIGHEST, EVEN * whole):
            return [(tuple(items[:place]), tuple(items[place:]))]
    return [((items[0],),), *_balanced(items[1:])] if items else []


def text_height(texts: Sequence[str]) -> float:
    """Of paragraphs."""
    return sum(ceil(len(text) / TEXT_SIGNS) * TEXT_LINE + TEXT_GAP for text in texts)


def rows_height(rows: Sequence[Sequence[str]], shares: Sequence[float]) -> float:
    """Of rows of which each cell has its share of the width."""
    return sum(
        max(
            ceil(len(words) / (TABLE_SIGNS * share) or 1)
            for words, share in zip(row, shares, strict=False)
        )
        * TABLE_LINE
        + TABLE_GAP
        for row in rows
    )
