"""The form that withdraws a session."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from participants.forms.records import NO_MEDICAL_FACTS
from participants.models import Participant
from participants.models.sessions import SESSION_REASON_LENGTH


class WithdrawSessionForm(ChangeForm):
    """Withdraw a session, or choose the participant in whose file it belongs."""

    submit_label = _("Withdraw session")
    submit_class = "iw-button--danger"

    reason = forms.CharField(
        label=_("What went wrong?"), help_text=NO_MEDICAL_FACTS, max_length=SESSION_REASON_LENGTH
    )
    right_participant = forms.ModelChoiceField(
        Participant.objects.none(),
        label=_("In whose file does it belong?"),
        help_text=_(
            "The session moves there with its notes. In no file, nobody can read the notes any more: "
            "copy them first if you need them."
        ),
        empty_label=_("In no file"),
        blank=True,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, participants: QuerySet[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["right_participant"].queryset = participants  # type: ignore[attr-defined]
