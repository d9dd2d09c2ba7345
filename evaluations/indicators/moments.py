"""Evaluation moments of the pilot, planned and held."""

from django.utils.translation import gettext_lazy as _

from evaluations.indicators.indicator import Counted, Indicator, Publishing, Subject, Unit
from evaluations.selectors.facts import Facts
from interwonen.access.permissions import Permission
from interwonen.core.spans import Span

_PAGE = "evaluations:moment-detail"


def _planned(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(row.planned_on, row.theme, record=(_PAGE, row.pk))
        for row in facts.moments
        if days.holds(row.planned_on)
    ]


def _held(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(row.held_on, row.theme, record=(_PAGE, row.pk))
        for row in facts.moments
        if days.holds(row.planned_on) and row.held_on and row.held_on <= facts.as_of
    ]


MOMENTS = (
    Indicator(
        code="moments_held",
        slug="evaluatiemomenten",
        name=_("Evaluation moments held"),
        definition=_(
            "How many evaluation moments were held, of those that were planned for a day in the "
            "period. What was withdrawn does not count."
        ),
        subject=Subject.STEERING,
        publishing=Publishing.NO_PERSONS,
        numerator=_("moments that were held by the day"),
        counts=_held,
        denominator=_("moments that were planned in the period"),
        out_of=_planned,
        unit=Unit.SHARE,
        rows_for=Permission.EVALUATION_READ,
    ),
)
