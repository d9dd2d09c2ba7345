"""Forms about requests of residents about their own data."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import REASON_LENGTH, TEXT_LENGTH
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm, ReasonForm
from interwonen.rights.models import RightsRequest
from participants.models import FileLimit


class RequestForm(BaseForm):
    """What is asked, when and how, by whom."""

    submit_label = _("Save the request")

    right = forms.ChoiceField(
        label=_("What does the resident ask?"),
        choices=RightsRequest.Right.choices,
        widget=forms.RadioSelect,
    )
    asks = forms.CharField(
        label=_("The request in the resident's own words"),
        help_text=_("For example: which record is wrong, or what may no longer be used."),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    received_on = DateField(
        label=_("When did it come in?"), help_text=_("From this day on we have one month.")
    )
    way = forms.ChoiceField(
        label=_("How did it come in?"),
        choices=RightsRequest.Way.choices,
        widget=forms.RadioSelect,
    )
    asker = forms.ChoiceField(
        label=_("Who asks?"), choices=RightsRequest.Asker.choices, widget=forms.RadioSelect
    )
    representative = forms.CharField(
        label=_("Name of who acts for the resident"),
        help_text=_("Such as a mentor, an administrator or an authorised person."),
        max_length=100,
        required=False,
    )
    identity = forms.ChoiceField(
        label=_("How do you know that it is this person?"),
        help_text=_("Keep no copy of an identity document."),
        choices=RightsRequest.Identity.choices,
        widget=forms.RadioSelect,
    )


class RequestChangeForm(ChangeForm, RequestForm):
    """Correct what was recorded of a request."""

    submit_label = _("Save the correction")


class RequestExtensionForm(ChangeForm):
    """When and why the resident was told that it takes longer."""

    submit_label = _("Extend the term")

    extended_because = forms.CharField(
        label=_("Why does it take longer?"),
        help_text=_("As you told the resident. For example: many texts must be looked through."),
        max_length=REASON_LENGTH,
    )
    extended_on = DateField(label=_("When did you tell the resident?"))


class RequestAnswerForm(ChangeForm):
    """What was decided and done, as the resident was told."""

    submit_label = _("Save the answer")

    decision = forms.ChoiceField(
        label=_("What was decided?"),
        choices=RightsRequest.Decision.choices,
        widget=forms.RadioSelect,
    )
    done = forms.CharField(
        label=_("What was done?"),
        help_text=_("For example: copy handed over on the support point, or record corrected."),
        max_length=TEXT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    decided_because = forms.CharField(
        label=_("Why not, or not wholly?"),
        help_text=_(
            "As you told the resident, who may complain to the Autoriteit Persoonsgegevens or go to "
            "court. Tell that too."
        ),
        max_length=TEXT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    answered_on = DateField(label=_("When was the resident told?"))


class RequestWithdrawForm(ReasonForm):
    """Why a request no longer counts; of a file that is limited also whether that goes on."""

    lifts = forms.TypedChoiceField(
        label=_("Is the limit on the use of the file lifted too?"),
        help_text=_("A limit goes on when another request asks for it. Tell the resident first."),
        choices=[("yes", _("Yes, it was set for this request")), ("no", _("No, it goes on"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, limits: Iterable[FileLimit], **kwargs: Any) -> None:
        super().__init__(
            *args, question=_("What went wrong?"), label=_("Withdraw the request"), **kwargs
        )
        standing = "; ".join(f"{limit}: {limit.because}" for limit in limits)
        lifts: Any = self.fields["lifts"]
        if standing:
            lifts.help_text = f"{standing}. {lifts.help_text}"
        else:
            del self.fields["lifts"]


class RectificationAnswerForm(RequestAnswerForm):
    """The answer to who asked to have something corrected, with the records that were."""

    corrected = forms.MultipleChoiceField(
        label=_("Which records were corrected?"),
        help_text=_("Correct them first, then answer. The answer shows their history."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order: tuple[str, ...] = ("decision", "done", "corrected")

    def __init__(self, *args: Any, records: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["corrected"]
        field.choices = records
        if not records:
            field.help_text = _(
                "Nothing in the file was corrected since the request came in. Correct it first, or "
                "record a statement of the resident."
            )


class AnswerCorrection(ChangeForm):
    """What goes with an answer that is put right: what was wrong in it."""

    submit_label = _("Save the correction")

    reason = forms.CharField(
        label=_("What was recorded wrongly?"),
        help_text=_("The history keeps what it said before."),
        max_length=REASON_LENGTH,
    )


class AnswerCorrectionForm(AnswerCorrection, RequestAnswerForm):
    """Put right what was recorded of an answer."""

    field_order = ("decision", "done", "decided_because", "answered_on", "reason")


class RectificationCorrectionForm(AnswerCorrection, RectificationAnswerForm):
    """Put right what was recorded of the answer to a correction."""

    field_order = ("decision", "done", "corrected", "decided_because", "answered_on", "reason")
