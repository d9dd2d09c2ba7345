"""The figures that are kept with the minutes of a moment."""

from dataclasses import dataclass

from evaluations.models import EvaluationMoment, MomentFigure


@dataclass(frozen=True)
class KeptFigure:
    """A figure in words, with the numbers behind it and what it means; fields as of MomentFigure."""

    code: str
    subject: str
    label: str
    period: str
    words: str
    numerator: float
    denominator: float | None
    definition: str


def kept_figures(moment: EvaluationMoment) -> list[KeptFigure]:
    """Those that were kept when the minutes were adopted; none before that."""
    fields = KeptFigure.__dataclass_fields__
    rows = MomentFigure.objects.filter(moment=moment).values_list(*fields)
    return [KeptFigure(*row) for row in rows]
