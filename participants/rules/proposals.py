"""Rules on proposals for a stay."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule
from participants.rules.placements import ONE_PILOT, PLACEMENT_ORDER

PROPOSAL_ORDER = replace(PLACEMENT_ORDER, name="participants_proposal_ends_after_start")
PROPOSAL_IN_PILOT = replace(ONE_PILOT, name="participants_proposal_within_one_pilot")
PROPOSAL_SAYS_WHY = Rule(
    name="participants_proposal_says_why",
    message=_("It does not say why."),
    ground=_("The case manager decides, and was not there."),
    next_step=_("Write in a few words why this dwelling suits this person."),
    field="why",
)
PROPOSAL_AHEAD = ActionRule(
    name="participants_proposal_looks_ahead",
    message=_("This day has passed."),
    ground=_("A proposal is about a stay that is still to come."),
    next_step=_("Choose today or a later day."),
    field="starts_on",
)
