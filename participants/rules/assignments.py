"""Rules on who supports whom."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

ASSIGNMENT_ORDER = Rule(
    name="participants_assignment_ends_after_start",
    message=_("Another counsellor started with this participant after that day."),
    next_step=_("Choose a date after the other counsellor started."),
    ground=_(
        "A counsellor supports a participant from a first day up to and including a last day."
    ),
    field="starts_on",
)
ONE_COUNSELLOR = Rule(
    name="participants_assignment_one_at_a_time",
    message=_("Another counsellor supports this participant on one or more of these days."),
    next_step=_("Choose a date after the other counsellor started."),
    ground=_(
        "One counsellor at a time is responsible, so that it is clear who supports the participant."
    ),
    field="starts_on",
)
COUNSELLOR_OF_PILOT = Rule(
    name="participants_assignment_of_the_pilot",
    message=_("This person is not a counsellor in this pilot on that date."),
    next_step=_("Choose another counsellor or ask the administrator to give this role."),
    ground=_("Only a counsellor of the pilot supports its participants."),
    field="counsellor",
)
TRANSFERRED_ON_THE_DAY = ActionRule(
    name="participants_assignment_transferred_on_the_day",
    message=_("This day is in the future, and another counsellor supports this participant."),
    next_step=_("Do this on the day itself."),
    ground=_(
        "Planned sessions, follow-ups and drafts are transferred at once, and the colleague may not read them before that day."
    ),
    field="starts_on",
)
TRANSFERRED_TO_ANOTHER = ActionRule(
    name="participants_assignment_transferred_to_another",
    message=_("You chose the same person as giver and receiver."),
    next_step=_("Choose a colleague."),
    ground=_("Work passes from one counsellor to another."),
    field="getter",
)
TRANSFERRED_AT_ONCE = ActionRule(
    name="participants_assignment_transferred_at_once",
    message=_("All open work goes over in one go, and there is no button that undoes it."),
    next_step=_("Check both names and the numbers, and tick that it is right."),
    ground=_(
        "Whoever passes it back later passes back everything the colleague then has: also the participants whom the colleague already supported."
    ),
    field="getter",
    confirm=_("It is right: all of this goes over to this colleague."),
)
