"""The form that goes from a life domain with a low score to a goal, a step and a follow-up."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.models import User
from interwonen.core.date_fields import DateField
from participants.forms.follow_ups import OwnerField
from participants.forms.goals import TEXT_LENGTH, GoalForm
from participants.forms.records import NO_MEDICAL_FACTS


class GoalFromDomainForm(GoalForm):
    """Set a goal with its first step and a follow-up; the goal is set on the day itself."""

    submit_label = _("Save goal, step and follow-up")
    layout = Layout(
        Fieldset(_("The goal"), "life_domain", "text", "due_on"),
        Fieldset(_("The resident's first step"), "step_text", "step_due_on"),
        Fieldset(_("The follow-up"), "follow_up_text", "follow_up_due_on", "follow_up_owner"),
    )

    set_on = None  # type: ignore[assignment]  # how Django leaves a field out
    step_text = forms.CharField(
        label=_("What is the step?"), help_text=NO_MEDICAL_FACTS, max_length=TEXT_LENGTH
    )
    step_due_on = DateField(label=_("To be done by"))
    follow_up_text = forms.CharField(
        label=_("What has to be done?"), help_text=NO_MEDICAL_FACTS, max_length=TEXT_LENGTH
    )
    follow_up_due_on = DateField(label=_("To be done by"), help_text=_("This day still counts."))
    follow_up_owner = OwnerField(label=_("Who does it?"))

    def __init__(self, *args: Any, team: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["follow_up_owner"].queryset = team  # type: ignore[attr-defined]
