"""The form of the intake: each criterion of the letter, looked at."""

from collections.abc import Sequence
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.forms import DateField
from interwonen.pilots.models import Question, Term
from participants.forms.wording import NO_MEDICAL_FACTS
from participants.models import Answer, Checklist

REASONING_LENGTH = 1000
_ANSWERS = "answer_eligibility"


class IntakeForm(ChangeForm):
    """One fieldset per criterion: whether it holds, and why; `row` is the intake, old or new."""

    submit_label: ClassVar[Any] = _("Save intake")

    filled_on = DateField(label=_("Date of the intake"))

    def __init__(
        self, *args: Any, row: Checklist, questions: Sequence[Question], **kwargs: Any
    ) -> None:
        self.questions = questions
        self.terms = {term.pk: term for term in Term.objects.filter(vocabulary=_ANSWERS)}
        initial = {**_given(row), **kwargs.pop("initial", {})}
        super().__init__(*args, row=row, initial=initial, **kwargs)
        for question in questions:
            self.fields[_value(question)] = self._value_field(question)
            self.fields[_reasoning(question)] = self._reasoning_field(question)

    @property
    def helper(self) -> FormHelper:
        """A fieldset per criterion, under the date."""
        helper = super().helper
        criteria = (
            Fieldset(each.label, _value(each), _reasoning(each), css_class="iw-criterion")
            for each in self.questions
        )
        helper.layout = Layout("filled_on", *criteria)
        return helper

    @property
    def answers(self) -> dict[Question, tuple[Term, str]]:
        """What was filled in: per question the answer and the reasoning."""
        data = self.cleaned_data
        return {
            question: (self.terms[data[_value(question)]], data[_reasoning(question)])
            for question in self.questions
        }

    def held(self, row: Any, name: str) -> Any:
        """Also what the intake held of a criterion, now or in an earlier version."""
        return super().held(row, name) if name in self.base_fields else _given(row).get(name)

    def _value_field(self, question: Question) -> forms.ChoiceField:
        words = gettext("Choose an answer for “%(label)s”.") % {"label": question.label}
        return forms.ChoiceField(
            label=_("Does this hold?"),
            choices=[(term.pk, term.label) for term in self.terms.values()],
            widget=forms.RadioSelect,
            error_messages={"required": words},
        )

    def _reasoning_field(self, question: Question) -> forms.CharField:
        words = gettext("Say in a few words why, for “%(label)s”.") % {"label": question.label}
        return forms.CharField(
            label=_("What makes you say so?"),
            help_text=NO_MEDICAL_FACTS,
            max_length=REASONING_LENGTH,
            widget=forms.Textarea(attrs={"rows": 2}),
            error_messages={"required": words},
        )


def _given(row: Any) -> dict[str, str]:
    """The answers of an intake, or of an earlier version of it, by the names of their fields."""
    if row is None or row.pk is None:
        return {}
    rows = row.answers.select_related("question") if isinstance(row, Checklist) else _earlier(row)
    given = {}
    for answer in rows:
        given[_value(answer.question)] = answer.value_id
        given[_reasoning(answer.question)] = answer.reasoning
    return given


def _earlier(version: Any) -> Any:
    """Answers as they were before the next version of an intake, the last one of each winning."""
    following = Checklist.history.filter(id=version.id, history_id__gt=version.history_id)
    rows = Answer.history.filter(checklist_id=version.id).select_related("question")
    if (after := following.order_by("history_id").first()) is not None:
        rows = rows.filter(history_date__lt=after.history_date)
    return rows.order_by("history_id")


def _value(question: Question) -> str:
    return f"{question.code}_value"


def _reasoning(question: Question) -> str:
    return f"{question.code}_reasoning"
