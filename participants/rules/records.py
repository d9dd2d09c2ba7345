"""Grounds and rules that several subjects share."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

ZONING = _(
    "The pilot fits the zoning plan only as long as one person lives in a dwelling: one household."
)

DATE_NOT_AHEAD = ActionRule(
    name="participants_date_not_ahead",
    message=_("This date is in the future."),
    ground=_("Here you record what has happened."),
    next_step=_("Fill in today or an earlier date."),
)
DATE_BEFORE_REFERRAL = Rule(
    name="participants_date_before_referral",
    message=_("This date lies before the first referral of this person."),
    ground=_("What is recorded about someone counts from the referral on."),
    next_step=_("Fill in the date of the referral or a later date."),
)
TEXT_LENGTH = ActionRule(
    name="participants_text_length",
    message=_("This text is longer than 2,000 characters."),
    ground=_("A text tells what matters for the support, so that a colleague can read it."),
    next_step=_("Shorten it; the text still stands in the form."),
)
# What has such texts; each has a constraint of its own in the database.
_TEXTS = (
    "answer",
    "barrier",
    "barrierstatus",
    "exitplan",
    "goal",
    "handover",
    "inspection",
    "proposal",
    "referral",
)

for _model in _TEXTS:
    Rule(**{**vars(TEXT_LENGTH), "name": f"participants_{_model}_text_length"})
