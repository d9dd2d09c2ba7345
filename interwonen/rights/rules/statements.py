"""The rules on statements of residents; a constraint in the database bears the name of its rule."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, Rule
from interwonen.rights.rules.requests import TEXT_LENGTH

SAYS_IT = Rule(
    name="rights_residentstatement_says_it",
    message=_("The statement is empty."),
    next_step=_("Write down what the resident says, in the resident's own words."),
    ground=_("The statement stands in the file instead of a correction, or beside it."),
    field="text",
)

TEXT_LENGTH.checked_as("rights_residentstatement_text_length")
MISTAKE_IS_EXPLAINED.checked_as("rights_residentstatement_withdrawal_says_why")
