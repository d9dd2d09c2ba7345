"""Rules on proposals for a stay."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule
from participants.rules.placements import ONE_PILOT, PLACEMENT_ORDER

PLACEMENT_ORDER.checked_as("participants_proposal_ends_after_start")
ONE_PILOT.checked_as("participants_proposal_within_one_pilot")
PROPOSAL_SAYS_WHY = Rule(
    name="participants_proposal_says_why",
    message=_("The reason is missing."),
    next_step=_("Write in a few words why this dwelling suits this participant."),
    ground=_("The case manager decides, and needs your reason."),
    field="why",
)
PROPOSAL_AHEAD = ActionRule(
    name="participants_proposal_looks_ahead",
    message=_("This day has passed."),
    next_step=_("Choose today or a later day."),
    ground=_("A proposal is about a stay in the future."),
    field="starts_on",
)
