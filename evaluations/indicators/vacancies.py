"""The days on which dwellings stood empty, by cause, and how soon they are ready again."""

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
from evaluations.indicators.places import available
from evaluations.selectors.facts import Facts
from interwonen.access.permissions import Permission
from interwonen.core.spans import Span
from participants.selectors.vacancies import keys_back_and_ready
from participants.selectors.vacancies_causes import empty_days

# By the code of a cause: the name in addresses, the figure, and what it counts.
_CAUSES: dict[str, tuple[str, Words, Words]] = {
    "preparing": (
        "klaarmaken",
        _("Empty: being prepared or repaired"),
        _("empty days on which it was prepared or repaired"),
    ),
    "between_residents": (
        "tussen-bewoners",
        _("Empty: between two residents"),
        _("empty days between two residents"),
    ),
    "reserved": (
        "toegezegd",
        _("Empty: ready and promised"),
        _("empty days on which it was ready and promised to someone"),
    ),
    "no_candidate": (
        "geen-kandidaat",
        _("Empty: ready without a candidate"),
        _("empty days on which it was ready and nobody was to come"),
    ),
    "landlord": (
        "verhuurder",
        _("Empty: work of the landlord"),
        _("empty days because of work of the landlord"),
    ),
    "other": ("anders", _("Empty: another cause"), _("empty days with another cause")),
}


def _empty(facts: Facts, days: Span, cause: str = "") -> list[Counted]:
    """The empty days of the pilot in a period, of one cause or of all."""
    within = facts.pilot.within(days)
    return [
        Counted(span.first, f"{name}: {facts.causes.get(code, code)}", span.days)
        for name, known in facts.dwellings.items()
        for span, code in (empty_days(known, within) if within else ())
        if not cause or code == cause
    ]


def _turnarounds(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(back, name, (ready - back).days)
        for name, known in facts.dwellings.items()
        for back, ready in keys_back_and_ready(known, facts.as_of)
        if ready and days.holds(back)
    ]


def _times(facts: Facts, days: Span) -> list[Counted]:
    return [Counted(row.day, row.what) for row in _turnarounds(facts, days)]


_of_dwellings = partial(
    Indicator,
    subject=Subject.PLACES,
    publishing=Publishing.NO_PERSONS,
    rows_for=Permission.PILOT_READ,
)
_of_available = partial(
    _of_dwellings,
    denominator=_("days on which a dwelling was let to the pilot"),
    out_of=available,
    unit=Unit.SHARE,
)

VACANCIES = (
    _of_available(
        code="empty_days",
        slug="leegstand",
        name=_("Days empty"),
        definition=_(
            "The days on which nobody lived in a dwelling, of the days on which the landlord let it "
            "to the pilot. Each of these days has one cause, by what was known on that day."
        ),
        numerator=_("days on which nobody lived in a dwelling"),
        counts=_empty,
    ),
    *(
        _of_available(
            code=f"empty_{code}",
            slug=f"leegstand-{slug}",
            name=name,
            definition=_(
                "The empty days with this cause, of the days on which a dwelling was let."
            ),
            numerator=counted,
            counts=partial(_empty, cause=code),
        )
        for code, (slug, name, counted) in _CAUSES.items()
    ),
    _of_dwellings(
        code="turnaround",
        slug="doorlooptijd",
        name=_("Days from keys back to ready"),
        definition=_(
            "How many days it took from the day on which the keys of a dwelling came back until it "
            "was found ready for the next resident. The number is the middle one: half of the times "
            "it took shorter, half longer."
        ),
        numerator=_("the middle number of days"),
        counts=_turnarounds,
        denominator=_("times that a dwelling became ready again"),
        out_of=_times,
        unit=Unit.MEDIAN_DAYS,
    ),
)
