"""What everyone may read of the reports of a pilot: the editions as they were published, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluations.models import PublishedFile, PublishedReport
from interwonen.core.frozen_files import FrozenFile
from interwonen.core.quarters import Quarter


@dataclass(frozen=True)
class Edition:
    """One edition of a report, beside all editions of the same report, of which the last is first."""

    published: PublishedReport
    all: Sequence[PublishedReport]

    @property
    def later(self) -> PublishedReport | None:
        """The last edition, if this is an earlier one."""
        last = self.all[0]
        return last if last.edition > self.published.edition else None

    @property
    def earlier(self) -> list[PublishedReport]:
        """The editions before this one."""
        return [each for each in self.all if each.edition < self.published.edition]


def last_editions(slug: str) -> list[PublishedReport]:
    """The last edition of each report that the pilot with this slug published, the last quarter first."""
    rows = PublishedReport.objects.for_visitors(slug).order_by("edition")
    last = {each.report_id: each for each in rows}
    return sorted(last.values(), key=lambda each: each.report.quarter, reverse=True)


def edition_of(slug: str, quarter: Quarter, number: int | None) -> Edition | None:
    """The edition with this number, or the last one; None when there is no such edition."""
    rows = list(PublishedReport.objects.for_visitors(slug).of_quarter(quarter))
    found = (each for each in rows if number in (None, each.edition))
    published = next(found, None)
    return Edition(published, rows) if published else None


def file_of(
    published: PublishedReport, kind: str, *, name: str, content_type: str
) -> FrozenFile | None:
    """A file of an edition, to be saved as `name`; None when it has none of this kind. One query: what
    is in it is read when it is sent."""
    files = PublishedFile.objects.filter(published=published, kind=kind)
    digest = files.values_list("digest", flat=True).first()
    if digest is None:
        return None
    return FrozenFile(name, content_type, digest, lambda: bytes(files.get().content))
