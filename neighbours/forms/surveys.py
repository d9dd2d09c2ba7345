"""Forms of the survey among neighbours: its rounds, and the questions on paper and on the web."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Row
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import TEXT_LENGTH
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from interwonen.core.marks import Limit
from interwonen.core.open_forms import OpenForm
from interwonen.core.versions import parts_at
from interwonen.pilots.models import Question, Term
from neighbours.models import LetterRound, SurveyAnswer, SurveyForm, SurveyRound
from neighbours.models.surveys import SURVEY
from neighbours.selectors.surveys_results import SCALE, scales_of


class SurveyRoundForm(BaseForm):
    """When the neighbourhood is asked."""

    submit_label = _("Save round")
    layout = Layout("moment", Row("opens_on", "closes_on"), "letter_round")

    moment = forms.ChoiceField(
        label=_("When in the pilot is this?"),
        choices=SurveyRound.Moment.choices,
        widget=forms.RadioSelect,
    )
    opens_on = DateField(label=_("First day to answer"))
    closes_on = DateField(label=_("Last day to answer"))
    letter_round = forms.ModelChoiceField(
        LetterRound.objects.none(),
        label=_("With which letter does it go out?"),
        required=False,
        empty_label=_("No choice"),
    )

    def __init__(self, *args: Any, letters: QuerySet[LetterRound], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["letter_round"].queryset = letters  # type: ignore[attr-defined]


class SurveyRoundChangeForm(ChangeForm, SurveyRoundForm):
    """Correct when the neighbourhood is asked."""

    submit_label = _("Save the correction")


class RadiosWithFocus(forms.RadioSelect):
    """Radio buttons of which the first has the focus when the page opens."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        if option["index"] == "0":
            option["attrs"]["autofocus"] = True
        return option


class SurveyQuestions(BaseForm):
    """The questions of a round, none of them required; `given` are the answers to begin with."""

    hide_optional = True
    hide_fields_note = True

    def __init__(
        self,
        *args: Any,
        survey_round: SurveyRound,
        given: Iterable[SurveyAnswer] = (),
        **kwargs: Any,
    ) -> None:
        asked = Question.objects.filter(question_set=SURVEY, version=survey_round.version)
        self.questions = list(asked.order_by("position"))
        terms = list(Term.objects.filter(vocabulary__startswith=SCALE))
        self.terms = {term.pk: term for term in terms}
        kwargs["initial"] = given_in(given)
        super().__init__(*args, **kwargs)
        scales = scales_of(terms)
        for question in self.questions:
            scale = scales.get(question.code)
            field = _scale_field(scale) if scale else _text_field()
            field.label = question.label
            self.fields[f"answer_{question.code}"] = field

    def facts(self) -> dict[str, Any]:
        """The answer to each question."""
        filled = {q: self.cleaned_data[f"answer_{q.code}"] for q in self.questions}
        return {"answers": {q: self.terms.get(said, said) for q, said in filled.items()}}


def given_in(answers: Iterable[SurveyAnswer]) -> dict[str, str]:
    """The values of answers by the field that asks for them."""
    return {f"answer_{each.question.code}": each.value_id or each.text for each in answers}


def _scale_field(scale: Iterable[Term]) -> forms.ChoiceField:
    choices = [(term.pk, term.label) for term in scale]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, required=False)


def _text_field() -> forms.CharField:
    return forms.CharField(
        max_length=TEXT_LENGTH, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class SurveyEntryForm(SurveyQuestions):
    """Type over a paper form: all on one screen, with one key for each answer."""

    submit_label = _("Save and next")
    form_class = "iw-form iw-entry"
    may_repeat = True  # two neighbours may answer the same

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            first = next(iter(self.fields.values()))
            first.widget = RadiosWithFocus(choices=first.choices)  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        scales = [n for n, field in self.fields.items() if isinstance(field, forms.ChoiceField)]
        texts = [name for name in self.fields if name not in scales]
        helper.layout = Layout(
            *(Div(InlineRadios(name), css_class="iw-question") for name in scales), *texts
        )
        return helper


class SurveyEntryChangeForm(ChangeForm, SurveyEntryForm):
    """Correct what was typed over; of a form that keeps its answers only the text."""

    submit_label = _("Save the correction")

    def __init__(self, *args: Any, row: SurveyForm, **kwargs: Any) -> None:
        given = list(_answers_of(row))
        super().__init__(*args, row=row, survey_round=row.round, given=given, **kwargs)
        self.kept: dict[Question, Term] = {}
        if row.keeps_its_answers:
            self.kept = {each.question: each.value for each in given if each.value}
            self._ask_for_words_only()

    def _ask_for_words_only(self) -> None:
        for question in list(self.questions):
            if isinstance(self.fields[f"answer_{question.code}"], forms.ChoiceField):
                self.questions.remove(question)
                del self.fields[f"answer_{question.code}"]

    def facts(self) -> dict[str, Any]:
        """The answers, with those that cannot be corrected."""
        return {"answers": {**self.kept, **super().facts()["answers"]}}

    def held(self, row: Any, name: str) -> Any:
        """The answer to a question, in this or an earlier version of the form."""
        return given_in(_answers_of(row)).get(name)


def _answers_of(row: Any) -> Iterable[SurveyAnswer]:
    """The answers of a form, or of an earlier version of it."""
    if isinstance(row, SurveyForm):
        return row.answers.select_related("question", "value")
    return parts_at(row, SurveyAnswer.history.select_related("question"), "form")


class SurveyWebForm(OpenForm, SurveyQuestions):
    """The questions for whoever has the code."""

    submit_label = _("Send my answers")
    # A household sends a few, and so does a school or a library with one connection.
    limit = Limit("survey-form", tries=10, every=timedelta(minutes=6))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = self.fields["answer_own_words"]
        words.help_text = _("Please do not name anybody, and write nothing about their health.")
        words.widget.attrs["rows"] = 5

    def facts(self) -> dict[str, Any]:
        """The answers alone."""
        return SurveyQuestions.facts(self)


class SurveyCodeForm(BaseForm):
    """The code in the letter; it is sent in the address, so the field has a Dutch name."""

    method = "get"
    submit_label = _("To the questions")
    hide_fields_note = True

    code = forms.CharField(
        label=_("Code in the letter"),
        help_text=_("Six digits, for example 482 173."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "iw-input--s"}
        ),
    )

    def clean_code(self) -> str:
        """The digits alone: spaces and signs between them make no difference."""
        return "".join(filter(str.isdecimal, self.cleaned_data["code"]))
