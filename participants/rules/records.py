"""Grounds and rules that several subjects share."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

ZONING = _(
    "The pilot fits the zoning plan only if one person lives in each dwelling: one household."
)

DATE_NOT_AHEAD = ActionRule(
    name="participants_date_not_ahead",
    message=_("This date is in the future."),
    next_step=_("Check the date. If it has yet to happen, record it afterwards."),
    ground=_("Here you record what has happened."),
)
DATE_BEFORE_REFERRAL = Rule(
    name="participants_date_before_referral",
    message=_("This date is before the first referral of this participant."),
    next_step=_("Check this date and that of the first referral, and correct the wrong one."),
    ground=_("Records about a participant start at the first referral."),
)
TEXT_LENGTH = ActionRule(
    name="participants_text_length",
    message=_("This text is longer than 2,000 characters."),
    next_step=_("Shorten the text; it is still in the form."),
    ground=_("A text says only what matters for the support, so that a colleague can read it."),
)
# What has such texts; each has a constraint of its own in the database.
_TEXTS = (
    "answer",
    "assessmentscore",
    "barrier",
    "barrierstatus",
    "emergency",
    "exitplan",
    "goal",
    "handover",
    "inspection",
    "progressreview",
    "proposal",
    "referral",
)

for _model in _TEXTS:
    TEXT_LENGTH.checked_as(f"participants_{_model}_text_length")
