"""Forms of goals and their steps."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from interwonen.pilots.models import Question
from participants.forms.records import NO_MEDICAL_FACTS, LongTextField, with_hint
from participants.models import Goal

TEXT_LENGTH = 300


class GoalForm(BaseForm):
    """Set a goal."""

    submit_label = _("Save goal")

    life_domain = forms.ModelChoiceField(
        Question.objects.none(), label=_("Life domain"), empty_label=_("Make a choice")
    )
    text = forms.CharField(
        label=_("Goal in the resident's own words"),
        help_text=with_hint(_("For example: “I pay my rent myself, every month.”")),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    set_on = DateField(label=_("Set on"))
    due_on = DateField(label=_("To be reached by"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["life_domain"].queryset = self.domains()  # type: ignore[attr-defined]

    def domains(self) -> Any:
        """The life domains that the pilot works with."""
        return Question.objects.current("life_domain")


class GoalChangeForm(ChangeForm, GoalForm):
    """Change a goal; it may keep a life domain that is no longer offered."""

    def domains(self) -> Any:
        offered = super().domains().values("pk")
        own = Q(pk=self.row.life_domain_id)  # type: ignore[attr-defined]
        return Question.objects.filter(Q(pk__in=offered) | own)


class GoalCloseForm(ChangeForm):
    """Close a goal."""

    submit_label = _("Close this goal")

    outcome = forms.ChoiceField(
        label=_("How did it end?"),
        choices=[c for c in Goal.Outcome.choices if c[0] != Goal.Outcome.OPEN],
        widget=forms.RadioSelect,
    )
    outcome_note = LongTextField(label=_("How did that come about?"), rows=3)
    closed_on = DateField(label=_("Closed on"))


class GoalStepForm(BaseForm):
    """Add a step to a goal."""

    submit_label = _("Save step")

    text = forms.CharField(
        label=_("What is the step?"), help_text=NO_MEDICAL_FACTS, max_length=TEXT_LENGTH
    )
    due_on = DateField(label=_("To be done by"))


class GoalStepChangeForm(ChangeForm, GoalStepForm):
    """Change a step."""


class GoalStepDoneForm(BaseForm):
    """Tick a step. The form sends the new state, so that two people do not undo each other."""

    submit_label = _("Tick off")

    is_done = forms.TypedChoiceField(
        choices=[("yes", _("Step done")), ("no", _("Not done after all"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.HiddenInput,
    )


class GoalStepNotDoneForm(GoalStepDoneForm):
    """Mark a step as not done."""

    submit_label = _("Not done after all")
