"""Rules on what someone will do for a participant."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

DUE_AFTER_AGREEING = Rule(
    name="participants_followup_due_after_agreeing",
    message=_("This day is before the day on which the follow-up was agreed."),
    next_step=_("Choose today or a later day."),
    ground=_("A follow-up is due on the day of the agreement or later."),
    field="due_on",
)
DUE_WITHIN_A_YEAR = Rule(
    name="participants_followup_due_within_a_year",
    message=_("This day is more than a year after the day on which the follow-up was agreed."),
    next_step=_("Check the year."),
    ground=_("A mistyped year would hide the follow-up from everyone."),
    field="due_on",
)
SAYS_WHAT_TO_DO = Rule(
    name="participants_followup_says_what",
    message=_("The text of what has to be done is missing."),
    next_step=_("Write it in a few words."),
    ground=_("A colleague who takes it over must know what to do."),
    field="text",
)
DONE_AFTER_AGREEING = Rule(
    name="participants_followup_done_by_someone",
    message=_("This day is before the day on which the follow-up was agreed."),
    next_step=_("Check the date."),
    ground=_("A follow-up is done on the day of the agreement or later."),
    field="done_on",
)
DONE_ONCE = ActionRule(
    name="participants_followup_done_once",
    message=_("This follow-up has already been done."),
    next_step=_("Make a new follow-up if something else has to be done."),
    ground=_("A follow-up does not change after it is done."),
)
OWNER_OF_THE_TEAM = ActionRule(
    name="participants_followup_owner_of_the_team",
    message=_("This person does not support anyone in this pilot on that day."),
    next_step=_("Choose a member of the team."),
    ground=_("Only counsellors and the team lead of the pilot take on follow-ups."),
    field="owner",
)
