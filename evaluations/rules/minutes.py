"""The rules on the minutes of a moment; a constraint or guard in the database bears their names."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

MINUTES_CLOSED = Rule(
    name="evaluations_minutes_closed",
    message=_("The minutes were offered for a second look, and stay as they are."),
    next_step=_(
        "Take the offer back to change something. Were the minutes adopted? Then correct them."
    ),
    ground=_("Who takes the second look must be sure that nothing changes meanwhile."),
)
MINUTES_READ_ANEW = ActionRule(
    name="evaluations_minutes_read_anew",
    message="",  # the form says who changed the minutes, and when
    next_step=_("Read the minutes again. Do you agree with them now? Then adopt them."),
    ground=_("Who adopts minutes has read what is adopted."),
)
MINUTES_NOT_AHEAD = ActionRule(
    name="evaluations_minutes_not_ahead",
    message=_("The day of this evaluation has yet to come."),
    next_step=_("Record this on the day or afterwards. Was it held earlier? Record the judgement."),
    ground=_("The minutes say what happened and what was agreed."),
)
ATTENDANCE_OF_A_PARTY = Rule(
    name="evaluations_attendance_of_a_party",
    message=_("It does not say for which organisation or party someone was there."),
    next_step=_("Fill in the organisation or party in every row that you use."),
    ground=_("The minutes say which parties took part."),
)
PRESENT_OR_NOT = Rule(
    name="evaluations_attendance_present_or_not",
    message=_("It does not say whether someone was present or sent apologies."),
    next_step=_("Choose one of the two in every row that you use."),
    ground=_("The minutes say who took part in the judgement."),
)
FINDING_SAYS_WHY = Rule(
    name="evaluations_finding_says_why",
    message=_("You have not said what was found."),
    next_step=_("Write it in a few words, or choose that it cannot be said yet."),
    ground=_("A next evaluation looks back on what was found."),
)
THEME_OF_ONE_VERSION = Rule(
    name="evaluations_theme_of_one_version",
    message=_("This is not a theme of this evaluation."),
    next_step=_("Open the page again and choose a theme from the list."),
    ground=_("An evaluation answers one version of the themes, so that it can be compared."),
    field="question",
)
CONTRIBUTION_SAYS_SOMETHING = Rule(
    name="evaluations_contribution_says_something",
    message=_("The text is empty."),
    next_step=_("Write your contribution, or withdraw it."),
    ground=_("Others read it before the evaluation."),
    field="text",
)
CONTRIBUTION_UNTIL_ADOPTION = Rule(
    name="evaluations_contribution_until_adoption",
    message=_("The minutes of this evaluation were adopted."),
    next_step=_("Bring it to the next evaluation."),
    ground=_("After that nothing of an evaluation changes."),
)
MINUTES_COMPLETE = ActionRule(
    name="evaluations_minutes_complete",
    message=_("The minutes are not complete yet."),
    next_step=_("Fill in what is missing, and offer them then."),
    ground=_("Who takes the second look judges the minutes as a whole."),
)
NOT_OFFERED = ActionRule(
    name="evaluations_minutes_offered_first",
    message=_("These minutes do not wait for a second look."),
    next_step=_("Open the page of the evaluation to see how things stand."),
    ground=_("Minutes are adopted, or sent back, after they were offered."),
)
OFFERED_ONCE_HELD = Rule(
    name="evaluations_moment_offered_once_held",
    message=_("There are no judgements yet to take a second look at."),
    next_step=_("Record the judgement first."),
    ground=_("The council was promised that each evaluation weighs both."),
)
SECOND_PERSON = Rule(
    name="evaluations_moment_adopted_by_a_second_person",
    message=_("You offered these minutes yourself."),
    next_step=_("Ask a colleague, or the team lead, to take the second look."),
    ground=_("Two people stand for the minutes: four eyes see more than two."),
)
RETURNED_WITH_WORDS = ActionRule(
    name="evaluations_minutes_returned_with_words",
    message=_("You have not said what has to change."),
    next_step=_("Write in a few words what is wrong or missing."),
    ground=_("Who wrote the minutes must know what to do."),
    field="remark",
)
ADOPTED_WITH_FIGURES = Rule(
    name="evaluations_moment_adopted_with_figures",
    message=_("The figures of this evaluation were not kept."),
    next_step=_("Adopt the minutes again; tell the administrator when this stays so."),
    ground=_("With adopted minutes stand the figures of that day."),
)
KEPT_AT_ADOPTION = Rule(
    name="evaluations_momentfigure_kept_at_adoption",
    message=_("Figures are kept when the minutes are adopted, and at no other moment."),
    next_step=_("Open the page of the evaluation to see how things stand."),
    ground=_("The figures of an adopted evaluation never change."),
)
DAY_OF_THE_FIGURES = Rule(
    name="evaluations_moment_day_of_the_figures",
    message=_("The day on which the evaluation was held cannot change any more."),
    next_step=_(
        "Leave the day as it is. Is it wrong? Withdraw the evaluation and record it again."
    ),
    ground=_("The figures of that day were kept with the minutes."),
    field="held_on",
)

MISTAKE_IS_EXPLAINED.checked_as("evaluations_contribution_withdrawal_says_why")
