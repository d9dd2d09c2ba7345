"""What people work on, and what was written down about it."""

from participants.querysets.records import FileQuerySet


class ChecklistQuerySet(FileQuerySet):
    """Question sets that were filled in."""


class AnswerQuerySet(FileQuerySet):
    """Answers on checklists."""

    pilot_path = "checklist__participant__pilot"
    caseload_path = "checklist__participant"


class AgreementQuerySet(FileQuerySet):
    """Who agrees with a checklist."""

    pilot_path = "checklist__participant__pilot"
    caseload_path = "checklist__participant"


class BarrierQuerySet(FileQuerySet):
    """What keeps people from renting."""


class BarrierStatusQuerySet(FileQuerySet):
    """How barriers stood, from day to day."""

    pilot_path = "barrier__participant__pilot"
    caseload_path = "barrier__participant"


class GoalQuerySet(FileQuerySet):
    """Goals of participants."""


class GoalStepQuerySet(FileQuerySet):
    """Steps on the way to goals."""

    pilot_path = "goal__participant__pilot"
    caseload_path = "goal__participant"
