"""Housing skills of the residents by the last list of each, and since the list before it."""

from collections.abc import Callable, Iterator
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
from evaluations.selectors.facts_rows import SkillFact
from interwonen.core.spans import Span
from participants.selectors.goals_progress import NOT_DISCUSSED, Trend, skill_trend

INDEPENDENT = "answer_housing_skill.independent"
# A skill of the last list, and the answer of the list before it, if any.
Pair = tuple[SkillFact, SkillFact | None]


def _pairs(facts: Facts, days: Span) -> Iterator[Pair]:
    """The skills of the residents in the last list, each with that of the list of an earlier day;
    of two lists of one day the later one counts, as on the page of a resident."""
    for person in {stay.participant for stay in residents_on(facts.stays, days.last)}:
        rows = [row for row in facts.skills if row.participant == person]
        if not rows:
            continue
        last = [row for row in rows if row.sheet == rows[-1].sheet]
        earlier = [row for row in rows if row.filled_on < last[0].filled_on]
        sheet = earlier[-1].sheet if earlier else None
        before = {(row.version, row.skill): row for row in earlier if row.sheet == sheet}
        for row in last:
            yield row, before.get((row.version, row.skill))


def _trend(pair: Pair) -> Trend | None:
    now, before = pair
    earlier = (before.answer, before.position) if before else None
    return skill_trend((now.answer, now.position), earlier)


def _counted(facts: Facts, days: Span, holds: Callable[[Pair], bool]) -> list[Counted]:
    return [
        Counted(pair[0].filled_on, pair[0].skill, participant=pair[0].participant)
        for pair in _pairs(facts, days)
        if holds(pair)
    ]


def _independent(facts: Facts, days: Span) -> list[Counted]:
    return _counted(facts, days, lambda pair: pair[0].answer == INDEPENDENT)


def _discussed(facts: Facts, days: Span) -> list[Counted]:
    return _counted(facts, days, lambda pair: pair[0].answer != NOT_DISCUSSED)


def _went(facts: Facts, days: Span, trend: Trend) -> list[Counted]:
    return _counted(facts, days, lambda pair: _trend(pair) == trend)


def _compared(facts: Facts, days: Span) -> list[Counted]:
    return _counted(facts, days, lambda pair: _trend(pair) is not None)


_TRENDS: dict[Trend, tuple[str, Words, Words]] = {
    Trend.FORWARD: ("vooruit", _("Housing skills forward"), _("skills that went forward")),
    Trend.SAME: ("gelijk", _("Housing skills equal"), _("skills that stayed equal")),
    Trend.BACK: ("achteruit", _("Housing skills back"), _("skills that went back")),
}
_skills = partial(
    Indicator,
    subject=Subject.PROGRESS,
    publishing=Publishing.SENSITIVE,
    unit=Unit.SHARE,
    of_a_day=True,
)

HOUSING_SKILLS = (
    _skills(
        code="skills_independent",
        slug="woonvaardigheden-zelfstandig",
        name=_("Housing skills that residents have"),
        definition=_(
            "How many housing skills go independently by the last list of each resident, of those "
            "that were discussed. The skills of all residents are counted one by one."
        ),
        numerator=_("skills that go independently"),
        counts=_independent,
        denominator=_("skills that were discussed"),
        out_of=_discussed,
    ),
    *(
        _skills(
            code=f"skills_{trend}",
            slug=f"woonvaardigheden-{slug}",
            name=name,
            definition=_(
                "How the answer in the last list of a resident compares with that in the list "
                "before it, of each skill that was discussed both times."
            ),
            numerator=counted,
            counts=partial(_went, trend=trend),
            denominator=_("skills that can be compared"),
            out_of=_compared,
        )
        for trend, (slug, name, counted) in _TRENDS.items()
    ),
)
