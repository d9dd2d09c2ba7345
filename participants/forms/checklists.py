"""Forms with a question set: housing skills and the exit criteria."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.layout import Div, Layout
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from interwonen.core.layouts import Folded
from interwonen.pilots.models import Question, Term
from participants.forms.records import LongTextField
from participants.models import Agreement, Answer, Checklist
from participants.models.checklists import Given


class QuestionsForm(BaseForm):
    """The current questions of a set, each with an answer and a text; `last` fills it in before."""

    question_set: ClassVar[str]

    filled_on = DateField(label=_("Date of this list"))

    def __init__(self, *args: Any, today: date, last: Checklist | None, **kwargs: Any) -> None:
        self.questions = list(Question.objects.current(self.question_set))
        self.terms = {term.pk: term for term in self.offered(today)}
        given = self.given(last.answers.select_related("question")) if last else {}
        kwargs["initial"] = {"filled_on": today, **given, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for question in self.questions:
            self.fields[f"value_{question.code}"] = self.value_field(question)
            self.fields[f"reasoning_{question.code}"] = self.reasoning_field(question)

    def facts(self) -> dict[str, Any]:
        """The day, and per question the answer and the text."""
        data = self.cleaned_data
        answers = {
            question: Given(
                self.terms[data[f"value_{question.code}"]], data[f"reasoning_{question.code}"]
            )
            for question in self.questions
        }
        return {"filled_on": data["filled_on"], "answers": answers}

    @property
    def helper(self) -> Any:
        helper = super().helper
        helper.layout = Layout("filled_on", *(self.layout_of(q) for q in self.questions))
        return helper

    def offered(self, today: date) -> QuerySet[Any]:
        """The answers to choose from."""
        return Term.objects.offered(f"answer_{self.question_set}", on=today)

    def given(self, answers: Iterable[Answer]) -> dict[str, str]:
        """The values of earlier answers that the form starts with."""
        given = {}
        for answer in answers:
            given[f"value_{answer.question.code}"] = answer.value_id
            given[f"reasoning_{answer.question.code}"] = answer.reasoning
        return given

    def layout_of(self, question: Question) -> Div:
        """One question in the form."""
        return Div(
            InlineRadios(f"value_{question.code}"),
            f"reasoning_{question.code}",
            css_class="iw-question",
        )

    def reasoning_field(self, question: Question) -> forms.CharField:
        """The text that goes with the answer to a question."""
        raise NotImplementedError

    def value_field(self, question: Question) -> forms.ChoiceField:
        """The answers to a question."""
        required = gettext("Choose an answer for “%(label)s”.") % {"label": question.label}
        return forms.ChoiceField(
            label=question.label,
            choices=[(term.pk, term.label) for term in self.terms.values()],
            widget=forms.RadioSelect,
            error_messages={"required": required},
        )


class HousingSkillsForm(QuestionsForm):
    """All housing skills, with the answers of last time, so that one taps what changed."""

    question_set = "housing_skill"
    submit_label = _("Save housing skills")
    hide_optional = True

    def given(self, answers: Iterable[Answer]) -> dict[str, str]:
        return {f"value_{answer.question.code}": answer.value_id for answer in answers}

    def layout_of(self, question: Question) -> Div:
        name = f"reasoning_{question.code}"
        remark = Folded(_("Remark"), name, is_open=bool(self[name].value()))
        return Div(InlineRadios(f"value_{question.code}"), remark, css_class="iw-question")

    def reasoning_field(self, question: Question) -> forms.CharField:
        words = gettext("Remark on “%(skill)s”") % {"skill": question.label}
        return LongTextField(label=words, required=False, rows=2)


class JudgementForm(QuestionsForm):
    """The exit criteria, each with why it is met or not met yet."""

    question_set = "exit_criterion"
    submit_label = _("Save judgement")

    filled_on = DateField(label=_("Date of the judgement"))

    def reasoning_field(self, question: Question) -> forms.CharField:
        words = gettext("Achieved, or not yet, because")
        required = gettext("Write why, at “%(criterion)s”.") % {"criterion": question.label}
        return LongTextField(label=words, rows=3, error_messages={"required": required})


class AgreementForm(BaseForm):
    """Record who agrees with a judgement."""

    submit_label = _("Record agreement")

    party = forms.ChoiceField(
        label=_("Who agrees?"), choices=Agreement.Party.choices, widget=forms.RadioSelect
    )
    agreed_on = DateField(label=_("Agreed on"))
