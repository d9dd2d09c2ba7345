"""Filters above the lists."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.forms import FilterForm
from participants.models import Participant


class ParticipantFilter(FilterForm):
    """Which participants the list shows."""

    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), *Participant.Status.choices]
    )
