"""The rules on letters to the neighbourhood, each named after its guard where it has one."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

ONE_PER_DECISION = Rule(
    name="neighbours_letterround_one_per_decision",
    message=_("There is a letter about this capacity decision already."),
    next_step=_("Open that letter, or withdraw it first."),
    ground=_("Of each decision to grow it is clear which letter told the neighbours."),
    field="capacity_step",
)
DECISION_ON_GROWTH = Rule(
    name="neighbours_letterround_decision_on_growth",
    message=_("Only a letter about growth belongs to a capacity decision."),
    next_step=_("Choose that the letter is about growth, or choose no decision."),
    ground=_("Of each decision to grow it is clear which letter told the neighbours."),
    field="capacity_step",
)
DECISION_OF_PILOT = Rule(
    name="neighbours_letterround_decision_of_pilot",
    message=_("This capacity decision is about another pilot."),
    next_step=_("Choose a decision of this pilot."),
    ground=_("Neighbours get letters about the pilot in their own street."),
    field="capacity_step",
)
GROWTH_HAS_DECISION = Rule(
    name="neighbours_letterround_growth_has_decision",
    message=_("This letter is about growth, but belongs to no capacity decision."),
    next_step=_("Change the letter and choose the capacity decision, or record that first."),
    ground=_("A letter about growth says from which day how many people live there."),
)
AFTER_DECISION = Rule(
    name="neighbours_letterround_after_decision",
    message=_("The decision of the executive on this pilot has not been recorded."),
    next_step=_("First record the decision, on the page about the pilot."),
    ground=_("The council was told that neighbours get a letter after this decision."),
)
BEFORE_DECISION = ActionRule(
    name="neighbours_letterround_before_decision",
    message=_("The letter would be dated or sent before the decision of the executive."),
    next_step=_("Check the dates of the letter, and the date of the decision."),
    ground=_("The council was told that neighbours get a letter after this decision."),
    field="sent_on",
    confirm=_("The letter really went out before the decision."),
)
STILL_TO_SEND = Rule(
    name="neighbours_letterround_still_to_send",
    message=_("This letter was sent or withdrawn, and stays as it was."),
    next_step=_("Was it not sent? Then undo the sending first. Else write another letter."),
    ground=_("It must stay possible to see what neighbours read, and when."),
)
SENT_AFTER_ITS_DATE = Rule(
    name="neighbours_letterround_sent_after_its_date",
    message=_("The letter would be sent before the date that is on it."),
    next_step=_("Check both dates."),
    ground=_("A letter goes out on the day that is on it, or later."),
    field="sent_on",
)
WAS_SENT = ActionRule(
    name="neighbours_letterround_was_sent",
    message=_("This letter was not sent."),
    next_step=_("Mark it as sent first."),
    ground=_("Only of a letter that was sent there is a day of sending."),
)
IS_DATED = ActionRule(
    name="neighbours_letterround_is_dated",
    message=_("The letter has no date yet."),
    next_step=_("First fill in the date of the letter."),
    ground=_("Neighbours see from when a letter is."),
)
IS_WRITTEN = ActionRule(
    name="neighbours_letterround_is_written",
    message=_("Nobody has looked at the text yet."),
    next_step=_("Open the text, adapt it where needed, and save it."),
    ground=_("The text to begin with is the same everywhere; someone has to find it right here."),
)
SUBJECT_WITHOUT_FIELDS = ActionRule(
    name="neighbours_letterround_subject_without_fields",
    message=_("The subject line has a field between brackets."),
    next_step=_("Write it out in words."),
    ground=_("Fields are filled in in the text only; neighbours would read the brackets."),
    field="subject",
)
FIELDS_KNOWN = ActionRule(
    name="neighbours_lettertext_fields_known",
    message=_("The text has a field that does not exist."),
    next_step=_("Write it as it is in the list of fields, or take the brackets away."),
    ground=_("What stands between brackets is filled in; else neighbours would read it like this."),
    field="body",
)
FIELDS_FILLED = ActionRule(
    name="neighbours_lettertext_fields_filled",
    message=_("A field in the text has nothing to fill it with."),
    next_step=_("Record what is missing, or take the field out of the text."),
    ground=_("Neighbours would read a sentence with a hole in it."),
)
HAS_SENDER = ActionRule(
    name="neighbours_letterround_has_sender",
    message=_("The contact point of the pilot has not been filled in."),
    next_step=_("First fill in the contact point."),
    ground=_("A letter says from whom it is and whom to call."),
)
AS_PRINTED = ActionRule(
    name="neighbours_letterround_as_printed",
    message=_("The letter is no longer as it was in the PDF that was made last."),
    next_step=_(
        "Make the PDF anew and post those letters. Were the old ones posted? Then change the letter "
        "or the addresses back first."
    ),
    ground=_("The letter is kept as it is now; it must be what neighbours read."),
    confirm=_(
        "The letters that went out say what the letter says now, and each of its addresses got one."
    ),
)
HAS_RECIPIENTS = Rule(
    name="neighbours_letterround_has_recipients",
    message=_("There is no address to which this letter goes."),
    next_step=_("Add addresses, or choose other rings for the letter."),
    ground=_("A letter counts as sent when it went to someone."),
)
MAIL_CAME_BACK = Rule(
    name="neighbours_letterround_mail_came_back",
    message=_("Some of these letters came back, so they were sent."),
    next_step=_("Did they not come back? Then first take that back."),
    ground=_("What the post brings back was sent."),
)
COPY_OF_SENT_LETTER = Rule(
    name="neighbours_lettercopy_of_sent_letter",
    message=_("Letters to addresses are there as long as the letter counts as sent."),
    next_step=_("First mark the letter as sent, or undo the sending."),
    ground=_("It must stay possible to see to which addresses a letter went."),
)
COPY_OF_PILOT = Rule(
    name="neighbours_lettercopy_address_of_pilot",
    message=_("This address belongs to another pilot."),
    next_step=_("Choose an address of this pilot."),
    ground=_("Neighbours get letters about the pilot in their own street."),
)
LETTER_OF_PILOT = Rule(
    name="neighbours_letter_of_pilot",
    message=_("This letter is about another pilot."),
    next_step=_("Choose a letter of this pilot."),
    ground=_("Neighbours get letters about the pilot in their own street."),
    field="letter_round",
)
RETURNED_AFTER_SENDING = Rule(
    name="neighbours_lettercopy_returned_after_sending",
    message=_("The letter would have come back before it was sent."),
    next_step=_("Check the date."),
    ground=_("A letter comes back after it was sent."),
    field="returned_on",
)
TEXT_LENGTH = Rule(
    name="neighbours_lettertext_text_length",
    message=_("This text is longer than 8,000 characters."),
    next_step=_("Shorten the text; it is still in the form."),
    ground=_("Neighbours read a letter of a few pages; nobody reads a longer one."),
    field="body",
)
FILLED_LENGTH = Rule(
    name="neighbours_letterround_text_length",
    message=_("With its fields filled in, the letter is longer than 20,000 characters."),
    next_step=_("Shorten the text of the letter, or the texts of the contact point."),
    ground=_("Neighbours read a letter of a few pages; nobody reads a longer one."),
)

MISTAKE_IS_EXPLAINED.checked_as("neighbours_letterround_withdrawal_says_why")
