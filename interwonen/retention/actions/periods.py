"""Change how long a kind of record is kept."""

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.retention.models import RetentionPeriod
from interwonen.retention.rules import periods as rules


@transaction.atomic
def change_period(
    *, period: RetentionPeriod, months: int, why: str, by: User, version: int | None = None
) -> RetentionPeriod:
    """Keep a kind of record for so many months after its end; the list follows tonight.

    Raises RuleBroken when the law asks for longer or the source is missing, Overtaken when it is not
    `version` any more.
    """
    period = locked(period, version=version)
    refuse_unless(period.at_least <= months <= 1200, rules.LONG_ENOUGH)
    refuse_unless(bool(why.strip()), rules.PERIOD_SAYS_WHY)
    period.months, period.why = months, why
    return save_as(period, by=by)
