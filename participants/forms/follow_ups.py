"""Forms of follow-ups."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.models import User
from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from participants.forms.records import NO_MEDICAL_FACTS


class OwnerField(forms.ModelChoiceField):
    """A choice of one member of the team."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(User.objects.none(), widget=forms.RadioSelect, empty_label=None, **kwargs)


class _OffersTeam(BaseForm):
    """A form that chooses from the team that the view passes."""

    def __init__(self, *args: Any, team: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = team  # type: ignore[attr-defined]


class _Task(BaseForm):
    """What has to be done, and by when."""

    submit_label = _("Save follow-up")

    text = forms.CharField(
        label=_("What has to be done?"), help_text=NO_MEDICAL_FACTS, max_length=300
    )
    due_on = DateField(label=_("To be done by"), help_text=_("This day still counts."))


class FollowUpForm(_OffersTeam, _Task):
    """Agree on a follow-up."""

    owner = OwnerField(label=_("Who does it?"))


class FollowUpChangeForm(ChangeForm, _Task):
    """Change what has to be done, or by when."""


class DoneForm(BaseForm):
    """When it was done."""

    submit_label = _("Record as done")

    done_on = DateField(label=_("Done on"))


class FollowUpTransferForm(ChangeForm, _OffersTeam):
    """Transfer a follow-up to a colleague."""

    submit_label = _("Transfer")

    owner = OwnerField(label=_("Who takes it on?"))
