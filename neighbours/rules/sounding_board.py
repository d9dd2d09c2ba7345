"""The rules on the sounding board, each named after its guard in the database where it has one."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

LEAVES_AFTER_JOINING = Rule(
    name="neighbours_boardmember_leaves_after_joining",
    message=_("The last day on the board is before the first."),
    next_step=_("Check both dates; leave the last day empty as long as it is not known."),
    ground=_("Who sits on the board follows from these two days."),
    field="left_on",
)
MEMBER_ATTENDED = Rule(
    name="neighbours_boardmember_attended",
    message=_("This member was at a meeting outside these days."),
    next_step=_("Correct the days of the member, or first correct who was at the meeting."),
    ground=_("The notes of a meeting say which members were there."),
)
MEETING_ONCE = Rule(
    name="neighbours_boardmeeting_once",
    message=_("At this day and time there is a meeting already."),
    next_step=_("Open that meeting, or check the day and the time."),
    ground=_("A meeting is recorded once, so that its agreements stand together."),
    field="day",
)
HELD_WITH_NOTES = Rule(
    name="neighbours_boardmeeting_held_with_notes",
    message=_("You have not said what was discussed."),
    next_step=_("Write the notes, even if they are short."),
    ground=_("Who was not there must be able to read what was discussed and agreed."),
    field="notes",
)
PUBLISHED_ONCE_HELD = Rule(
    name="neighbours_boardmeeting_published_once_held",
    message=_("There are no notes of this meeting that can be published."),
    next_step=_("First record the notes."),
    ground=_("The neighbourhood reads what was discussed, not what was planned."),
)
MEETING_NOT_AHEAD = ActionRule(
    name="neighbours_boardmeeting_not_ahead",
    message=_("The day of this meeting has yet to come."),
    next_step=_("Record this afterwards. Was it held earlier? First change the day."),
    ground=_("Here you record what was discussed and agreed."),
)
HELD_STAYS_BEHIND = ActionRule(
    name="neighbours_boardmeeting_held_not_ahead",
    message=_("This meeting was held; its day cannot be in the future."),
    next_step=_("Check the date."),
    ground=_("Notes and agreements follow from a meeting that took place."),
    field="day",
)
ATTENDED_AS_MEMBER = Rule(
    name="neighbours_boardmeeting_attended_as_member",
    message=_("Someone you ticked was not on the board on the day of the meeting."),
    next_step=_("Untick them, or correct from when they are on the board."),
    ground=_("The notes say which parties were there, and which were not."),
    field="attended",
)
ATTENDED_ONCE_HELD = Rule(
    name="neighbours_boardmeeting_attended_once_held",
    message=_("It is not known yet who was at this meeting: it was not held."),
    next_step=_("First record the notes."),
    ground=_("Who was there is part of the notes."),
)
DUE_AFTER_MEETING = Rule(
    name="neighbours_boardagreement_due_after_meeting",
    message=_("This day is before the meeting."),
    next_step=_("Choose the day of the meeting or a later one."),
    ground=_("What was agreed can only be done afterwards."),
)
SAYS_WHAT_AND_WHO = Rule(
    name="neighbours_boardagreement_says_what_and_who",
    message=_("It does not say what was agreed or who does it."),
    next_step=_("Fill in both."),
    ground=_("An agreement without someone who does it is not kept."),
    field="what",
)
SETTLED_WITH_WORDS = Rule(
    name="neighbours_boardagreement_settled_with_words",
    message=_("You have not said what was done."),
    next_step=_("Write in a few words what was done, or why it did not happen."),
    ground=_("At the next meeting the board asks what came of it."),
    field="settled_note",
)

for _model in ("boardmember", "boardmeeting", "boardagreement"):
    MISTAKE_IS_EXPLAINED.checked_as(f"neighbours_{_model}_withdrawal_says_why")
