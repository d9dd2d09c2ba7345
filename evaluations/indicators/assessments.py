"""Self-reliance of the residents: what is low, and what changed since the time before.

Domains are counted one by one: there is no total of a person and no average.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils.translation import gettext_lazy as _

from evaluations.indicators.indicator import (
    Counted,
    Indicator,
    Publishing,
    Subject,
    Unit,
    Words,
)
from evaluations.indicators.places import residents_on
from evaluations.selectors.facts import Facts
from evaluations.selectors.facts_rows import LevelFact
from interwonen.access.permissions import Permission
from interwonen.core.spans import Span
from participants.models.assessments import LOW, NOT_DISCUSSED
from participants.selectors.assessments_progress import trend_of
from participants.selectors.goals_progress import Trend


@dataclass(frozen=True)
class Path:
    """A life domain of a resident at every assessment by the last version of the instrument; the
    first one first. The last of these assessments was on `assessed_on`."""

    rows: tuple[LevelFact, ...]
    assessed_on: date

    @property
    def last_answer(self) -> LevelFact | None:
        """The answer of the last time that the domain was discussed, as on the page of the resident."""
        answers = [row for row in self.rows if row.answer != NOT_DISCUSSED]
        return answers[-1] if answers else None

    @property
    def trend(self) -> Trend | None:
        """As on that page; None with nothing to compare, or when it was not asked the last time."""
        if self.rows[-1].assessed_on < self.assessed_on:
            return None
        return trend_of([row.position if row.meaning else None for row in self.rows])

    @property
    def meaning(self) -> str:
        """What that answer means; empty when it is no level."""
        return self.last_answer.meaning if self.last_answer else ""


def paths_of(facts: Facts, days: Span) -> Iterator[Path]:
    """The paths of those who live in the pilot on the last of the days."""
    for person in {stay.participant for stay in residents_on(facts.stays, days.last)}:
        rows = [row for row in facts.levels if row.participant == person]
        if not rows:
            continue
        same = [row for row in rows if row.instrument == rows[-1].instrument]
        for domain in dict.fromkeys(row.domain for row in same):
            of_domain = tuple(row for row in same if row.domain == domain)
            yield Path(of_domain, assessed_on=same[-1].assessed_on)


def _counted(facts: Facts, days: Span, holds: Callable[[Path], bool]) -> list[Counted]:
    answers = (path.last_answer for path in paths_of(facts, days) if holds(path))
    return [
        Counted(row.assessed_on, row.domain, participant=row.participant) for row in answers if row
    ]


def _assessed(facts: Facts, days: Span) -> list[Counted]:
    return _counted(facts, days, lambda path: bool(path.meaning))


def _low(facts: Facts, days: Span) -> list[Counted]:
    return _counted(facts, days, lambda path: path.meaning == LOW)


def _compared(facts: Facts, days: Span) -> list[Counted]:
    return _counted(facts, days, lambda path: path.trend is not None)


def _went(facts: Facts, days: Span, trend: Trend) -> list[Counted]:
    return _counted(facts, days, lambda path: path.trend == trend)


# By how a domain went: the name in addresses, the figure, and what it counts.
_TRENDS: dict[Trend, tuple[str, Words, Words]] = {
    Trend.FORWARD: ("vooruit", _("Life domains forward"), _("life domains that went forward")),
    Trend.SAME: ("gelijk", _("Life domains equal"), _("life domains that stayed equal")),
    Trend.BACK: ("achteruit", _("Life domains back"), _("life domains that went back")),
}
_levels = partial(
    Indicator,
    subject=Subject.PROGRESS,
    publishing=Publishing.SENSITIVE,
    unit=Unit.SHARE,
    of_a_day=True,
    rows_for=Permission.ASSESSMENT_READ,
)

ASSESSMENTS = (
    _levels(
        code="domains_low",
        slug="leefgebieden-laag",
        name=_("Life domains at level 1 or 2"),
        definition=_(
            "In how many life domains the counsellor gave a resident level 1 or 2 the last time that "
            "it was discussed, of all domains with a level. The domains of all residents are counted "
            "one by one; domains that were never discussed do not count."
        ),
        numerator=_("life domains at level 1 or 2"),
        counts=_low,
        denominator=_("life domains with a level"),
        out_of=_assessed,
    ),
    *(
        _levels(
            code=f"domains_{trend}",
            slug=f"leefgebieden-{slug}",
            name=name,
            definition=_(
                "How the level of the counsellor at the last assessment compares with the one "
                "before it, of each life domain of each resident in which both have a level."
            ),
            numerator=counted,
            counts=partial(_went, trend=trend),
            denominator=_("life domains that can be compared"),
            out_of=_compared,
        )
        for trend, (slug, name, counted) in _TRENDS.items()
    ),
)
