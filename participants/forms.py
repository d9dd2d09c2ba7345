"""Forms of the register; they check shape and wording, the actions check the rules."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.models import Organisation, User
from interwonen.core.forms import BaseForm, DateField, FilterForm, ThreePartDateField, TimeField
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from interwonen.pilots.models import Question
from participants.models import Dwelling, Participant, Referral
from participants.models.dwelling import POSTCODE
from participants.models.session import MINUTES_IN_A_DAY, NOTE_LENGTH

NO_MEDICAL_FACTS = _("Do not record medical information.")


class ReferralForm(OffersTerms):
    """Refer someone to the pilot."""

    submit_label: ClassVar[Any] = _("Save referral")

    first_name = forms.CharField(label=_("First name"), max_length=60)
    last_name = forms.CharField(label=_("Last name"), max_length=80)
    birth_date = ThreePartDateField(label=_("Date of birth"), autocomplete="off")
    household_size = forms.IntegerField(
        label=_("Number of people in the household"),
        help_text=_(
            "In a dwelling of the pilot one person lives: that is what the zoning plan allows."
        ),
        min_value=1,
        max_value=99,
        initial=1,
    )
    origin = TermChoiceField("origin", label=_("Where does the person live now?"))
    referrer = forms.CharField(
        label=_("Who refers?"),
        help_text=_("The name of the organisation or the shelter."),
        max_length=120,
    )
    referred_on = DateField(label=_("Date of the referral"))


class DecisionForm(BaseForm):
    """The case manager's decision on a referral."""

    submit_label: ClassVar[Any] = _("Record decision")

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[c for c in Referral.Decision.choices if c[0] != Referral.Decision.PENDING],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason of the decision"), help_text=NO_MEDICAL_FACTS, widget=forms.Textarea
    )
    decided_on = DateField(label=_("Date of the decision"))


class DwellingChoiceField(forms.ModelChoiceField):
    """A dwelling (with its `stays` from `day` on), and in the label whether it is free then."""

    day: date

    def label_from_instance(self, dwelling: Dwelling) -> str:
        stay = next(iter(dwelling.stays), None)  # type: ignore[attr-defined]
        if stay is None:
            return gettext("%(dwelling)s: free") % {"dwelling": dwelling}
        if stay.starts_on > self.day:
            words = {"dwelling": dwelling, "day": date_format(stay.starts_on, "j F Y")}
            return gettext("%(dwelling)s: taken from %(day)s") % words
        words = {"dwelling": dwelling, "day": date_format(stay.ends_on, "j F Y")}
        return gettext("%(dwelling)s: taken up to and including %(day)s") % words


class PlacementForm(BaseForm):
    """Give someone a dwelling."""

    submit_label: ClassVar[Any] = _("Place this person")

    dwelling = DwellingChoiceField(
        Dwelling.objects.none(), label=_("Dwelling"), widget=forms.RadioSelect, empty_label=None
    )
    starts_on = DateField(label=_("First day of the stay"))
    ends_on = DateField(
        label=_("Planned last day"),
        help_text=_("This day still counts. At the latest the last day of the pilot."),
    )

    def __init__(self, *args: Any, dwellings: QuerySet[Dwelling], day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dwelling"].day = day  # type: ignore[attr-defined]
        self.fields["dwelling"].queryset = dwellings  # type: ignore[attr-defined]


class ExitForm(OffersTerms):
    """Record that someone has left."""

    submit_label: ClassVar[Any] = _("Record exit")

    exited_on = DateField(label=_("Last day of the stay"))
    reason = TermChoiceField("exit_reason", label=_("Why did the person leave?"), in_list=True)
    destination = TermChoiceField(
        "exit_destination", label=_("Where did the person go?"), in_list=True
    )


class AssignmentForm(BaseForm):
    """Give a participant a counsellor."""

    submit_label: ClassVar[Any] = _("Save")

    counsellor = forms.ModelChoiceField(
        User.objects.none(), label=_("Counsellor"), widget=forms.RadioSelect, empty_label=None
    )
    starts_on = DateField(label=_("From"))

    def __init__(self, *args: Any, counsellors: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["counsellor"].queryset = counsellors  # type: ignore[attr-defined]


class SessionForm(OffersTerms):
    """Log a session that was held."""

    submit_label: ClassVar[Any] = _("Save session")

    held_on = DateField(label=_("Date"))
    started_at = TimeField(label=_("Time"))
    duration_minutes = forms.IntegerField(
        label=_("Duration in minutes"), min_value=1, max_value=MINUTES_IN_A_DAY, initial=45
    )
    contact_type = TermChoiceField("contact_type", label=_("Form of contact"))
    life_domains = forms.ModelMultipleChoiceField(
        Question.objects.none(),
        label=_("Life domains"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_(
            "Counsellors of this participant and the team lead read this. Do not record medical information."
        ),
        required=False,
        max_length=NOTE_LENGTH,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        domains = Question.objects.filter(question_set="life_domain", offered=True)
        self.fields["life_domains"].queryset = domains  # type: ignore[attr-defined]


class DwellingForm(BaseForm):
    """A dwelling of the pilot."""

    submit_label: ClassVar[Any] = _("Save dwelling")

    name = forms.CharField(
        label=_("Name"),
        help_text=_("As it stands on the board, for example Woning 3."),
        max_length=50,
    )
    street = forms.CharField(label=_("Street"), max_length=100)
    house_number = forms.IntegerField(label=_("House number"), min_value=1, max_value=99999)
    house_number_suffix = forms.CharField(
        label=_("Letter or addition"), required=False, max_length=6
    )
    postcode = forms.CharField(label=_("Postcode"), max_length=10)
    place = forms.CharField(label=_("Place"), max_length=80)
    landlord = forms.ModelChoiceField(
        Organisation.objects.filter(kind=Organisation.Kind.LANDLORD),
        label=_("Landlord"),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    available_from = DateField(label=_("Available from"))
    available_until = DateField(
        label=_("Available up to and including"),
        required=False,
        help_text=_("Leave empty when no last day is known."),
    )

    def clean_postcode(self) -> str:
        postcode = "".join(self.cleaned_data["postcode"].split()).upper()
        if not POSTCODE.fullmatch(postcode):
            raise forms.ValidationError(_("Write the postcode as 1234 AB."))
        return postcode


class ParticipantFilter(FilterForm):
    """Which participants the list shows."""

    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), *Participant.Status.choices]
    )
