"""The rules on comments on a report; a constraint in the database bears the name of its rule."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

COMMENT_SAYS_SOMETHING = Rule(
    name="evaluations_reportcomment_says_something",
    message=_("The comment is empty."),
    next_step=_("Write in a few words what should change."),
    ground=_("Who writes the report must know what to do."),
    field="text",
)
COMMENT_FITS = Rule(
    name="evaluations_reportcomment_text_length",
    message=_("This comment is longer than 2,000 characters. Nothing was saved."),
    next_step=_("What you typed is still here: make it shorter, or make two comments of it."),
    ground=_("A comment says one thing, so that it can be dealt with."),
    field="text",
)
COMMENT_ON_A_BLOCK = ActionRule(
    name="evaluations_reportcomment_on_a_block",
    message=_("The report has no such part."),
    next_step=_("Go back to all parts, and choose one from the list."),
    ground=_("A comment is about a part of the report."),
)
RESOLVED_BY_SOMEONE = Rule(
    name="evaluations_reportcomment_resolved_by_someone",
    message=_("It is not known who dealt with this comment, or that was before it was written."),
    next_step=_("Open the page anew and try it again."),
    ground=_("Who wrote a comment can see who dealt with it, and when."),
)
STILL_OPEN = ActionRule(
    name="evaluations_reportcomment_still_open",
    message=_("This comment was dealt with already."),
    next_step=_("Open it again first, if something is to change."),
    ground=_("Who dealt with it did so by these words."),
)
WAS_RESOLVED = ActionRule(
    name="evaluations_reportcomment_was_resolved",
    message=_("This comment is open."),
    next_step=_("Go back to the part of the report; it stands there."),
    ground=_("Only what was dealt with can be opened again."),
)

MISTAKE_IS_EXPLAINED.checked_as("evaluations_reportcomment_withdrawal_says_why")
