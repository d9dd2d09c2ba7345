"""Rules on the three-monthly review of progress with a resident."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

SINCE_MOVING_IN = ActionRule(
    name="participants_progressreview_since_moving_in",
    message=_("The participant did not live in the pilot yet on this date."),
    next_step=_("Check the date and the first day of the stay."),
    ground=_("A progress review is about living in the pilot."),
    field="held_on",
)
ONCE_A_DAY = Rule(
    name="participants_progressreview_once_a_day",
    message=_("There is a progress review of this date already."),
    next_step=_("Correct that one, or check the date."),
    ground=_("Of two reviews of one day it would be unclear which one counts."),
    field="held_on",
)
SAYS_WHAT = Rule(
    name="participants_progressreview_says_what",
    message=_("What goes well or what was agreed is missing."),
    next_step=_("Write both in a few words."),
    ground=_("The next review begins with what went well and what was agreed."),
    field="going_well",
)
NEXT_IN_SIGHT = Rule(
    name="participants_progressreview_next_in_sight",
    message=_("The next review is not within half a year after this one."),
    next_step=_("Choose a day after this review, usually three months on."),
    ground=_("Progress is reviewed about every three months; a mistyped year would hide it."),
    field="next_on",
)
RESIDENT_ANSWER_BY_SOMEONE = Rule(
    name="participants_progressreview_resident_answer_by_someone",
    message=_("The answer of the resident and its date do not belong together."),
    next_step=_("Fill in the date of the answer, or choose that you have not asked yet."),
    ground=_("It must be clear what the resident answered, when, and who recorded it."),
    field="resident_answered_on",
)
DISAGREEMENT_SAYS_WHY = Rule(
    name="participants_progressreview_disagreement_says_why",
    message=_("The answer and what the resident does not agree with contradict each other."),
    next_step=_("Write it when the resident does not agree; leave it empty otherwise."),
    ground=_("What a resident sees differently is kept in words, beside the review."),
    field="disagreement",
)
AGREED_BY_A_COUNSELLOR = Rule(
    name="participants_progressreview_agreed_by_a_counsellor",
    message=_("The counsellor who agreed or the date of that is missing."),
    next_step=_("Record the agreement once more."),
    ground=_("It must be clear who agreed, and when."),
    field="agreed_by_counsellor_on",
)
ANSWERED_AFTERWARDS = Rule(
    name="participants_progressreview_answered_afterwards",
    message=_("This date is before the progress review."),
    next_step=_("Choose the day of the review or a later one."),
    ground=_("One agrees with what was said, so afterwards."),
    field="resident_answered_on",
)
ANSWER_TO_THESE_WORDS = Rule(
    name="participants_progressreview_answer_to_these_words",
    message=_("Someone has agreed with this review, or said why not, as it was."),
    next_step=_("Ask both again once it has been corrected."),
    ground=_("Nobody has agreed with words that were written afterwards."),
)
CORRECTION_SAYS_WHY = ActionRule(
    name="participants_progressreview_correction_says_why",
    message=_("You have not said why you correct this."),
    next_step=_("Write in a few words what was wrong."),
    ground=_("The history shows why it was corrected."),
    field="reason",
)
