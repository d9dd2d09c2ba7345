"""What the minutes of a moment hold, and how far they are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from evaluations.models import Attendance, EvaluationMoment, Finding
from evaluations.models.minutes import THEMES
from interwonen.core.formatting import in_words
from interwonen.core.stages import Stage
from interwonen.core.versions import parts_at
from interwonen.pilots.models import Question


def themes_of(moment: EvaluationMoment) -> QuerySet[Question]:
    """The questions of the version that the moment answers, or else of the present one."""
    answered = Finding.objects.filter(moment=moment).values("question__version")[:1]
    present = Question.objects.current(THEMES).values("version")[:1]
    asked = Question.objects.filter(question_set=THEMES)
    version = Coalesce(Subquery(answered), Subquery(present))
    return asked.filter(version=version).order_by("position")


def attendance_of(row: Any) -> list[Any]:
    """Who was at a moment, or at an earlier version of it; nobody for none."""
    if row is None:
        return []
    if isinstance(row, EvaluationMoment):
        return list(row.attendance.all())
    past = parts_at(row, Attendance.history, "moment")
    return sorted(past, key=lambda attendee: attendee.position)


def findings_of(row: Any) -> list[Any]:
    """What was found at a moment, or at an earlier version of it; nothing for none."""
    if row is None:
        return []
    if isinstance(row, EvaluationMoment):
        return list(row.findings.whole())
    past = parts_at(row, Finding.history.select_related("question", "answer"), "moment")
    return sorted(past, key=lambda finding: finding.question.position)


def missing_parts(attendance: Iterable[Any], findings: Sequence[Any]) -> Iterator[str]:
    """What the minutes of a held moment still lack, in words."""
    if not any(attendee.presence == Attendance.Presence.PRESENT for attendee in attendance):
        yield _("who was present")
    if not findings:
        yield _("the findings")


@dataclass(frozen=True)
class Edition:
    """Minutes that were adopted before the present ones, with all that they held."""

    moment: Any
    attendance: list[Any]
    findings: list[Any]


def earlier_editions(moment: EvaluationMoment) -> list[Edition]:
    """Those of a moment, the latest first."""
    versions = moment.history.select_related("verdict", "adopted_by").order_by("history_id")
    attendance = list(_past(Attendance.history, moment))
    findings = list(_past(Finding.history.select_related("question", "answer"), moment))
    editions = [
        Edition(
            adopted,
            sorted(_then(attendance, correction), key=lambda row: row.position),
            sorted(_then(findings, correction), key=lambda row: row.question.position),
        )
        # After adoption the first that changes is a correction.
        for adopted, correction in pairwise(versions)
        if adopted.adopted_on and adopted.edition < moment.edition
    ]
    return editions[::-1]


def _past(history: Any, moment: EvaluationMoment) -> Any:
    return history.filter(moment_id=moment.pk).order_by("history_id")


def _then(past: list[Any], correction: Any) -> list[Any]:
    """The rows as they were before a version of the moment."""
    last = {row.id: row for row in past if row.history_date < correction.history_date}
    return [row for row in last.values() if row.history_type != "-"]


def moment_stages(
    moment: EvaluationMoment, *, today: date, contributions: int, is_complete: bool
) -> list[Stage]:
    """From planning to adopted minutes; `is_complete` when the minutes can be offered."""
    reached = [
        True,
        moment.is_held or moment.planned_on <= today,
        moment.is_held,
        moment.is_held and is_complete,
        moment.is_offered,
        moment.is_adopted,
    ]
    labels = [
        (_("Planned"), in_words(moment.planned_on)),
        (_("Prepared"), _brought(contributions)),
        (_("Judged"), in_words(moment.held_on)),
        (_("Minutes written"), ""),
        (_("Offered"), _by(moment.offered_on, moment.offered_by)),
        (_("Adopted"), _by(moment.adopted_on, moment.adopted_by)),
    ]
    current = reached.index(False) if False in reached else len(reached)
    return [
        Stage(
            label,
            "done" if number < current else "current" if number == current else "todo",
            detail,
        )
        for number, (label, detail) in enumerate(labels)
    ]


def _brought(number: int) -> str:
    return _("%(number)d contributions") % {"number": number} if number else ""


def _by(day: date | None, who: Any) -> str:
    return _("%(day)s by %(who)s") % {"day": in_words(day), "who": who} if day else ""
