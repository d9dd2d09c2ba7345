"""Goals that participants work on, and those that they reached."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from evaluations.indicators.indicator import Counted, Indicator, Publishing, Subject, Unit
from evaluations.selectors.facts import Facts
from interwonen.core.spans import Span


def _open(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(row.set_on, row.life_domain, participant=row.participant)
        for row in facts.goals
        if row.set_on <= days.last and (row.closed_on is None or row.closed_on > days.last)
    ]


def _closed(facts: Facts, days: Span, outcome: str = "") -> list[Counted]:
    return [
        Counted(row.closed_on, row.life_domain, participant=row.participant)
        for row in facts.goals
        if row.closed_on and days.holds(row.closed_on)
        if not outcome or row.outcome == outcome
    ]


_progress = partial(Indicator, subject=Subject.PROGRESS, publishing=Publishing.SENSITIVE)

GOALS = (
    _progress(
        code="goals_open",
        slug="doelen-open",
        name=_("Goals worked on"),
        definition=_("How many goals were set and not closed yet on the day."),
        numerator=_("goals that are open"),
        counts=_open,
        of_a_day=True,
    ),
    _progress(
        code="goals_reached",
        slug="doelen-behaald",
        name=_("Goals achieved"),
        definition=_("How many goals were achieved, of those that were closed."),
        numerator=_("goals that were closed as achieved"),
        counts=partial(_closed, outcome="achieved"),
        denominator=_("goals that were closed"),
        out_of=_closed,
        unit=Unit.SHARE,
    ),
)
