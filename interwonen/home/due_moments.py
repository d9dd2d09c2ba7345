"""The evaluation moments that wait for an act of someone, on their first page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from evaluations.querysets.moments import EvaluationMomentQuerySet
from interwonen.access.permissions import Permission
from interwonen.core.formatting import in_words
from interwonen.core.packed_rows import packed, unpacked
from interwonen.core.routes import pilot_url
from interwonen.home.matters import Matter
from interwonen.pilots.models import Pilot


@dataclass(frozen=True)
class _Waiting:
    """A moment that waits, and the day since or until which it does."""

    key: int
    theme: str
    day: date
    returned: str


def moments_to_count(
    moments: EvaluationMomentQuerySet, user: Any, permissions: frozenset[Permission], *, by: date
) -> dict[str, Any]:
    """What waits for this user among `moments`, as parts of one query: what is to be judged at the
    latest on the day `by`, minutes to offer, and minutes of others to adopt."""
    waiting = {}
    if Permission.EVALUATION_WRITE in permissions:
        waiting["moments_to_judge"] = moments.to_judge(by=by), "planned_on"
        waiting["minutes_to_offer"] = moments.to_offer(), "held_on"
    if Permission.EVALUATION_ADOPT in permissions:
        waiting["minutes_to_adopt"] = moments.to_adopt().exclude(offered_by=user), "offered_on"
    columns = {"key": "pk", "theme": "theme", "returned": "returned_because"}
    return {name: packed(rows, day=day, **columns) for name, (rows, day) in waiting.items()}


def moment_matters(
    pilot: Pilot, numbers: Mapping[str, Any], *, on: date
) -> Iterator[tuple[date, Matter]]:
    """What `moments_to_count` found, each with its day."""
    for each in unpacked(_Waiting, numbers.get("moments_to_judge")):
        is_late = each.day < on
        badge = _("Too late") if is_late else _("Soon")
        yield _matter(pilot, each, _("evaluation, planned on %(day)s"), badge, is_late=is_late)
    for each in unpacked(_Waiting, numbers.get("minutes_to_offer")):
        badge = _("Sent back") if each.returned else _("Draft minutes")
        yield _matter(pilot, each, _("evaluation, held on %(day)s"), badge)
    for each in unpacked(_Waiting, numbers.get("minutes_to_adopt")):
        words = _("minutes, offered for a second look on %(day)s")
        yield _matter(pilot, each, words, _("To read and adopt"))


def _matter(
    pilot: Pilot, each: _Waiting, words: str, badge: str, *, is_late: bool = False
) -> tuple[date, Matter]:
    url = pilot_url("evaluations:moment-detail", pilot.slug, each.key)
    words = words % {"day": in_words(each.day)}
    return each.day, Matter(each.theme, url, words, badge, is_late=is_late)
