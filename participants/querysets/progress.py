"""What people work on, and what was written down about it."""

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class ChecklistQuerySet(ScopedQuerySet):
    """Question sets that were filled in."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "participant__pilot"
    caseload_path = "participant"


class AnswerQuerySet(ScopedQuerySet):
    """Answers on checklists."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "checklist__participant__pilot"
    caseload_path = "checklist__participant"


class AgreementQuerySet(AnswerQuerySet):
    """Who agrees with a checklist."""


class BarrierQuerySet(ScopedQuerySet):
    """What keeps people from renting."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "participant__pilot"
    caseload_path = "participant"


class BarrierStatusQuerySet(ScopedQuerySet):
    """How barriers stood, from day to day."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "barrier__participant__pilot"
    caseload_path = "barrier__participant"


class GoalQuerySet(BarrierQuerySet):
    """Goals of participants."""


class GoalStepQuerySet(ScopedQuerySet):
    """Steps on the way to goals."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "goal__participant__pilot"
    caseload_path = "goal__participant"
