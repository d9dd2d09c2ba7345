"""Rules on support sessions."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

SESSION_HELD = ActionRule(
    name="participants_session_not_ahead",
    message=_("This moment is in the future."),
    ground=_("Here you log a session that was held."),
    next_step=_("Fill in the date and time at which the session began."),
    field="day",
)
SESSION_HELD_OR_MISSED = ActionRule(
    name="participants_session_logged_as_held_or_missed",
    message=_("A session is logged as held or as a no-show."),
    ground=_("What is still to come is planned, and a plan is what gets cancelled."),
    next_step=_("Choose what came of it."),
    field="status",
)
SESSION_DURING_SUPPORT = Rule(
    name="participants_session_during_support",
    message=_("On this date the person gets no support in the pilot."),
    ground=_("Support runs from the referral up to the exit, or up to the end of aftercare."),
    next_step=_("Check the date, or first agree on aftercare with the case manager."),
    field="day",
)
SESSION_DURATION = Rule(
    name="participants_session_duration_within_a_day",
    message=_("The duration is not between 1 minute and 24 hours."),
    ground=_("The hours of support in the report rest on the duration in minutes."),
    next_step=_("Fill in the duration in minutes, for example 45."),
    field="duration_minutes",
)
SESSION_NOTE = Rule(
    name="participants_session_note_length",
    message=_("The note is longer than 20,000 characters."),
    ground=_("A note tells what matters for the support, so that a colleague can read it."),
    next_step=_("Shorten the note; the text still stands in the form."),
    field="note",
)
SESSION_CONFIDENTIAL_NOTE = Rule(
    name="participants_session_confidential_note_length",
    message=_("The confidential note is longer than 20,000 characters."),
    ground=SESSION_NOTE.ground,
    next_step=SESSION_NOTE.next_step,
    field="confidential_note",
)
NOTE_WITHOUT_NUL = ActionRule(
    name="participants_session_note_without_nul",
    message=_("The note holds a character that cannot be kept (NUL)."),
    ground=_("A text with that character comes from a damaged file; nobody can see it."),
    next_step=_("Paste the text again without formatting, or type it."),
    field="note",
)
HELD_SAYS_HOW = Rule(
    name="participants_session_held_says_how",
    message=_("A held session has a duration and a form of contact."),
    ground=_("The hours of support in the report rest on the duration in minutes."),
    next_step=_("Fill in the duration and the form of contact."),
    field="duration_minutes",
)
PLANNED_SAYS_HOW = Rule(
    name="participants_session_planned_says_how",
    message=_("A planned session has a form of contact and a duration."),
    ground=_("Whoever reads the agenda wants to know where to be, and how long."),
    next_step=_("Fill in the form of contact and the duration."),
    field="planned_type",
)

SESSION_AHEAD = ActionRule(
    name="participants_session_planned_ahead",
    message=_("This day has passed."),
    ground=_("You plan what is still to come."),
    next_step=_("Choose today or a later day, or log the session as held."),
    field="day",
)
SESSION_WITHIN_A_YEAR = ActionRule(
    name="participants_session_planned_within_a_year",
    message=_("This day is more than a year ahead."),
    ground=_("A mistyped year would hide the session from every agenda."),
    next_step=_("Check the year."),
    field="day",
)
SESSION_WAITS = ActionRule(
    name="participants_session_still_planned",
    message=_("This session does not stand planned any more."),
    ground=_("It was logged or cancelled meanwhile; what was recorded is not overwritten."),
    next_step=_("Look at it in the list of sessions."),
)
SESSION_TO_CORRECT = ActionRule(
    name="participants_session_held_before_correction",
    message=_("This session has not been logged as held."),
    ground=_("Only what was logged can be corrected."),
    next_step=_("Choose “Held” at the planned session."),
)
SESSION_NOT_YET_HELD = ActionRule(
    name="participants_session_held_once",
    message=_("This session has already been logged as held."),
    ground=_("A session counts once."),
    next_step=_("Correct the session that was logged."),
)
SESSION_TO_WITHDRAW = ActionRule(
    name="participants_session_logged_before_withdrawal",
    message=_("This session has not been logged as held or missed."),
    ground=_("Only what was logged can be withdrawn."),
    next_step=_("Cancel a session that is planned."),
)
WITHDRAWN_SAYS_WHY = Rule(
    name="participants_session_withdrawn_says_why",
    message=_("A withdrawn session says why, and no other session does."),
    ground=_("Whoever looks back sees why it does not count."),
    next_step=_("Write in a few words what went wrong."),
    field="reason",
)
WITHDRAWN_HOLDS_NO_NOTE = Rule(
    name="participants_session_withdrawn_holds_no_note",
    message=_("A withdrawn session holds no note."),
    ground=_("A text that stands in the wrong file is not shown there any longer."),
    next_step=_("Write in the session that is right."),
)
WITHDRAWN_FOR_SOMEONE_ELSE = ActionRule(
    name="participants_session_withdrawn_for_someone_else",
    message=_("The session stands in the file of this participant already."),
    ground=_("A session that moves goes to the file of someone else."),
    next_step=_("Choose another participant, or nobody."),
    field="right_participant",
)
ONCE_IN_A_GROUP = Rule(
    name="participants_session_once_in_a_group",
    message=_("This participant was there already: the contact stands in that file too."),
    ground=_("A contact counts once for each participant."),
    next_step=_("Withdraw the session without moving it to another file."),
    field="right_participant",
)
SESSION_OVERLAP = ActionRule(
    name="participants_session_no_overlap",
    message=_("At this time there is another session of this counsellor."),
    ground=_("Nobody is in two places at once, and hours count once."),
    next_step=_("Check date, time and duration, or tick that it is right."),
    field="starts_at",
    confirm=_("It is right: these sessions are at the same time."),
)
CANCELLED_BY_SOMEONE = Rule(
    name="participants_session_cancelled_by_someone",
    message=_("A cancelled session says by whom, and no other session does."),
    ground=_("Who cancels often is something to talk about, and it differs per party."),
    next_step=_("Choose who cancelled."),
    field="cancelled_by",
)
SERIES_OF_THE_PARTICIPANT = Rule(
    name="participants_session_series_of_the_person",
    message=_("This series of sessions is of another participant."),
    ground=_("The sessions of a series are with one person."),
    next_step=_("Plan a series for this participant."),
)
GOALS_OF_THE_PARTICIPANT = Rule(
    name="participants_session_goals_of_the_person",
    message=_("One of the goals is of another participant."),
    ground=_("A session tells about the goals of the person it was held with."),
    next_step=_("Choose goals of this participant."),
    field="goals",
)
DOMAINS_FROM_THE_SET = Rule(
    name="participants_session_domains_from_the_set",
    message=_("One of the life domains is not offered."),
    ground=_("Sessions, goals and figures speak of the same life domains."),
    next_step=_("Choose life domains from the list."),
    field="life_domains",
)
GROUP_OF_SEVERAL = ActionRule(
    name="participants_session_group_of_several",
    message=_("A group contact is with two participants or more."),
    ground=_("With one participant it is a session."),
    next_step=_("Choose more participants, or log a session."),
    field="participants",
)
SERIES_ORDER = Rule(
    name="participants_sessionseries_ends_after_start",
    message=_("The last day lies before the first day."),
    ground=_("A series runs from its first day up to and including its last day."),
    next_step=_("Correct one of the two dates."),
    field="ends_on",
)
SERIES_WITHIN_PLACEMENT = ActionRule(
    name="participants_sessionseries_within_stay",
    message=_("The series runs on after the stay or the pilot."),
    ground=_("Nothing is planned for after someone has left or the pilot has ended."),
    next_step=_("Choose an earlier last day."),
    field="ends_on",
)
SERIES_LENGTH = ActionRule(
    name="participants_sessionseries_at_most_sixty",
    message=_("The series has more than 60 sessions, or none."),
    ground=_("A mistyped date would fill the agenda for years."),
    next_step=_("Choose another last day; a new series can follow later."),
    field="ends_on",
)
SUPPORT_COVERS_SESSIONS = Rule(
    name="participants_support_covers_sessions",
    message=_("A session was held on a day that would then lie outside the support."),
    ground=_("Support runs from the referral up to the exit, or up to the end of aftercare."),
    next_step=_("Choose a date on or after the last session, or check the date of the session."),
    field="decided_on",
)

SUPPORT_COVERS_INCIDENTS = Rule(
    name="participants_support_covers_incidents",
    message=_("An incident happened on a day that would then lie outside the support."),
    ground=SUPPORT_COVERS_SESSIONS.ground,
    next_step=_("Choose a date on or after the incident, or check the date of the incident."),
)
