"""The money of a pilot per quarter as a picture."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from interwonen.core.amount_charts import Amount, Group, amounts_chart
from interwonen.core.charts import Caption, Picture, in_both_sizes
from interwonen.core.money import euros
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import FundingAmount
from interwonen.pilots.selectors.funding import Amounts


def funding_picture(quarters: Mapping[Quarter, Amounts]) -> Picture:
    """What is granted, committed and spent in each quarter, as bars."""
    names = [str(label) for label in FundingAmount.Kind.labels]
    groups = [
        Group(quarter.short_label, tuple(_amount(cents) for cents in each.in_order))
        for quarter, each in quarters.items()
    ]
    told = (
        f"{group.label}: "
        + ", ".join(f"{n} {a.words}" for n, a in zip(names, group.amounts, strict=True))
        for group in groups
    )
    caption = Caption(_("The money per quarter"), "; ".join(told))
    return in_both_sizes(amounts_chart, groups, series=names, caption=caption)


def _amount(cents: int | None) -> Amount:
    return Amount(0, "–") if cents is None else Amount(cents, euros(cents))
