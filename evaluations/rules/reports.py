"""The rules on the texts of a report; a constraint in the database bears the name of its rule."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

RATING_OF_A_THEME = Rule(
    name="evaluations_paragraph_rating_of_a_theme",
    message=_("Page one does not say how this part of the report stands."),
    next_step=_("Leave out how it stands, and say it in the text."),
    ground=_("Page one says of six themes how they stand, in one of three ways."),
    field="rating",
)
READY_WITH_TEXT = Rule(
    name="evaluations_paragraph_ready_with_text",
    message=_("There is no text yet, so it cannot be ready."),
    next_step=_("Write the text, or save it while it is not ready."),
    ground=_("What is ready can be read by the council."),
    field="text",
)
TEXT_FITS = Rule(
    name="evaluations_paragraph_text_length",
    message=_("This text is longer than 8,000 characters. Nothing was saved."),
    next_step=_("What you typed is still here: make it shorter, and save again."),
    ground=_("The council reads the whole report in some minutes."),
    field="text",
)
ROSIER_THAN_FIGURES = ActionRule(
    name="evaluations_paragraph_rosier_than_figures",
    message=_("This says that it stands better than the figures propose."),
    next_step=_(
        "Choose what the figures propose, or say in the text why it stands better and tick."
    ),
    ground=_("Page one shows it beside the figure, and the council compares the two."),
    field="rating",
    confirm=_("It stands better than the figures propose, and the text says why."),
)
