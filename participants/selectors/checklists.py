"""Whether a checklist is complete."""

from interwonen.pilots.models import Question
from participants.models import Checklist


def is_complete(checklist: Checklist) -> bool:
    """Whether every offered question of its version has an answer."""
    asked = Question.objects.filter(
        question_set=checklist.question_set, version=checklist.version, offered=True
    )
    return not asked.exclude(pk__in=checklist.answers.values("question")).exists()
