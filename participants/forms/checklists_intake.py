"""The form of the intake, with the criteria of the letter to the council."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.versions import parts_at
from interwonen.pilots.models import Question, Term
from participants.forms.checklists import QuestionsForm
from participants.forms.records import LongTextField
from participants.models import Answer, Checklist
from participants.models.checklists import ELIGIBILITY


class IntakeForm(ChangeForm, QuestionsForm):
    """One fieldset per criterion: whether it holds, and why; `row` is the intake, old or new."""

    question_set = ELIGIBILITY
    submit_label = _("Save intake")

    filled_on = DateField(label=_("Date of the intake"))

    def __init__(self, *args: Any, row: Checklist, **kwargs: Any) -> None:
        super().__init__(*args, row=row, last=row if row.pk else None, **kwargs)

    def offered(self, today: date) -> QuerySet[Any]:
        """Also the answers that are no longer offered but that this intake uses."""
        held = Answer.objects.filter(checklist=self.row.pk).values("value")
        return super().offered(today) | Term.objects.filter(pk__in=held)

    def held(self, row: Any, name: str) -> Any:
        """Also the answer to a criterion, in this or an earlier version of the intake."""
        if name in self.base_fields:
            return super().held(row, name)
        return self.given(_answers_of(row)).get(name)

    def layout_of(self, question: Question) -> Fieldset:
        return Fieldset(
            question.label,
            f"value_{question.code}",
            f"reasoning_{question.code}",
            css_class="iw-criterion",
        )

    def value_field(self, question: Question) -> forms.ChoiceField:
        field = super().value_field(question)
        field.label = _("Does this hold?")
        return field

    def reasoning_field(self, question: Question) -> forms.CharField:
        required = gettext("Say in a few words why, for “%(label)s”.") % {"label": question.label}
        return LongTextField(
            label=_("What makes you say so?"), rows=2, error_messages={"required": required}
        )


def _answers_of(row: Any) -> Iterable[Answer]:
    """The answers of an intake, or of an earlier version of it."""
    if row is None:
        return []
    if isinstance(row, Checklist):
        return row.answers.select_related("question")
    return parts_at(row, Answer.history.select_related("question"), "checklist")
