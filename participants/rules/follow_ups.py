"""Rules on what someone will do for a participant."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

DUE_AFTER_AGREEING = Rule(
    name="participants_followup_due_after_agreeing",
    message=_("This day lies before the day on which it was agreed."),
    ground=_("A follow-up looks ahead."),
    next_step=_("Choose today or a later day."),
    field="due_on",
)
DUE_WITHIN_A_YEAR = Rule(
    name="participants_followup_due_within_a_year",
    message=_("This day is more than a year after the day on which it was agreed."),
    ground=_("A mistyped year would hide the follow-up from everyone."),
    next_step=_("Check the year."),
    field="due_on",
)
SAYS_WHAT_TO_DO = Rule(
    name="participants_followup_says_what",
    message=_("It does not say what has to be done."),
    ground=_("A colleague who takes it over must know what to do."),
    next_step=_("Write it in a few words."),
    field="text",
)
DONE_AFTER_AGREEING = Rule(
    name="participants_followup_done_by_someone",
    message=_("This day lies before the day on which it was agreed."),
    ground=_("A follow-up is done on the day of the agreement or later."),
    next_step=_("Check the date."),
    field="done_on",
)
DONE_ONCE = ActionRule(
    name="participants_followup_done_once",
    message=_("This follow-up has been done already."),
    ground=_("What was done stays as it was recorded."),
    next_step=_("Make a new follow-up when something else has to be done."),
)
OWNER_OF_THE_TEAM = ActionRule(
    name="participants_followup_owner_of_the_team",
    message=_("This person does not support anyone in this pilot on that day."),
    ground=_("Only counsellors and the team lead of the pilot take on follow-ups."),
    next_step=_("Choose someone of the team."),
    field="owner",
)
