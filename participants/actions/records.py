"""What many records are checked on: how long a text is, and that a date can be."""

from datetime import date

from django.utils.translation import gettext as _

from interwonen.core.constraints import TEXT_LENGTH
from interwonen.core.formatting import in_words
from interwonen.core.rules import refuse_unless
from participants.models import Participant
from participants.rules import records as rules


def refuse_long(**texts: str) -> None:
    """Refuse a text of more than TEXT_LENGTH characters, at the form field that it is named by."""
    for field, text in texts.items():
        refuse_unless(len(text) <= TEXT_LENGTH, rules.TEXT_LENGTH, field=field)


def refuse_outside(participant: Participant, day: date, today: date, *, field: str) -> None:
    """Refuse a date after `today` or before someone was first referred."""
    refuse_unless(day <= today, rules.DATE_NOT_AHEAD, field=field)
    first = participant.referrals.order_by("referred_on").first()
    refuse_unless(
        first is None or first.referred_on <= day,
        rules.DATE_BEFORE_REFERRAL,
        _("That was on %(day)s.") % {"day": in_words(first.referred_on)} if first else "",
        field=field,
    )
