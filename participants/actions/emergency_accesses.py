"""Open a file in an emergency, end that access sooner, and review it."""

from datetime import datetime

from django.db import transaction

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from participants.actions.records import refuse_long
from participants.mails import send_emergency_opened
from participants.models import EmergencyAccess, Participant
from participants.models.emergency_accesses import EMERGENCY_LASTS
from participants.rules import emergency_accesses as rules


@transaction.atomic
def open_in_emergency(
    *, participant: Participant, reason: str, now: datetime, by: User
) -> EmergencyAccess:
    """Open the file of a colleague's participant for two hours from `now`.

    Who looks after it gets a mail. Raises RuleBroken without a reason or with one that is too long,
    for a file that `by` may read or has opened already, for who is no counsellor of the pilot and
    for someone who is not supported on that day.
    """
    refuse_unless(bool(reason.strip()), rules.EMERGENCY_SAYS_WHY)
    refuse_long(reason=reason)
    may_read = by.may(Permission.PARTICIPANT_READ, participant, on=now.date())
    refuse_unless(not may_read, rules.EMERGENCY_NEEDED)
    is_supported = Participant.objects.supported(on=now.date()).filter(pk=participant.pk).exists()
    refuse_unless(is_supported, rules.EMERGENCY_DURING_SUPPORT)
    opened = EmergencyAccess(
        participant_id=participant.pk,
        opened_by=by,
        reason=reason,
        opened_at=now,
        expires_at=now + EMERGENCY_LASTS,
    )
    save_as(opened, by=by)
    send_emergency_opened(participant.pilot, on=now.date())
    return opened


@transaction.atomic
def end_emergency(*, access: EmergencyAccess, now: datetime, by: User) -> EmergencyAccess:
    """End an emergency access before its two hours are over; raises RuleBroken when it is over."""
    access = locked(access)
    refuse_unless(now < access.over_at, rules.EMERGENCY_ENDS_IN_TIME)
    access.ended_at, access.ended_by = now, by
    return save_as(access, by=by)


@transaction.atomic
def review_emergency(
    *, access: EmergencyAccess, review_note: str, now: datetime, by: User
) -> EmergencyAccess:
    """Write down what a look at an emergency access that is over gave.

    Raises RuleBroken while it is not over, when it was reviewed before, for one that `by` opened,
    and for a note that is empty or too long.
    """
    access = locked(access)
    refuse_unless(access.reviewed_at is None, rules.EMERGENCY_IS_KEPT)
    refuse_unless(access.opened_by != by, rules.EMERGENCY_REVIEWED_BY_ANOTHER)
    refuse_unless(access.over_at <= now, rules.EMERGENCY_OVER_FIRST)
    refuse_unless(bool(review_note.strip()), rules.EMERGENCY_REVIEW_SAYS_WHAT)
    refuse_long(review_note=review_note)
    access.review_note, access.reviewed_at, access.reviewed_by = review_note, now, by
    return save_as(access, by=by)
