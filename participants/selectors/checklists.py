"""The checklists of a participant, and whether one is complete."""

from dataclasses import dataclass
from datetime import date

from django.db.models import FilteredRelation, Q

from interwonen.core.joined_rows import gathered, in_order
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
    last_first = gathered(in_order(rows, "-filled_on", "-pk"), "agreement")
    return [Sheet(row, tuple(in_order(given, "agreed_on", "pk"))) for row, given in last_first]


def is_complete(checklist: Checklist) -> bool:
    """Whether every offered question of its version has an answer."""
    asked = Question.objects.filter(
        question_set=checklist.question_set, version=checklist.version, offered=True
    )
    return not asked.exclude(pk__in=checklist.answers.values("question")).exists()
