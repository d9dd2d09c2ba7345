"""The rules on enquiries, each named after its guard in the database where it has one."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

REPORT_HAS_CATEGORY = Rule(
    name="neighbours_enquiry_report_has_category",
    message=_("You have not said what the report is about."),
    next_step=_("Choose what the report is about, or choose “Anders”."),
    ground=_("The council reads how many reports there were of each kind."),
    field="category",
)
REPLY_AFTER_RECEIPT = Rule(
    name="neighbours_reply_after_receipt",
    message=_("The answer is dated before the enquiry came in."),
    next_step=_("Fill in the date on which you answered."),
    ground=_("The date of the answer shows whether it was in time."),
    field="replied_on",
)
ANSWERED_MEANWHILE = ActionRule(
    name="neighbours_reply_answered_meanwhile",
    message=_("Someone answered this since you opened the page."),
    next_step=_("Read that answer below. What you wrote is still here."),
    ground=_("The neighbour gets each answer; two that differ do not help."),
    confirm=_("The neighbour gets my answer as well."),
)
STILL_OPEN = Rule(
    name="neighbours_enquiry_still_open",
    message=_("This enquiry is closed or withdrawn."),
    next_step=_("Was it closed by mistake? Open it again. Otherwise record a new enquiry."),
    ground=_("What is closed no longer waits for an answer."),
)
RECEIVED_BEFORE_HANDLING = ActionRule(
    name="neighbours_enquiry_received_before_handling",
    message=_("On this date the enquiry had been answered, passed on or closed already."),
    next_step=_(
        "Look up when it came in. If this date is right, first correct the date of the answer."
    ),
    ground=_("The date of receipt shows whether the answer was in time."),
    field="received_on",
)
SIGNALLED_ONCE = Rule(
    name="neighbours_enquiry_signalled_once",
    message=_("The team already has a neighbourhood signal about this."),
    next_step=_("Has something new happened? Record it as a new report."),
    ground=_(
        "An enquiry gives one neighbourhood signal, so that the team does not look at the same thing twice."
    ),
)
SIGNAL_WRITTEN_ANEW = ActionRule(
    name="neighbours_neighbourhood_signal_written_anew",
    message=_("The text contains the name, the address or the words of the neighbour."),
    next_step=_("Write in your own words what the team should pay attention to."),
    ground=_("The team may know what is going on, but not who said so."),
    field="text",
)

DUE_BY_TERM = Rule(
    name="neighbours_enquiry_due_by_term",
    message=_("This is not the last day for an answer that the term gives."),
    next_step=_("Correct the day of receipt or the kind: the last day follows from these."),
    ground=_("A neighbour knows by when an answer comes, and nobody moves that day by hand."),
)

GIVEN_IN_ONE_MATTER = Rule(
    name="neighbours_reply_given_in_one_matter",
    message=_("The answer that this one was given with is about another matter."),
    next_step=_("Link the enquiries first, or answer this one by itself."),
    ground=_("One answer counts only for neighbours who asked the same."),
)
CHANGED_WHERE_GIVEN = Rule(
    name="neighbours_reply_changed_where_given",
    message=_("This answer was given to another enquiry about the same matter."),
    next_step=_("Correct it there; it changes here too. Or withdraw it here only."),
    ground=_("All neighbours who asked the same, get the same answer."),
)
MAY_ANSWER = ActionRule(
    name="neighbours_enquiry_assignee_may_answer",
    message=_("This colleague may not answer enquiries of this pilot."),
    next_step=_("Choose someone from the list."),
    ground=_("Who deals with an enquiry must be able to answer it."),
    field="assigned_to",
)

for _model in ("enquiry", "reply", "enquirynote"):
    MISTAKE_IS_EXPLAINED.checked_as(f"neighbours_{_model}_withdrawal_says_why")
