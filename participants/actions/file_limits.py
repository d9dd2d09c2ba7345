"""Limit the use of a file, and lift that again."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from participants.actions.records import refuse_outside
from participants.models import FileLimit, Participant
from participants.rules import file_limits as rules


@transaction.atomic
def limit_file(
    *, participant: Participant, kind: str, since: date, because: str, today: date, by: User
) -> FileLimit:
    """Limit the use of a file from a day on; `kind` is a code of FileLimit.Kind.

    Raises RuleBroken without what it is about, for a day after `today` or before the first
    referral, and when such a limit stands.
    """
    refuse_unless(bool(because.strip()), rules.SAYS_WHY)
    refuse_outside(participant, since, today, field="since")
    same = FileLimit.objects.standing().filter(participant=participant, kind=kind)
    refuse_unless(not same.exists(), rules.ONE_OF_A_KIND)
    limit = FileLimit(participant=participant, kind=kind, since=since, because=because)
    return save_as(limit, by=by, reason=because)


@transaction.atomic
def lift_limit(*, limit: FileLimit, reason: str, today: date, by: User) -> FileLimit:
    """Lift a limit. Raises RuleBroken without a reason, before it began, and when it was lifted."""
    limit = locked(limit)
    refuse_unless(not limit.is_lifted, rules.LIFTED_STAYS)
    refuse_unless(bool(reason.strip()) and limit.since <= today, rules.LIFTED_WHOLE)
    limit.lifted_on, limit.lifted_because, limit.lifted_by = today, reason, by
    return save_as(limit, by=by, reason=reason)
