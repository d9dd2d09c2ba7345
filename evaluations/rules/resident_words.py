"""The rules on the words of residents; a constraint or guard in the database bears their names."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

SAY_SOMETHING = Rule(
    name="evaluations_residentwords_say_something",
    message=_("The words are missing."),
    next_step=_("Write what was said, in other words than those of the person."),
    ground=_("Words that say nothing do not belong in a report."),
    field="text",
)
NOT_TOO_LONG = Rule(
    name="evaluations_residentwords_text_length",
    message=_("The words are longer than 600 characters."),
    next_step=_("Shorten them; they are still in the form."),
    ground=_("The longer a story is, the sooner someone is recognised by it."),
    field="text",
)
MADE_UNRECOGNISABLE = Rule(
    name="evaluations_residentwords_made_unrecognisable",
    message=_("You have not ticked what you changed."),
    next_step=_("Change what someone could be recognised by, and tick it."),
    ground=_("The report is public, and in a small pilot people know each other."),
    field="changed_name",
)
OF_A_QUARTER = ActionRule(
    name="evaluations_residentwords_of_a_quarter",
    message=_("There is no report on this quarter."),
    next_step=_("Choose a quarter from the list."),
    ground=_("Words are printed in the report on one quarter of the pilot."),
    field="quarter_starts_on",
)
OF_A_QUARTER.checked_as("evaluations_residentwords_whole_quarter")
SECOND_PERSON = Rule(
    name="evaluations_residentwords_second_person",
    message=_(
        "You wrote these words yourself, or who approved them and the day do not belong together."
    ),
    next_step=_("Ask a colleague who may approve them."),
    ground=_("A second person sees by what someone could still be recognised."),
)
APPROVED_AS_THEY_ARE = Rule(
    name="evaluations_residentwords_approved_as_they_are",
    message=_("These words were approved as they were, or have been withdrawn."),
    next_step=_("Correct them once more; then a second person looks at them again."),
    ground=_("Nobody approved words that were written or withdrawn afterwards."),
)
APPROVED_ONCE = ActionRule(
    name="evaluations_residentwords_approved_once",
    message=_("These words have been approved already."),
    next_step=_("Look who approved them, in the list."),
    ground=_("One second person is enough."),
)
READ_ANEW = ActionRule(
    name="evaluations_residentwords_read_anew",
    message="",  # the form says who changed the words, and when
    next_step=_("Read the words again. Can nobody be recognised now? Then approve them."),
    ground=_("Who approves words has read what is printed."),
)

MISTAKE_IS_EXPLAINED.checked_as("evaluations_residentwords_withdrawal_says_why")
