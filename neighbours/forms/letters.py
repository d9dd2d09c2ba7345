"""Forms of letters to the neighbourhood; they check the input, the actions check the rules."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from interwonen.pilots.models import CapacityStep
from neighbours.models import LetterRound
from neighbours.models.letters import LETTER_LENGTH


class _AboutDecision(BaseForm):
    """A form that may say which decision to grow a letter is about."""

    def __init__(self, *args: Any, decisions: QuerySet[CapacityStep], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["capacity_step"].queryset = decisions  # type: ignore[attr-defined]

    @staticmethod
    def choice() -> forms.ModelChoiceField:
        """The field itself, for the forms that have it."""
        return forms.ModelChoiceField(
            CapacityStep.objects.none(),
            label=_("Which capacity decision? (only for growth)"),
            required=False,
            empty_label=_("No choice"),
        )


class LetterStartForm(_AboutDecision):
    """What a new letter is about."""

    submit_label = _("Begin letter")
    hide_optional = True

    purpose = forms.ChoiceField(
        label=_("What is the letter about?"),
        choices=LetterRound.Purpose.choices,
        widget=forms.RadioSelect,
    )
    capacity_step = _AboutDecision.choice()
    dated_on = DateField(
        label=_("Date of the letter (optional)"),
        help_text=_("You can also fill it in later."),
        required=False,
    )


class LetterChangeForm(ChangeForm, _AboutDecision):
    """The facts of a letter beside its text."""

    submit_label = _("Save letter")
    hide_optional = True

    subject = forms.CharField(label=_("Subject line"), max_length=120)
    dated_on = DateField(label=_("Date of the letter"), required=False)
    reference = forms.CharField(
        label=_("Reference"),
        help_text=_("Neighbours name it when they call or write."),
        max_length=40,
    )
    furthest_ring = forms.TypedChoiceField(
        label=_("To which addresses?"),
        choices=[
            ("", _("All addresses")),
            (1, _("Ring 1")),
            (2, _("Ring 1 and 2")),
            (3, _("Ring 1, 2 and 3")),
        ],
        coerce=int,
        empty_value=None,
        required=False,
    )
    capacity_step = _AboutDecision.choice()


class LetterTextForm(BaseForm):
    """The text of a letter."""

    submit_label = _("Save text")
    may_repeat = True  # an earlier text may come back

    body = forms.CharField(
        label=_("Text"),
        help_text=_(
            "An empty line begins a paragraph. Begin a line with # for a heading, with - for a "
            "list. Name no residents."
        ),
        max_length=LETTER_LENGTH,
        widget=forms.Textarea(attrs={"rows": 24}),
    )


class SendingForm(BaseForm):
    """The day on which a letter went out."""

    submit_label = _("Mark as sent")

    sent_on = DateField(
        label=_("Sent on"), help_text=_("The day on which the letters went out of the door.")
    )


class SendingChangeForm(ChangeForm, SendingForm):
    """Correct that day."""

    submit_label = _("Save the correction")
