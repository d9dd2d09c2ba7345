"""Rules on opening a file in an emergency."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

_SEEN = _("The team lead and the auditor see who opened which file in an emergency, and why.")

EMERGENCY_SAYS_WHY = Rule(
    name="participants_emergency_says_why",
    message=_("The reason for opening this file is missing."),
    next_step=_("Write in a few words why it cannot wait for the colleague."),
    ground=_SEEN,
    field="reason",
)
EMERGENCY_TWO_HOURS = Rule(
    name="participants_emergency_lasts_two_hours",
    message=_("Emergency access lasts two hours."),
    next_step=_("Open the file again when it is over and still needed, with the reason."),
    ground=_("Who needs a file longer is to support this participant."),
)
EMERGENCY_OF_THE_PILOT = Rule(
    name="participants_emergency_of_the_pilot",
    message=_("Only a counsellor of this pilot opens a file in an emergency."),
    next_step=_("Ask a counsellor or the team lead."),
    ground=_("Files are for who supports the participants of the pilot."),
)
EMERGENCY_DURING_SUPPORT = Rule(
    name="participants_emergency_during_support",
    message=_("This participant gets no support at this moment."),
    next_step=_("Ask the team lead, who reads all files."),
    ground=_("There is no emergency in support that has ended or has not begun."),
)
EMERGENCY_ONE_AT_A_TIME = Rule(
    name="participants_emergency_one_at_a_time",
    message=_("You have already opened this file in an emergency."),
    next_step=_("Go to the file; it is open until the time on the page."),
    ground=_("One emergency has one reason and one end."),
)
EMERGENCY_NEEDED = ActionRule(
    name="participants_emergency_needed",
    message=_("You may read this file without emergency access."),
    next_step=_("Open the file in the list of participants."),
    ground=_("Emergency access is for files of colleagues."),
)
EMERGENCY_ENDS_IN_TIME = Rule(
    name="participants_emergency_ends_in_time",
    message=_("This emergency access is over already."),
    next_step=_("You do not need to do anything."),
    ground=_("It ends by itself after two hours."),
)
EMERGENCY_IS_KEPT = Rule(
    name="participants_emergency_is_kept",
    message=_("This emergency access was ended or reviewed already, and stays as it is."),
    next_step=_("You do not need to do anything."),
    ground=_("It must stay visible who opened a file, and what came of it."),
)
EMERGENCY_REVIEW_SAYS_WHAT = Rule(
    name="participants_emergency_review_says_what",
    message=_("The result of the review is missing."),
    next_step=_("Write in a few words whether the file had to be opened."),
    ground=_SEEN,
    field="review_note",
)
EMERGENCY_REVIEWED_BY_ANOTHER = Rule(
    name="participants_emergency_reviewed_by_another",
    message=_("You opened this file yourself."),
    next_step=_("Ask another team lead to review it."),
    ground=_("Two people look at each emergency: who opened the file, and someone else."),
)
EMERGENCY_OVER_FIRST = ActionRule(
    name="participants_emergency_over_first",
    message=_("This emergency access is not over yet."),
    next_step=_("Wait until it is over, or end it first."),
    ground=_("A review is about everything that was done with it."),
)
