"""Rules on support sessions."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule, register

SESSION_HELD = Rule(
    name="participants_session_not_ahead",
    message=_("This moment is in the future."),
    ground=_("Here you log a session that was held."),
    next_step=_("Fill in the date and time at which the session began."),
    field="day",
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
HELD_SAYS_HOW = Rule(
    name="participants_session_held_says_how",
    message=_("A held session has a duration and a form of contact."),
    ground=_("The hours of support in the report rest on the duration in minutes."),
    next_step=_("Fill in the duration and the form of contact."),
    field="duration_minutes",
)
PLANNED_SAYS_HOW = Rule(
    name="participants_session_planned_says_how",
    message=_("A planned session has a form of contact."),
    ground=_("Whoever reads the agenda wants to know where to be."),
    next_step=_("Choose the form of contact."),
    field="planned_type",
)

register(
    SESSION_HELD,
    SESSION_DURING_SUPPORT,
    SESSION_DURATION,
    SESSION_NOTE,
    HELD_SAYS_HOW,
    PLANNED_SAYS_HOW,
)
