"""The rules on consultation hours and the calls in them."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

HOUR_AHEAD = ActionRule(
    name="neighbours_consultationhour_ahead",
    message=_("This day is over."),
    next_step=_("Choose today or a later day, or confirm that neighbours could ring then."),
    ground=_("Neighbours can only ring at an hour that has yet to come."),
    field="day",
    confirm=_("The consultation hour was held on this day."),
)
IN_PERIOD = Rule(
    name="neighbours_consultationhour_in_period",
    message=_("This day is too far before the pilot, or after it."),
    next_step=_("Choose a day in the year before the pilot or before its end."),
    ground=_("The consultation hours are about this pilot."),
    field="day",
)
HOURS_IN_ORDER = Rule(
    name="neighbours_consultationhour_closes_after_opening",
    message=_("The end is not after the beginning."),
    next_step=_("Fill in both times, for example from 16:00 until 18:00."),
    ground=_("Neighbours read from when until when they can ring."),
    field="closes_at",
)
SLOT_MINUTES = Rule(
    name="neighbours_consultationhour_slot_minutes",
    message=_("A call takes from 5 up to and including 60 minutes."),
    next_step=_("Fill in how long a call takes on average, for example 10 minutes."),
    ground=_("The hour is divided into appointments of this length."),
    field="slot_minutes",
)
SLOT_FITS = Rule(
    name="neighbours_consultationhour_slot_fits",
    message=_("Not one call fits into this hour."),
    next_step=_("Let it last longer, or take fewer minutes for each call."),
    ground=_("The hour is divided into appointments of this length."),
    field="slot_minutes",
)
ONE_AT_A_TIME = Rule(
    name="neighbours_consultationhour_one_at_a_time",
    message=_("There is a consultation hour at this time already."),
    next_step=_("Change that one, or choose another time."),
    ground=_("Otherwise a neighbour reads two times that contradict each other."),
    field="opens_at",
)
CANCELLED_SAYS_WHY = Rule(
    name="neighbours_consultationhour_cancelled_says_why",
    message=_("You have not said why it does not go on."),
    next_step=_("Write it in a few words, for example: ill."),
    ground=_("Who looks back wants to know why neighbours could not ring."),
    field="reason",
)
STILL_GOES_ON = Rule(
    name="neighbours_consultationhour_still_goes_on",
    message=_("This consultation hour was cancelled."),
    next_step=_("Does it go on after all? Then plan it again."),
    ground=_("Neighbours have read that it does not go on."),
)
CALLS_CAME = ActionRule(
    name="neighbours_consultationhour_calls_came",
    message=_("In this consultation hour neighbours have rung already."),
    next_step=_("Leave its day as it is, and plan another consultation hour for the day to come."),
    ground=_("Nobody can have rung on a day that has yet to come."),
    field="day",
)
CALLS_IN_IT = ActionRule(
    name="neighbours_consultationhour_calls_in_it",
    message=_("Calls that came would lie more than half an hour outside the consultation hour."),
    next_step=_("Check both times, or confirm that these calls belong to the consultation hour."),
    ground=_("The figures show how many neighbours ring in an hour."),
    field="opens_at",
    confirm=_("It is right: neighbours rang at these times."),
)
STAFF_MAY_LOG = ActionRule(
    name="neighbours_consultationhour_staff_may_log",
    message=_("A person you chose may not record calls in this pilot on that day."),
    next_step=_("Choose someone from the list."),
    ground=_("Who answers the telephone records what was asked."),
    field="staff",
)
SERIES_ORDER = ActionRule(
    name="neighbours_consultationhour_series_order",
    message=_("The last day lies before the first one."),
    next_step=_("Check both days; for one consultation hour the last day stays empty."),
    ground=_("A weekly consultation hour goes on up to and including that day."),
    field="repeat_until",
)
SERIES_NOT_EMPTY = ActionRule(
    name="neighbours_consultationhour_series_not_empty",
    message=_("All these days are public holidays."),
    next_step=_("Choose another day of the week, or a later last day."),
    ground=_("A series leaves out public holidays."),
    field="repeat_until",
)
NO_WORKING_DAY = ActionRule(
    name="neighbours_consultationhour_no_working_day",
    message=_("This is no working day."),
    next_step=_("Choose another day, or confirm that somebody will answer the telephone."),
    ground=_("On a day off nobody may be there, and the letter then promises too much."),
    field="day",
    confirm=_("It is right: someone answers the telephone on this day."),
)
NOBODY_ANSWERS = ActionRule(
    name="neighbours_consultationhour_nobody_answers",
    message=_("You have not said who answers the telephone."),
    next_step=_("Choose someone, or confirm that this follows later."),
    ground=_("Who answers sees the consultation hour on the first page that day."),
    field="staff",
    confirm=_("It is right: who answers follows later."),
)
BOOKED_ARE_TOLD = ActionRule(
    name="neighbours_consultationhour_booked_are_told",
    message=_("Neighbours have an appointment in this hour."),
    next_step=_("Confirm, and ring them: they then stand under “To call back”."),
    ground=_("Otherwise they ring, and nobody answers."),
    field="reason",
    confirm=_("We ring these neighbours."),
)
HOUR_GOES_ON = Rule(
    name="neighbours_call_hour_goes_on",
    message=_("A consultation hour that was cancelled has no calls."),
    next_step=_("Look at the date, or withdraw the calls that were recorded by mistake."),
    ground=_("An hour went on, or it did not: the figures say one of the two."),
)
IN_A_SLOT = Rule(
    name="neighbours_call_in_a_slot",
    message=_("There is no appointment at this time in the consultation hour."),
    next_step=_("Choose a time from the list. Keep the times at which someone has an appointment."),
    ground=_("Who has an appointment rings at that time."),
    field="slot_at",
)
ONE_PER_SLOT = Rule(
    name="neighbours_call_one_per_slot",
    message=_("Someone else has an appointment at this time."),
    next_step=_("Choose another time."),
    ground=_("Only one neighbour at a time can be rung."),
    field="slot_at",
)
STILL_BOOKED = ActionRule(
    name="neighbours_call_still_booked",
    message=_("This appointment has become a call already, or was withdrawn."),
    next_step=_("Open the consultation hour anew and look at the calls."),
    ground=_("One appointment is one call."),
)
NOT_AHEAD = ActionRule(
    name="neighbours_call_not_ahead",
    message=_("This call has yet to come."),
    next_step=_(
        "Check the day and the time. Does someone want to ring later? Make an appointment."
    ),
    ground=_("Here you record what has happened."),
    field="came_at",
)
IN_ITS_HOUR = ActionRule(
    name="neighbours_call_in_its_hour",
    message=_("This time lies more than half an hour outside the consultation hour."),
    next_step=_("Check the time, or confirm that this call belongs to the consultation hour."),
    ground=_("The figures show how many neighbours ring in an hour."),
    field="came_at",
    confirm=_("It is right: the neighbour rang at this time."),
)
HAS_COME = ActionRule(
    name="neighbours_call_has_come",
    message=_("This is an appointment: nobody has rung yet."),
    next_step=_("Record what became of it on the page “On the telephone”."),
    ground=_("Only a call that came has something to correct."),
)
HAS_TIME = Rule(
    name="neighbours_call_has_time",
    message=_("You have not said at what time the call came."),
    next_step=_("Fill in the time; about is good enough."),
    ground=_("The figures show at which hours neighbours ring."),
    field="came_at",
)
KNOWN_OUTCOME = Rule(
    name="neighbours_call_known_outcome",
    message=_("It is not clear how the call went."),
    next_step=_("Choose answered, missed or to call back."),
    ground=_("The figures show how many neighbours got someone on the telephone."),
    field="outcome",
)
NUMBER_KNOWN = ActionRule(
    name="neighbours_call_number_known",
    message=_("Without a number nobody can call back."),
    next_step=_("Ask for the number, or choose “Missed” when you do not have it."),
    ground=_("Who waits to be called back stands on top until it was done."),
    field="telephone",
)
ASKED_WITH_NUMBER = ActionRule(
    name="neighbours_call_asked_with_number",
    message=_("Without a number nobody can tell this neighbour the answer."),
    next_step=_("Ask for the number, or confirm that the neighbour gives none."),
    ground=_("Who waits for an answer gets it before a last day."),
    field="telephone",
    confirm=_("The neighbour gives no number."),
)
MISSED_AFTER_ITS_TIME = ActionRule(
    name="neighbours_call_missed_after_its_time",
    message=_("The time of this appointment has yet to come."),
    next_step=_("Wait until then, or confirm that nobody will ring."),
    ground=_("A neighbour who does not ring at the time agreed is counted as missed."),
    field="outcome",
    confirm=_("It is right: nobody will ring at that time."),
)
QUESTION_SAID = ActionRule(
    name="neighbours_call_question_said",
    message=_("You have not written down what the neighbour asks, or of which kind it is."),
    next_step=_("Choose the kind and write the question down in a few words."),
    ground=_("Someone else must be able to answer it."),
    field="note",
)
HANDLING_SAID = ActionRule(
    name="neighbours_call_handling_said",
    message=_("You have not said whether the neighbour has the answer."),
    next_step=_("Choose “Answer given on the telephone” or “To be answered”."),
    ground=_("A question without an answer gets a number and a last day."),
    field="handling",
)
SLOT_AHEAD = ActionRule(
    name="neighbours_call_slot_ahead",
    message=_("This time is over."),
    next_step=_("Choose a later time, or record the call that came."),
    ground=_("An appointment is for a call that has yet to come."),
    field="slot_at",
)
ENQUIRY_OF_A_TALK = Rule(
    name="neighbours_call_enquiry_of_a_talk",
    message=_("This call became an enquiry, so someone was spoken to."),
    next_step=_("Was the enquiry recorded by mistake? Then withdraw it, and withdraw this call."),
    ground=_("Nobody asks anything in a call that was missed."),
    field="outcome",
)
KEPT_BY_ENQUIRY = Rule(
    name="neighbours_call_kept_by_enquiry",
    message=_("What was asked and who rang are kept with the enquiry that this call became."),
    next_step=_("Open the enquiry and correct it there."),
    ground=_("A name is kept in one place, so that it can be removed."),
)
ALWAYS_RECORDED = Rule(
    name="neighbours_call_always_recorded",
    message=_("A report, a threat, a complaint and an objection always become an enquiry."),
    next_step=_("Choose “To be answered”. What you said already, you add there as the answer."),
    ground=_("The neighbour has a right to an answer, and the council reads how many there were."),
    field="handling",
)
STILL_TO_CALL = ActionRule(
    name="neighbours_call_still_to_call",
    message=_("Nobody waits to be called back here any more."),
    next_step=_("Look at the consultation hour: a colleague may have been ahead of you."),
    ground=_("A neighbour is called back once."),
)
CALLED_BACK_BY_SOMEONE = Rule(
    name="neighbours_call_called_back_by_someone",
    message=_("Only a call to call back was called back, by someone and at some time."),
    next_step=_("Leave it as it is, or withdraw the call and record it again."),
    ground=_("It must be clear who spoke to the neighbour."),
    field="outcome",
)
TRIED_AT_SOME_TIME = Rule(
    name="neighbours_call_tried_at_some_time",
    message=_("Only a call to call back has tries, and then it says when the last one was."),
    next_step=_("Choose “To call back”, or leave out the tries."),
    ground=_("It must be clear what we did for who waits."),
    field="outcome",
)
TRIES_TAKEN_OFF = ActionRule(
    name="neighbours_call_tries_taken_off",
    message=_("Here the number of times can only become smaller."),
    next_step=_("Did you ring again? Press “Tried, no answer” beside who waits."),
    ground=_("Of each time the history holds who rang and when."),
    field="tries",
)
WITHDRAWN_WITHOUT_NAME = Rule(
    name="neighbours_call_withdrawn_without_name",
    message=_("This call was withdrawn, so the name and the number are removed."),
    next_step=_("Does the neighbour ring again? Record a new call."),
    ground=_("Nobody is left to tell anything, and we keep no more than we need."),
)

MISTAKE_IS_EXPLAINED.checked_as("neighbours_call_withdrawal_says_why")
