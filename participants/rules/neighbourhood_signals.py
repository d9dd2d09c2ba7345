"""Rules on signals from the neighbourhood."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

SIGNAL_TEXT = Rule(
    name="participants_signal_text_length",
    message=_("The signal is empty or longer than 1,000 characters."),
    ground=_("A signal says in a few sentences what the team should know."),
    next_step=_("Shorten the text; it still stands in the form."),
    field="text",
)
SIGNAL_SEEN_ONCE = ActionRule(
    name="participants_signal_seen_once",
    message=_("A colleague has marked this signal as seen already."),
    ground=_("It stays known who saw it first."),
    next_step=_("You need do nothing more."),
)
