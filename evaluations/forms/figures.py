"""The day of the figures, and which rows of one stand below it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.forms.as_of import AsOfFilter
from evaluations.indicators.indicator import Counting, Indicator, Period
from interwonen.core.date_fields import DateField


class FiguresFilter(AsOfFilter):
    """On which day the figures are asked for."""

    on = DateField(label=_("Figures on"), required=False)


class FigureFilter(FiguresFilter):
    """The same for one figure; and of which period the rows, and which part of them."""

    period = forms.ChoiceField(label=_("Rows of"), required=False)
    rows = forms.ChoiceField(label=_("Which rows"), required=False)

    def __init__(
        self, *args: Any, indicator: Indicator, periods: tuple[Period, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.indicator, self.periods = indicator, periods
        choices: dict[str, list[tuple[str, Any]]] = {
            "period": [(each.code, each.label) for each in reversed(periods)],
            "rows": [("part", indicator.numerator), ("whole", indicator.denominator)],
        }
        for name, known in choices.items():
            self.fields[name].choices = known  # type: ignore[attr-defined]
        if len(periods) == 1:
            del self.fields["period"]
        if indicator.out_of is None:
            del self.fields["rows"]

    def _asked(self, name: str) -> str:
        return str(self.cleaned_data.get(name, "")) if self.is_valid() else ""

    @property
    def period_asked(self) -> Period:
        """The period of the rows: the longest, unless another was chosen."""
        asked = self._asked("period")
        return next((each for each in self.periods if each.code == asked), self.periods[-1])

    @property
    def counting(self) -> tuple[Any, Counting]:
        """What the rows are, in words, and what gives them: those of the number, unless those that
        it is a part of were chosen."""
        if self._asked("rows") == "whole" and self.indicator.out_of is not None:
            return self.indicator.denominator, self.indicator.out_of
        return self.indicator.numerator, self.indicator.counts
