"""What the case manager notes on the waiting list."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from participants.forms.records import LongTextField


class WaitingNoteForm(ChangeForm):
    """A note on what a participant waits for, and the reason for precedence."""

    submit_label = _("Save note")

    waits_for = LongTextField(label=_("What does this person wait for?"), required=False)
    precedence = LongTextField(
        label=_("Reason of precedence"),
        help_text=_(
            "Only when this person goes before the others. "
            "If you leave it empty, the date of acceptance decides the order."
        ),
        required=False,
        rows=3,
    )


class WithdrawalForm(BaseForm):
    """Why someone is taken off the waiting list, and from when."""

    submit_label = _("Withdraw the referral")

    reason = LongTextField(label=_("Reason"))
    withdrawn_on = DateField(label=_("Withdrawn on"))
