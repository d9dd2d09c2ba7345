"""The checklists of a participant, and whether one is complete."""

from dataclasses import dataclass
from datetime import date

from django.db.models import FilteredRelation, Q

from interwonen.core.joined_rows import gathered
from interwonen.pilots.models import Question
from participants.models import Agreement, Checklist, Participant


@dataclass(frozen=True)
class Sheet:
    """A checklist, and who agrees with it."""

    checklist: Checklist
    agreements: tuple[Agreement, ...]


def sheets_of(participant: Participant, on: date) -> list[Sheet]:
    """The checklists of a participant up to the date `on`, the last first, with the agreements."""
    agreed = FilteredRelation("agreements", condition=Q(agreements__agreed_on__lte=on))
    rows = participant.checklists.filter(filled_on__lte=on).annotate(agreement=agreed)
    rows = rows.select_related("filled_by", "agreement")
    in_order = sorted(rows.order_by(), key=lambda row: (row.filled_on, row.pk), reverse=True)
    return [
        Sheet(row, tuple(sorted(agreements, key=lambda given: (given.agreed_on, given.pk))))
        for row, agreements in gathered(in_order, "agreement")
    ]


def is_complete(checklist: Checklist) -> bool:
    """Whether every offered question of its version has an answer."""
    asked = Question.objects.filter(
        question_set=checklist.question_set, version=checklist.version, offered=True
    )
    return not asked.exclude(pk__in=checklist.answers.values("question")).exists()
