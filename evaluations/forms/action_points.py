"""Forms about action points."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from evaluations.forms import NO_RESIDENTS
from evaluations.models import ActionPoint
from interwonen.accounts.models import User
from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import REASON_LENGTH, TEXT_LENGTH
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm

Outcome = ActionPoint.Outcome


class PointForm(BaseForm):
    """What will be done, by whom and by when."""

    submit_label = _("Save action point")
    hide_optional = True

    what = forms.CharField(label=_("What will be done?"), help_text=NO_RESIDENTS, max_length=300)
    owner = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who does it?"),
        help_text=_("Someone with a role in the pilot."),
        required=False,
        empty_label=_("An organisation (fill in below)"),
    )
    organisation = forms.CharField(
        label=_("Organisation"),
        help_text=_("Only when it is nobody from the list, for example “Woonservice”."),
        required=False,
        max_length=100,
    )
    due_on = DateField(label=_("At the latest on"))

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]


class PointChangeForm(ChangeForm, PointForm):
    """Correct what was agreed."""

    submit_label = _("Save the correction")


class PointMoveForm(ChangeForm):
    """Give an action point another day."""

    submit_label = _("Give another day")

    due_on = DateField(label=_("At the latest on"))
    reason = forms.CharField(
        label=_("Why does it move?"), help_text=NO_RESIDENTS, max_length=REASON_LENGTH
    )


class PointCloseForm(ChangeForm):
    """What came of an action point; also to correct that."""

    submit_label = _("Save")

    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[(Outcome.DONE, _("Finished")), (Outcome.DROPPED, _("No longer needed"))],
        widget=forms.RadioSelect,
    )
    closed_on = DateField(label=_("Done or known on"))
    closing_words = forms.CharField(
        label=_("What was done?"),
        help_text=_("Is it no longer needed? Say why. Name no residents."),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
