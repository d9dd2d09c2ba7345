"""Rules on support sessions."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

SESSION_HELD = ActionRule(
    name="participants_session_not_ahead",
    message=_("This date and time are in the future."),
    next_step=_("Check the date and the time. If the session has yet to come, plan it."),
    ground=_("Here you log a session that was held."),
    field="day",
)
SESSION_HELD_OR_MISSED = ActionRule(
    name="participants_session_logged_as_held_or_missed",
    message=_("A session is logged as held or as a no-show."),
    next_step=_("Choose “held” or “no-show”."),
    ground=_("A session in the future is planned, and only a planned session is cancelled."),
    field="status",
)
SESSION_DURING_SUPPORT = Rule(
    name="participants_session_during_support",
    message=_("The participant gets no support from the pilot on this date."),
    next_step=_("Check the date, or first agree on aftercare with the case manager."),
    ground=_("Support runs from the referral up to the exit, or up to the end of aftercare."),
    field="day",
)
SESSION_DURATION = Rule(
    name="participants_session_duration_within_a_day",
    message=_("The duration is not between 1 minute and 24 hours."),
    next_step=_("Fill in the duration in minutes, for example 45."),
    ground=_("The report adds up the hours of support from the duration in minutes."),
    field="duration_minutes",
)
SESSION_NOTE = Rule(
    name="participants_session_note_length",
    message=_("The note is longer than 20,000 characters."),
    next_step=_("Shorten the note; the text is still in the form."),
    ground=_("A note says only what matters for the support, so that a colleague can read it."),
    field="note",
)
SESSION_CONFIDENTIAL_NOTE = Rule(
    name="participants_session_confidential_note_length",
    message=_("The confidential note is longer than 20,000 characters."),
    next_step=SESSION_NOTE.next_step,
    ground=SESSION_NOTE.ground,
    field="confidential_note",
)
HELD_SAYS_HOW = Rule(
    name="participants_session_held_says_how",
    message=_("The duration or the form of contact of the held session is missing."),
    next_step=_("Fill in the duration and the form of contact."),
    ground=_("The report adds up the hours of support from the duration in minutes."),
    field="duration_minutes",
)
PLANNED_SAYS_HOW = Rule(
    name="participants_session_planned_says_how",
    message=_("The form of contact or the duration of the planned session is missing."),
    next_step=_("Fill in the form of contact and the duration."),
    ground=_("The agenda shows where to be, and for how long."),
    field="planned_type",
)

SESSION_AHEAD = ActionRule(
    name="participants_session_planned_ahead",
    message=_("This day has passed."),
    next_step=_("Choose today or a later day, or log the session as held."),
    ground=_("You plan sessions in the future."),
    field="day",
)
SESSION_WITHIN_A_YEAR = ActionRule(
    name="participants_session_planned_within_a_year",
    message=_("This day is more than a year ahead."),
    next_step=_("Check the year."),
    ground=_("A mistyped year would hide the session from every agenda."),
    field="day",
)
SESSION_WAITS = ActionRule(
    name="participants_session_still_planned",
    message=_("This session is no longer planned."),
    next_step=_("Look at it in the list of sessions."),
    ground=_("It has been logged or cancelled, and what was recorded is not overwritten."),
)
SESSION_CANCELLED = ActionRule(
    name="participants_session_still_cancelled",
    message=_("This session is not cancelled any more."),
    next_step=_("Look at it in the list of sessions."),
    ground=_("Only of a cancelled session can the cancellation be put right."),
)
SESSION_TO_CORRECT = ActionRule(
    name="participants_session_held_before_correction",
    message=_("This session has not been logged as held."),
    next_step=_("Choose “Held” for the planned session."),
    ground=_("Only a session that was logged as held can be corrected."),
)
SESSION_NOT_YET_HELD = ActionRule(
    name="participants_session_held_once",
    message=_("This session has already been logged as held."),
    next_step=_("Correct the session that was logged."),
    ground=_("A session counts once."),
)
SESSION_TO_WITHDRAW = ActionRule(
    name="participants_session_logged_before_withdrawal",
    message=_("This session has not been logged as held or missed."),
    next_step=_("If the session is planned, cancel it."),
    ground=_("Only a logged session can be withdrawn."),
)
WITHDRAWN_SAYS_WHY = Rule(
    name="participants_session_withdrawn_says_why",
    message=_("The reason for withdrawing this session is missing."),
    next_step=_("Write in a few words what went wrong."),
    ground=_("The history shows why it no longer counts."),
    field="reason",
)
WITHDRAWN_HOLDS_NO_NOTE = Rule(
    name="participants_session_withdrawn_holds_no_note",
    message=_("A withdrawn session cannot have a note."),
    next_step=_("Write the note in the right session."),
    ground=_("A text in the wrong file must no longer be shown there."),
)
WITHDRAWN_FOR_ANOTHER_PARTICIPANT = ActionRule(
    name="participants_session_withdrawn_for_someone_else",
    message=_("The session is already in the file of this participant."),
    next_step=_("Choose another participant, or leave it empty."),
    ground=_("A session can only be moved to the file of another participant."),
    field="right_participant",
)
ONCE_IN_A_GROUP = Rule(
    name="participants_session_once_in_a_group",
    message=_("This participant already has this group contact in the file."),
    next_step=_("Withdraw the session without moving it to another file."),
    ground=_("A group contact counts once for each participant."),
    field="right_participant",
)
SESSION_OVERLAP = ActionRule(
    name="participants_session_no_overlap",
    message=_("This counsellor has another session at this time."),
    next_step=_("Check date, time and duration, or tick that it is right."),
    ground=_("Nobody can be in two places at once, and hours count once."),
    field="starts_at",
    confirm=_("It is right: these sessions are at the same time."),
)
CANCELLED_BY_SOMEONE = Rule(
    name="participants_session_cancelled_by_someone",
    message=_("You have not said who cancelled the session."),
    next_step=_("Choose who cancelled."),
    ground=_("Frequent cancelling is worth talking about, and it matters who cancels."),
    field="cancelled_by",
)
SERIES_OF_THE_PARTICIPANT = Rule(
    name="participants_session_series_of_the_person",
    message=_("This series of sessions belongs to another participant."),
    next_step=_("Plan a series for this participant."),
    ground=_("The sessions of a series are with one participant."),
)
GOALS_OF_THE_PARTICIPANT = Rule(
    name="participants_session_goals_of_the_person",
    message=_("One of the goals belongs to another participant."),
    next_step=_("Choose goals of this participant."),
    ground=_("A session is about goals of the participant it was held with."),
    field="goals",
)
DOMAINS_FROM_THE_SET = Rule(
    name="participants_session_domains_from_the_set",
    message=_("One of the life domains is not offered."),
    next_step=_("Choose life domains from the list."),
    ground=_("Sessions, goals and figures use the same life domains."),
    field="life_domains",
)
GROUP_OF_SEVERAL = ActionRule(
    name="participants_session_group_of_several",
    message=_("A group contact needs at least two participants."),
    next_step=_("Choose more participants, or log a session."),
    ground=_("With one participant it is an ordinary session."),
    field="participants",
)
SERIES_ORDER = Rule(
    name="participants_sessionseries_ends_after_start",
    message=_("The last day is before the first day."),
    next_step=_("Correct one of the two dates."),
    ground=_("A series runs from its first day up to and including its last day."),
    field="ends_on",
)
SERIES_WITHIN_PLACEMENT = ActionRule(
    name="participants_sessionseries_within_placement",
    message=_("The series runs on after the stay or the pilot."),
    next_step=_("Choose an earlier last day."),
    ground=_("Nothing is planned after the stay or the pilot has ended."),
    field="ends_on",
)
SERIES_LENGTH = ActionRule(
    name="participants_sessionseries_at_most_sixty",
    message=_("The series has more than 60 sessions, or none."),
    next_step=_("Choose another last day; you can plan a new series later."),
    ground=_("A mistyped date would fill the agenda for years."),
    field="ends_on",
)
SUPPORT_COVERS_SESSIONS = Rule(
    name="participants_support_covers_sessions",
    message=_("A session was held on a day that would then be outside the support."),
    next_step=_("Check this date and that of the session, and correct the wrong one."),
    ground=_("Support runs from the referral up to the exit, or up to the end of aftercare."),
    field="decided_on",
)

SUPPORT_COVERS_INCIDENTS = Rule(
    name="participants_support_covers_incidents",
    message=_("An incident happened on a day that would then be outside the support."),
    next_step=_("Check this date and that of the incident, and correct the wrong one."),
    ground=SUPPORT_COVERS_SESSIONS.ground,
)
