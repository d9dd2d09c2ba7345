"""Rules on who supports whom."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

ASSIGNMENT_ORDER = Rule(
    name="participants_assignment_ends_after_start",
    message=_("Another counsellor of this person began after that day."),
    ground=_("A counsellor supports someone from a first day up to and including a last day."),
    next_step=_("Choose a date after the other counsellor began."),
    field="starts_on",
)
ONE_COUNSELLOR = Rule(
    name="participants_assignment_one_at_a_time",
    message=_("Someone else supports this person on one or more of these days."),
    ground=_("One counsellor at a time has the file, so that it is clear who supports."),
    next_step=_("Choose a date after the other counsellor began."),
    field="starts_on",
)
COUNSELLOR_OF_PILOT = Rule(
    name="participants_assignment_of_the_pilot",
    message=_("This person is not a counsellor in this pilot on that date."),
    ground=_("Only a counsellor of the pilot supports its participants."),
    next_step=_("Choose another counsellor or ask the administrator to give this role."),
    field="counsellor",
)
TRANSFERRED_ON_THE_DAY = ActionRule(
    name="participants_assignment_transferred_on_the_day",
    message=_("This day is still to come, and someone else supports this person."),
    ground=_(
        "What is planned, to be done and half written goes along at once, "
        "and the colleague may not read it before that day."
    ),
    next_step=_("Do this on the day itself."),
    field="starts_on",
)
TRANSFERRED_TO_ANOTHER = ActionRule(
    name="participants_assignment_transferred_to_another",
    message=_("Giver and receiver are the same person."),
    ground=_("Work passes from one counsellor to another."),
    next_step=_("Choose a colleague."),
    field="getter",
)
