"""The rules on the steps of an enquiry, each named after its constraint or guard in the database."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

STEP_ALLOWED = Rule(
    name="neighbours_enquirystep_allowed",
    message=_("This cannot follow on how the enquiry stands now."),
    next_step=_("Open the page of the enquiry anew: it shows what can be done next."),
    ground=_("What is closed has to be opened again first, and nothing is opened or closed twice."),
)
STEP_SAYS_SOMETHING = Rule(
    name="neighbours_enquirystep_says_something",
    message=_("You have not written anything."),
    next_step=_(
        "Write what was asked, why it takes longer, how it ended, or why it is opened again."
    ),
    ground=_("Whoever reads the enquiry later, must see what was done with it."),
    field="text",
)
STEP_SAYS_TO_WHOM = Rule(
    name="neighbours_enquirystep_says_to_whom",
    message=_("You have not said to whom it is passed on."),
    next_step=_("Write the name of the organisation or team, not that of a resident."),
    ground=_("The neighbour has to know who deals with it now."),
    field="forwarded_to",
)
STEP_IN_ORDER = Rule(
    name="neighbours_enquirystep_in_order",
    message=_("This date is before the day of receipt or of the step before it."),
    next_step=_("Fill in the day on which it happened."),
    ground=_("The steps follow each other, and the term is counted by their dates."),
    field="taken_on",
)
STEP_IS_THE_LAST = Rule(
    name="neighbours_enquirystep_is_the_last",
    message=_("Something else has happened to this enquiry since."),
    next_step=_("First withdraw the later steps, the last one first."),
    ground=_("A step cannot rest on one that did not take place."),
)
STEP_OF_THE_NEIGHBOUR = Rule(
    name="neighbours_enquirystep_of_the_neighbour",
    message=_("The neighbour opened this again."),
    next_step=_("Answer what the neighbour wrote, and close it then."),
    ground=_("Only who took a step can say that it was a mistake."),
)
SOMEONE_TO_ASK = ActionRule(
    name="neighbours_enquirystep_someone_to_ask",
    message=_("This neighbour left no name or address, so nobody can react."),
    next_step=_("Do you know how to reach the neighbour? Record that first."),
    ground=_("The term stands still as long as we wait for the neighbour."),
    confirm=_("I asked the neighbour in another way."),
)
COMPLAINT_ANSWERED = ActionRule(
    name="neighbours_enquiry_complaint_answered",
    message=_("Nobody has answered this complaint since it came in or was opened again."),
    next_step=_("Record the answer first. It can be a letter, too."),
    ground=_(
        "Who complains is told in writing what was found and what follows from it (Awb article 9:12)."
    ),
    confirm=_("The neighbour no longer wants an answer to this complaint."),
)
EXTENDED_ONCE = Rule(
    name="neighbours_enquirystep_extended_once",
    message=_("This term cannot be extended, or not any more."),
    next_step=_("Answer as soon as you can. What you agree with the neighbour goes in a note."),
    ground=_(
        "The law gives four weeks more for a complaint, once, and only before its term is over."
    ),
)
EXTENDED_HAS_TERM = Rule(
    name="neighbours_enquirystep_extended_has_term",
    message=_("The term stands extended, and that is possible only for a complaint."),
    next_step=_(
        "Leave it a complaint, or first withdraw the extension and what was done after it."
    ),
    ground=_("The law sets the term of a complaint, and says when it may be extended."),
    field="kind",
)
EXTENDED_IN_TIME = Rule(
    name="neighbours_enquirystep_extended_in_time",
    message=_("With this date, the term was over already on the day when it was extended."),
    next_step=_(
        "Look up when it came in. If this date is right, first withdraw the extension and what was "
        "done after it."
    ),
    ground=_("The law lets the term of a complaint be extended only before it is over."),
    field="received_on",
)
PASSED_ON_FIRST = Rule(
    name="neighbours_enquirystep_passed_on_first",
    message=_("This has not been passed on yet."),
    next_step=_(
        "First record to whom you passed it on; open it again for that if it is closed. Is there "
        "danger now? Call 112."
    ),
    ground=_(
        "A threat goes to the police or the team lead, an objection to the municipality. "
        "Here it would get lost."
    ),
)
SAYS_WHAT_WAS_FOUND = Rule(
    name="neighbours_enquiry_closed_report_has_validity",
    message=_("Nobody has said what was found of this report."),
    next_step=_(
        "Say whether it was as reported. Is it closed already? Open it again first, and say so when "
        "you close it."
    ),
    ground=_("Whoever reads a report later, must see whether it was so."),
    field="validity",
)
SOLVED_WHEN_CLOSED = Rule(
    name="neighbours_enquiry_solved_when_closed",
    message=_("This question or report is not closed."),
    next_step=_("On this page you see how it stands."),
    ground=_("Only what has been dealt with can be called solved."),
)

MISTAKE_IS_EXPLAINED.checked_as("neighbours_enquirystep_withdrawal_says_why")
