"""The demand as a picture and as a table: a bar and a column for each month or quarter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interwonen.core.charts import ACCENT, MUTED, WARNING, Bar, Fill, Picture, stacked_bars
from interwonen.core.overview_charts import PHONE, WHOLE
from interwonen.core.quarters import Quarter
from participants.selectors.unmet_requests import Demand

_PARTS = (
    (Fill(ACCENT), lambda demand: demand.accepted),
    (Fill(ACCENT, "none"), lambda demand: demand.waiting),
    (Fill(ACCENT, "level"), lambda demand: demand.rejected),
    (Fill(MUTED, "upright"), lambda demand: demand.withdrawn),
    (Fill(WARNING, "crossed"), lambda demand: demand.turned_away_total),
)


@dataclass(frozen=True)
class Line:
    """A row of the table: a figure in each period, and together; a part belongs to the row above."""

    label: str
    per_period: tuple[tuple[str, int], ...]
    total: int
    is_part: bool = False


def _name(demand: Demand, per_month: bool) -> str:
    first = demand.period.first
    return date_format(first, "b Y") if per_month else Quarter.containing(first).short_label


def demand_picture(periods: Sequence[Demand], *, per_month: bool) -> Picture | None:
    """What became of what was asked in each period; None when nothing was asked."""
    if not any(demand.asked for demand in periods):
        return None
    names = [_("accepted"), _("waiting"), _("rejected"), _("withdrawn"), _("no referral")]
    bars = []
    for demand in periods:
        parts = tuple(count(demand) for _fill, count in _PARTS)
        told = (f"{name} {part}" for name, part in zip(names, parts, strict=True) if part)
        label = f"{_name(demand, per_month)}: {demand.asked}"
        bars.append(Bar(label, parts, ", ".join(told)))
    listed = "; ".join(f"{bar.label} ({bar.words})" if bar.words else bar.label for bar in bars)
    draw = partial(
        stacked_bars,
        bars,
        series=[fill for fill, _count in _PARTS],
        names=names,
        title=_("Asked for a place"),
        description=f"{listed}.",
    )
    return Picture(draw(width=WHOLE), draw(width=PHONE))


def _turned_away(demand: Demand, *, reason: str) -> int:
    return demand.turned_away.get(reason, 0)


def lines_of(periods: Sequence[Demand], whole: Demand, *, per_month: bool) -> list[Line]:
    """The same as a table, with a row for each reason why people were turned away, and for each
    decision that was made."""

    def line(label: str, count: Callable[[Demand], int], is_part: bool = False) -> Line:
        each = tuple((_name(demand, per_month), count(demand)) for demand in periods)
        return Line(label, each, count(whole), is_part)

    lines = [
        line(_("People asked for"), lambda demand: demand.asked),
        line(_("No referral"), lambda demand: demand.turned_away_total),
        *(line(reason, partial(_turned_away, reason=reason), True) for reason in whole.turned_away),
        line(_("Referred"), lambda demand: demand.referred),
        line(_("accepted"), lambda demand: demand.accepted, True),
        line(_("waiting"), lambda demand: demand.waiting, True),
        line(_("rejected"), lambda demand: demand.rejected, True),
        line(_("withdrawn"), lambda demand: demand.withdrawn, True),
    ]
    return [each for each in lines if each.total or not each.is_part]
