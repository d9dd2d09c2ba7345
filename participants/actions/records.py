"""What the actions on many records share: setting fields, and checks of texts and dates."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from interwonen.core.constraints import TEXT_LENGTH
from interwonen.core.formatting import in_words
from interwonen.core.rules import RuleBroken, refuse_unless
from participants.models import Participant
from participants.rules import records as rules

M = TypeVar("M", bound=Model)


def set_fields(row: M, facts: Mapping[str, object]) -> M:
    """Give a record these values of its fields, without saving it."""
    for field, value in facts.items():
        setattr(row, field, value)
    return row


def refuse_long(**texts: str) -> None:
    """Refuse a text of more than TEXT_LENGTH characters, at the form field that it is named by."""
    for field, text in texts.items():
        refuse_unless(len(text) <= TEXT_LENGTH, rules.TEXT_LENGTH, field=field)


def refuse_outside(participant: Participant, day: date, today: date, *, field: str) -> None:
    """Refuse a date after `today` or before the first referral of the participant."""
    refuse_unless(day <= today, rules.DATE_NOT_AHEAD, field=field)
    first = participant.referrals.order_by("referred_on").first()
    if first is not None and day < first.referred_on:
        detail = _("That was on %(day)s.") % {"day": in_words(first.referred_on)}
        raise RuleBroken(rules.DATE_BEFORE_REFERRAL, detail, field=field)
