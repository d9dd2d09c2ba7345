"""The council's questions that wait for an act of someone, on their first page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from evaluations.querysets.council_questions import CouncilQuestionQuerySet
from interwonen.access.permissions import Permission
from interwonen.core.formatting import in_words
from interwonen.core.packed_rows import packed, unpacked
from interwonen.core.routes import pilot_url
from interwonen.home.matters import Matter
from interwonen.pilots.models import Pilot


@dataclass(frozen=True)
class _Waiting:
    """A question that waits, the number of its block, and the last day in time."""

    key: int
    block: str
    last_day: date
    accepted_on: date | None
    owner: int | None


def council_questions_to_count(
    questions: CouncilQuestionQuerySet,
    user: Any,
    permissions: frozenset[Permission],
    *,
    by: date,
    on: date,
) -> dict[str, Any]:
    """What waits for this user among `questions`, as a part of one query: what the user answers that is
    due by the day `by`; for who keeps the questions also what nobody looked at, or has."""
    if Permission.COUNCIL_QUESTION_WRITE not in permissions:
        return {}
    mine = Q(owner=user) | Q(owner=None) | Q(accepted_on=None)
    rows = questions.pressing(by=by, on=on).filter(mine).select_related(None)
    columns = {"key": "pk", "block": "block_number", "last_day": "last_day"}
    found = packed(rows, **columns, accepted_on="accepted_on", owner="owner_id")
    return {"council_questions": found}


def council_question_matters(
    pilot: Pilot, numbers: Mapping[str, Any], *, on: date
) -> Iterator[tuple[date, Matter]]:
    """What `council_questions_to_count` found, each with its day."""
    for each in unpacked(_Waiting, numbers.get("council_questions")):
        url = pilot_url("evaluations:council-question-detail", pilot.slug, each.key)
        name = _("Question of the council about the report")
        if each.block:
            name = _("Question of the council about part %(number)s") % {"number": each.block}
        words = _("answer at the latest on %(day)s") % {"day": in_words(each.last_day)}
        is_late = each.last_day < on
        yield each.last_day, Matter(name, url, words, _badge(each, is_late), is_late=is_late)


def _badge(each: _Waiting, is_late: bool) -> str:
    if is_late:
        return _("Too late")
    if each.accepted_on is None:
        return _("To look at")
    return _("Soon") if each.owner else _("Nobody has it")
