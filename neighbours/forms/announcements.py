"""Forms of announcements; they check the input, the actions check the rules."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from neighbours.models import Announcement
from neighbours.models.announcements import WHAT_LENGTH


class AnnouncementForm(BaseForm):
    """Who were told what, when and how."""

    submit_label = _("Save")

    audience = forms.ChoiceField(
        label=_("Who were told?"), choices=Announcement.Audience.choices, widget=forms.RadioSelect
    )
    about = forms.ChoiceField(
        label=_("What was it about?"), choices=Announcement.About.choices, widget=forms.RadioSelect
    )
    told_on = DateField(label=_("On which day?"))
    how = forms.CharField(
        label=_("How?"),
        help_text=_("For example: press release, letter to the council, meeting."),
        max_length=100,
    )
    what = forms.CharField(
        label=_("What were they told?"),
        help_text=_("In a few sentences, without names."),
        max_length=WHAT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AnnouncementChangeForm(ChangeForm, AnnouncementForm):
    """Correct what was recorded."""

    submit_label = _("Save the correction")
