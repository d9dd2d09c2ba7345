"""Rules on signals from the neighbourhood."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

SIGNAL_TEXT = Rule(
    name="participants_signal_text_length",
    message=_("The neighbourhood signal is empty or longer than 1,000 characters."),
    next_step=_("Shorten the text; it is still in the form."),
    ground=_("A neighbourhood signal says in a few sentences what the team should know."),
    field="text",
)
SIGNAL_SEEN_ONCE = ActionRule(
    name="participants_neighbourhood_signal_seen_once",
    message=_("A colleague has already marked this signal as seen."),
    next_step=_("You do not need to do anything."),
    ground=_("The record keeps who saw it first."),
)
