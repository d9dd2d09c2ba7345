"""Commitments as the register shows them: the evidence in words with its links, and the picture."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.models import Evidence
from evaluations.selectors.commitments import Standing, Status
from interwonen.access.permissions import Permission
from interwonen.core.charts import ACCENT, WARNING, Bar, Chart, Fill, stacked_bars
from interwonen.core.formatting import in_words
from interwonen.core.routes import pilot_url

IN_LIST, ON_PAGE = 2, 50  # how many rows of evidence are named
_BESIDE = 260  # how wide the picture beside the register is

# Of these the day would tell when one person did something.
_WITHOUT_DAY = (Evidence.SHELTER, Evidence.GOALS, Evidence.EXITS, Evidence.TARGET_GROUP)

_FILLS = {
    Status.MET: Fill(ACCENT),
    Status.OPEN: Fill(ACCENT, "none"),
    Status.OVERDUE: Fill(WARNING, "level"),
    Status.BREACHED: Fill(WARNING),
}


@dataclass(frozen=True)
class Proof:
    """One row of evidence: what it is called, its day unless that is its name, and its address."""

    name: str
    day: date
    url: str
    is_dated: bool


@dataclass(frozen=True)
class Shown:
    """A commitment for a viewer with these permissions; `most` rows of its evidence are named."""

    standing: Standing
    permissions: Collection[Permission]
    most: int = IN_LIST

    @property
    def may_see(self) -> bool:
        """Whether the viewer may see what proves it."""
        return self.standing.kind.permission in self.permissions

    @property
    def summary(self) -> str:
        """How much proves it and when that was last; empty without anything."""
        standing, last_on = self.standing, self.standing.last_on
        if not standing.number:
            return ""
        words = standing.kind.counted % {"number": standing.number}
        is_dated = not (standing.commitment.is_limit or self._evidence in _WITHOUT_DAY)
        if not is_dated or last_on is None or self.proofs:
            return str(words)
        return _("%(what)s, the last on %(day)s") % {"what": words, "day": in_words(last_on)}

    @property
    def broken(self) -> str:
        """How much is against a limit; empty when nothing is."""
        number = self.standing.tally.broken
        words = ngettext("%(number)d is against it", "%(number)d are against it", number)
        return words % {"number": number} if number else ""

    @property
    def screen_url(self) -> str:
        """The page on which the rows of this evidence are kept."""
        return pilot_url(self.standing.kind.screen, self._slug)

    @cached_property
    def proofs(self) -> list[Proof]:
        """The last rows that prove it, as far as each has a name or a page of its own."""
        page, records = self.standing.kind.page, self.standing.records[: self.most]
        return [
            Proof(
                row.name or in_words(row.day),
                row.day,
                pilot_url(page, self._slug, row.pk) if page else self.screen_url,
                is_dated=bool(row.name),
            )
            for row in records
            if row.name or page
        ]

    @property
    def more(self) -> int:
        """How many more rows there are when some are named."""
        return len(self.standing.records) - len(self.proofs) if self.proofs else 0

    @property
    def _evidence(self) -> str:
        return str(self.standing.commitment.evidence)

    @property
    def _slug(self) -> str:
        return str(self.standing.commitment.pilot.slug)


@dataclass(frozen=True)
class Group:
    """Commitments that stand the same."""

    status: Status
    rows: Sequence[Shown]

    @property
    def title(self) -> str:
        return status_title(self.status)


def grouped(found: Sequence[Standing], permissions: Collection[Permission]) -> list[Group]:
    """The commitments by how they stand, what comes first first."""
    groups = [
        Group(status, [Shown(each, permissions) for each in found if each.status == status])
        for status in Status
    ]
    return [group for group in groups if group.rows]


def status_title(status: Status) -> str:
    """What commitments that stand like this are called together."""
    titles = {
        Status.BREACHED: _("Limit exceeded"),
        Status.OVERDUE: _("Too late"),
        Status.OPEN: _("Open"),
        Status.MET: _("Met"),
    }
    return titles[status]


def picture_of(found: Sequence[Standing]) -> Chart:
    """A bar for each heading of the letters: what was met, is open, too late, or was exceeded."""
    headings = dict.fromkeys(each.commitment.heading for each in _in_order(found))
    bars = [
        _bar(heading, [each for each in found if each.commitment.heading == heading])
        for heading in headings
    ]
    return stacked_bars(
        bars,
        series=list(_FILLS.values()),
        title=_("How the commitments stand"),
        description="; ".join(f"{bar.label}: {bar.words}" for bar in bars),
        width=_BESIDE,
    )


def _in_order(found: Sequence[Standing]) -> list[Standing]:
    return sorted(found, key=lambda each: (each.commitment.promised_on, each.commitment.pk))


def _bar(heading: str, found: Sequence[Standing]) -> Bar:
    number = Counter(each.status for each in found)
    words = [
        f"{number[status]} {status_title(status).lower()}" for status in _FILLS if number[status]
    ]
    return Bar(heading, tuple(number[status] for status in _FILLS), ", ".join(words))
