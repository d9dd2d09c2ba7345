"""Forms of the sounding board; they check the input, the actions check the rules."""

from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import TEXT_LENGTH
from interwonen.core.date_fields import DateField, TimeField
from interwonen.core.forms import BaseForm
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from neighbours.forms.enquiries import NO_RESIDENTS
from neighbours.models import BoardAgreement, BoardMember
from neighbours.models.sounding_board import NOTES_LENGTH

Outcome = BoardAgreement.Outcome


class MemberForm(OffersTerms):
    """Who sits on the board."""

    submit_label = _("Save member")

    role = TermChoiceField("board_role", label=_("On behalf of"))
    name = forms.CharField(
        label=_("Name (optional)"),
        help_text=_(
            "Removed a year after the last day on the board or, without one, of the pilot."
        ),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    contact_details = forms.CharField(
        label=_("Telephone or e-mail (optional)"),
        help_text=_("Only to send the invitation and the notes."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    joined_on = DateField(label=_("On the board from"))
    left_on = DateField(
        label=_("Last day on the board (optional)"),
        help_text=_("Leave empty as long as it is not known."),
        required=False,
    )
    hide_optional = True


class MemberChangeForm(ChangeForm, MemberForm):
    """Correct a member, or end the membership."""


class MeetingForm(BaseForm):
    """When and where the board meets."""

    submit_label = _("Save meeting")
    layout = Layout(Row("day", "starts_at"), "place", "agenda")

    day = DateField(label=_("Date"))
    starts_at = TimeField(label=_("From"))
    place = forms.CharField(label=_("Place"), max_length=120)
    agenda = forms.CharField(
        label=_("Agenda"),
        required=False,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class MeetingChangeForm(ChangeForm, MeetingForm):
    """Correct or move a meeting."""


class NotesForm(ChangeForm):
    """Who was at a meeting, and what was discussed; also to correct these."""

    submit_label = _("Save notes")
    hide_fields_note = True
    hide_optional = True

    attended = forms.ModelMultipleChoiceField(
        BoardMember.objects.none(),
        label=_("Who were there?"),
        help_text=_("Tick everyone who was there; the others are listed as absent."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    notes = forms.CharField(
        label=_("Notes"),
        help_text=_(
            "Write what was discussed, not who said it. Do not name residents and do not record "
            "medical information. The notes can be published."
        ),
        max_length=NOTES_LENGTH,
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def __init__(self, *args: Any, members: QuerySet[BoardMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attended"].queryset = members  # type: ignore[attr-defined]


class AgreementForm(BaseForm):
    """What was agreed, who does it, and by when."""

    submit_label = _("Save agreement")

    what = forms.CharField(label=_("What was agreed?"), help_text=NO_RESIDENTS, max_length=300)
    owner = forms.CharField(
        label=_("Who does it?"),
        help_text=_("A role or an organisation, for example “gemeente”. No name of a person."),
        max_length=100,
    )
    due_on = DateField(label=_("At the latest on"))


class AgreementChangeForm(ChangeForm, AgreementForm):
    """Correct what was agreed."""

    submit_label = _("Save the correction")


class SettleForm(ChangeForm):
    """Whether an agreement was kept; also to correct that."""

    submit_label = _("Save")

    outcome = forms.ChoiceField(
        label=_("Was it kept?"),
        choices=[(Outcome.KEPT, _("Yes, kept")), (Outcome.NOT_KEPT, _("No, not kept"))],
        widget=forms.RadioSelect,
    )
    settled_on = DateField(label=_("Known on"))
    settled_note = forms.CharField(
        label=_("What was done?"),
        help_text=_("Was it not kept? Say why, and what happens now."),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
