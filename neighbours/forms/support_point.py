"""Forms of the day book of the support point."""

from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.models import User
from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField, TimeField
from interwonen.core.forms import BaseForm, FilterForm
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from neighbours.models import TEXT_LENGTH, WalkIn


class DayFilter(FilterForm):
    """The day that the day book shows; the field has the name used in the address."""

    datum = DateField(label=_("Day"), required=False)


class DayForm(BaseForm):
    """The hours, staff and remarks of a day."""

    submit_label = _("Save day")
    hide_fields_note = True
    hide_optional = True
    layout = Layout(Row("opens_at", "closes_at"), "staff", "remarks")

    opens_at = TimeField(label=_("Open from"), required=False)
    closes_at = TimeField(label=_("Open until"), required=False)
    staff = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Who was there?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    remarks = forms.CharField(
        label=_("Remarks"),
        help_text=_("Write no names of residents or neighbours. Was it closed? Then say here why."),
        required=False,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, colleagues: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].queryset = colleagues  # type: ignore[attr-defined]


class DayChangeForm(ChangeForm, DayForm):
    """Change a day in the book."""


class WhoForm(BaseForm):
    """Take a visit back that was counted by mistake."""

    submit_label = _("Take one back")
    may_repeat = True  # the next visit is another one

    who = forms.ChoiceField(
        label=_("Who came in?"), choices=WalkIn.Who.choices, widget=forms.RadioSelect
    )


class WalkInForm(OffersTerms, WhoForm):
    """Count one visit; nobody asks for a name."""

    submit_label = _("Count one visit")
    field_order = ("topic", "who")

    topic = TermChoiceField(
        "walk_in_topic",
        in_list=True,
        required=False,
        label=_("What for?"),
        widget=forms.Select(attrs={"class": "iw-input--m"}),
    )
