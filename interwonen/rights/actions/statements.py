"""Keep with a file what the resident says about it."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.rights.models import ResidentStatement
from interwonen.rights.rules import statements as rules
from participants.actions.records import refuse_outside
from participants.models import Participant


@transaction.atomic
def record_statement(
    *, participant: Participant, text: str, stated_on: date, today: date, by: User
) -> ResidentStatement:
    """Keep a statement of a resident with the file.

    Raises RuleBroken without words, and for a day after `today` or before the first referral.
    """
    refuse_unless(bool(text.strip()), rules.SAYS_IT)
    refuse_outside(participant, stated_on, today, field="stated_on")
    statement = ResidentStatement(participant=participant, text=text, stated_on=stated_on)
    return save_as(statement, by=by)
