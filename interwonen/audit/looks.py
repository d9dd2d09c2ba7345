"""Who looked in a file, as its person may read it: role and organisation, and similar lines once a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Max, Min
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.audit.log_words import page_in_words, who_in_words
from interwonen.audit.models import AccessEvent

# What was tried and did not come to anything, as its person reads it.
_TRIED = {
    AccessEvent.Act.READ: gettext_lazy("Wanted to look"),
    AccessEvent.Act.SEARCH: gettext_lazy("Wanted to search"),
    AccessEvent.Act.CREATE: gettext_lazy("Wanted to add"),
    AccessEvent.Act.UPDATE: gettext_lazy("Wanted to change"),
    AccessEvent.Act.EXPORT: gettext_lazy("Wanted to download"),
    AccessEvent.Act.PRINT: gettext_lazy("Wanted to print"),
    AccessEvent.Act.EMERGENCY: gettext_lazy("Wanted emergency access"),
    AccessEvent.Act.DESTROY: gettext_lazy("Wanted to destroy"),
}
_WHY_NOT = {
    AccessEvent.Outcome.INVALID: gettext_lazy("Not saved: something was not filled in well"),
    AccessEvent.Outcome.REFUSED: gettext_lazy("Was not allowed to"),
    AccessEvent.Outcome.NOT_FOUND: gettext_lazy("The page stayed closed"),
    AccessEvent.Outcome.FAILED: gettext_lazy("It did not work because of a fault"),
}
# What makes lines of one day similar.
_ALIKE = ("day", "organisation_name", "roles", "act", "outcome", "emergency")


@dataclass(frozen=True)
class Look:
    """What people of one role and organisation did in a file on a day."""

    day: date
    first: datetime
    last: datetime
    who: str
    act: str
    outcome: str
    parts: Sequence[str]
    times: int
    emergency: bool
    succeeded: bool

    @property
    def hours(self) -> str:
        """From when to when, or when."""
        first, last = (f"{timezone.localtime(at):%H:%M}" for at in (self.first, self.last))
        return first if first == last else f"{first}-{last}"


def looks_at(pilot_id: int, subject: str, **period: date | None) -> list[Look]:
    """All that was done in someone's file in a period, the last day first; one query."""
    return [look_of(row) for row in rows_at(pilot_id, subject, **period)]


def rows_at(
    pilot_id: int, subject: str, *, since: date | None = None, until: date | None = None
) -> Any:
    """The same as a queryset, for who shows some of it with `look_of`."""
    of_person = AccessEvent.objects.filter(pilot=pilot_id, subject=subject)
    lines = of_person.matching(since=since, until=until).annotate(day=TruncDate("at"))
    alike = lines.order_by().values(*_ALIKE)
    merged = alike.annotate(
        times=Count("pk"),
        first=Min("at"),
        last=Max("at"),
        pages=ArrayAgg("page", distinct=True, default=[]),
    )
    return merged.order_by("-day", "-last", *_ALIKE[1:])


def look_of(row: Mapping[str, Any]) -> Look:
    """A row of `rows_at` in words."""
    return Look(
        day=row["day"],
        first=row["first"],
        last=row["last"],
        who=_who(row["roles"], row["organisation_name"]),
        act=_did(row["act"], row["outcome"]),
        outcome=str(_WHY_NOT.get(row["outcome"], row["outcome"])),
        parts=sorted({part_in_words(page) for page in row["pages"]}),
        times=row["times"],
        emergency=row["emergency"],
        succeeded=row["outcome"] == AccessEvent.Outcome.DONE,
    )


def in_words(shown: Mapping[str, Any]) -> str:
    """One line, as its person reads it, from what a receipt holds of it."""
    at = timezone.localtime(datetime.fromisoformat(shown["at"]))
    said = [
        f"{at:%d-%m-%Y %H:%M:%S}",
        _who(shown["roles"], shown["organisation_name"]),
        f"{_did(shown['act'], shown['outcome'])}: {part_in_words(shown['page'])}",
    ]
    if shown["outcome"] != AccessEvent.Outcome.DONE:
        said.append(str(_WHY_NOT.get(shown["outcome"], shown["outcome"])))
    if shown["emergency"]:
        said.append(_("Emergency access"))
    return " | ".join(said)


def part_in_words(page: str) -> str:
    """Which part of a file a page is, in the words of its address."""
    words = page_in_words(page)
    of_a_file, _comma, rest = words.partition(", ")
    if of_a_file != "Deelnemers":  # the word in the address
        return words
    return capfirst(rest) or _("In short")


def _who(roles: str, organisation: str) -> str:
    """The roles and the organisation of who did it; the name stays with us (C-579/21)."""
    return who_in_words(roles, organisation) or _("Someone without a role here")


def _did(act: str, outcome: str) -> str:
    """What was done, or tried; a code that is gone since stands for itself."""
    done = dict(AccessEvent.Act.choices)
    tried: Any = {} if outcome == AccessEvent.Outcome.DONE else _TRIED
    return str(tried.get(act) or done.get(act, act))
