"""Give a participant a counsellor."""

from datetime import date

from django.db import transaction

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.spans import ONE_DAY
from interwonen.pilots.actions.pilots import refuse_far_from
from participants.models import Assignment, Participant
from participants.rules import assignments as rules


@transaction.atomic
def assign_counsellor(
    *, participant: Participant, counsellor: User, starts_on: date, by: User
) -> Assignment:
    """Put a participant on the caseload of a counsellor from `starts_on` on.

    The assignment of a colleague ends on the day before; one from the same day is replaced. Raises
    RuleBroken for a date far from the pilot, when `counsellor` is not a counsellor of the pilot on
    that date, or when a colleague started later.
    """
    refuse_far_from(participant.pilot, starts_on, field="starts_on")
    pilots = counsellor.pilots_granting(Permission.SESSION_LOG, on=starts_on, caseload=True)
    refuse_unless(participant.pilot_id in pilots, rules.COUNSELLOR_OF_PILOT)
    participant = Participant.objects.select_for_update(no_key=True).get(pk=participant.pk)
    later = participant.assignments.filter(starts_on__gt=starts_on).exists()
    refuse_unless(not later, rules.ASSIGNMENT_ORDER)
    same_day = Assignment.objects.filter(participant=participant, starts_on=starts_on).first()
    if same_day is None:
        for current in participant.assignments.in_force(starts_on):
            current.ends_on = starts_on - ONE_DAY
            save_as(current, by=by)
    assignment = same_day or Assignment(participant=participant, starts_on=starts_on)
    assignment.counsellor = counsellor
    return save_as(assignment, by=by)
