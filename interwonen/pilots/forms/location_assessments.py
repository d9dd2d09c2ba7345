"""The form that judges a location; it checks the input, the action checks the rules."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import TEXT_LENGTH
from interwonen.core.date_fields import DateField
from interwonen.core.formatting import in_words
from interwonen.core.forms import BaseForm
from interwonen.core.layouts import Folded
from interwonen.core.versions import parts_at
from interwonen.pilots.forms.terms import OffersTerms, TermChoiceField
from interwonen.pilots.models import (
    CapacityStep,
    LocationAssessment,
    LocationFinding,
    Pilot,
    Question,
    Term,
)
from interwonen.pilots.models.location_assessments import NA, Judged

_EXECUTIVE = "executive"


class LocationAssessmentForm(OffersTerms):
    """A result on each of the `criteria`, and the outcome; `before` fills in what was found last."""

    submit_label = _("Save assessment")
    hide_fields_note = True
    hide_optional = True

    assessed_on = DateField(label=_("Date of the assessment"))
    places = forms.IntegerField(
        label=_("For how many places?"),
        min_value=1,
        max_value=99,
    )
    outcome = TermChoiceField("location_result", label=_("Outcome for the location as a whole"))
    reasoning = forms.CharField(
        label=_("Reasoning"),
        help_text=_("Why is this the outcome? No names of persons."),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    decided_on = DateField(
        label=_("Date of the decision on the location (optional)"),
        help_text=_("Leave empty as long as nothing was decided."),
        required=False,
    )
    decision_reference = forms.CharField(
        label=_("Reference of that decision (optional)"), required=False, max_length=100
    )

    def __init__(
        self,
        *args: Any,
        pilot: Pilot,
        criteria: Sequence[Question],
        today: date,
        before: Iterable[LocationFinding] = (),
        **kwargs: Any,
    ) -> None:
        self.criteria = criteria
        self.steps = {str(step.pk): step for step in pilot.capacity_steps.all()}
        kwargs["initial"] = {**_given(before), **kwargs.get("initial", {})}
        super().__init__(*args, today=today, **kwargs)
        outcome: Any = self.fields["outcome"]
        self.results = list(outcome.queryset)
        outcome.queryset = outcome.queryset.exclude(pk=NA)
        decisions = [("", _("No decision that is recorded here")), *_decisions(pilot, self.steps)]
        for criterion in criteria:
            for name, field in self._fields_of(criterion, decisions):
                self.fields[f"{name}_{criterion.code}"] = field

    def _fields_of(self, criterion: Question, decisions: Any) -> Iterable[tuple[str, forms.Field]]:
        label = {"label": criterion.label}
        required = gettext("Choose a result for “%(label)s”.") % label
        results = [(term.pk, term.label) for term in self.results]
        yield (
            "result",
            forms.ChoiceField(
                label=_("How does the location do?"),
                choices=results,
                widget=forms.RadioSelect,
                error_messages={"required": required},
            ),
        )
        yield "conditions", _text(_("On which conditions? Only for “meets with conditions”"))
        yield "evidence", _text(_("What shows this? In a sentence"))
        yield (
            "found_at",
            forms.CharField(
                label=_("Where it can be found (optional)"),
                help_text=_("A document with its number, or an address on the internet."),
                required=False,
                max_length=200,
            ),
        )
        yield (
            "decision",
            forms.ChoiceField(label=_("Decision that shows it"), choices=decisions, required=False),
        )

    @property
    def helper(self) -> Any:
        helper = super().helper
        helper.layout = Layout(
            Row("assessed_on", "places"),
            *(self._layout_of(criterion) for criterion in self.criteria),
            "outcome",
            "reasoning",
            "decided_on",
            "decision_reference",
        )
        return helper

    def _layout_of(self, criterion: Question) -> Fieldset:
        code = criterion.code
        names = [f"conditions_{code}", f"found_at_{code}", f"decision_{code}"]
        more = Folded(
            _("Conditions, and where it can be found"),
            *names,
            is_open=any(self[name].value() or self.errors.get(name) for name in names),
        )
        return Fieldset(
            criterion.label,
            f"result_{code}",
            f"evidence_{code}",
            more,
            css_class="iw-criterion",
        )

    def facts(self) -> dict[str, Any]:
        """The fields of the assessment, and per criterion how the location does."""
        data = self.cleaned_data
        facts = {name: data[name] for name in LocationAssessmentForm.base_fields}
        terms = {term.pk: term for term in self.results}
        return facts | {"findings": {each: self._judged(each, terms) for each in self.criteria}}

    def _judged(self, criterion: Question, terms: dict[str, Term]) -> Judged:
        said = {
            name: self.cleaned_data[f"{name}_{criterion.code}"]
            for name in ("result", "conditions", "evidence", "found_at", "decision")
        }
        return Judged(
            result=terms[said["result"]],
            conditions=said["conditions"],
            evidence=said["evidence"],
            found_at=said["found_at"],
            shows_decision=said["decision"] == _EXECUTIVE,
            capacity_step=self.steps.get(said["decision"]),
        )


def _text(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _decisions(pilot: Pilot, steps: dict[str, CapacityStep]) -> Iterable[tuple[str, str]]:
    """What is decided about the pilot and recorded here."""
    if pilot.decided_on:
        words = gettext("Decision of the executive of %(day)s")
        yield _EXECUTIVE, words % {"day": in_words(pilot.decided_on)}
    for key, step in steps.items():
        words = gettext("Decision on %(number)d places from %(day)s")
        yield key, words % {"number": step.capacity, "day": in_words(step.effective_from)}


def _given(findings: Iterable[Any]) -> dict[str, Any]:
    """The results as the fields of the form hold them."""
    given: dict[str, Any] = {}
    for finding in findings:
        code = finding.question.code
        step = finding.capacity_step_id
        given |= {
            f"result_{code}": finding.result_id,
            f"conditions_{code}": finding.conditions,
            f"evidence_{code}": finding.evidence,
            f"found_at_{code}": finding.found_at,
            f"decision_{code}": _EXECUTIVE if finding.shows_decision else str(step or ""),
        }
    return given


class LocationAssessmentChangeForm(ChangeForm, LocationAssessmentForm):
    """Correct an assessment, on the list that it was made by."""

    submit_label = _("Save the correction")

    def held(self, row: Any, name: str) -> Any:
        """Also the results, of this or an earlier version of the assessment."""
        if name in self.base_fields:
            return super().held(row, name)
        return _given(_findings_of(row)).get(name)


def _findings_of(row: Any) -> Iterable[Any]:
    """The results of an assessment, or of an earlier version of it."""
    if row is None:
        return []
    if isinstance(row, LocationAssessment):
        return row.findings.select_related("question")
    return parts_at(row, LocationFinding.history.select_related("question"), "assessment")


class LocationCriteriaForm(BaseForm):
    """The criteria of the list as texts that can be changed or emptied, and room for more."""

    submit_label = _("Make this the list")
    hide_optional = True
    hide_fields_note = True
    more = 3

    based_on = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, version: str, criteria: Sequence[Question], **kwargs: Any
    ) -> None:
        labels = {f"label_{each.code}": each.label for each in criteria}
        kwargs["initial"] = {"based_on": version, **labels}
        super().__init__(*args, **kwargs)
        self.codes = [each.code for each in criteria]
        for number, code in enumerate(self.codes, start=1):
            label = gettext("Criterion %(number)d") % {"number": number}
            self.fields[f"label_{code}"] = _criterion(label)
        for place in range(1, self.more + 1):
            label = gettext("New criterion %(number)d") % {"number": place}
            self.fields[f"added_{place}"] = _criterion(label)

    def facts(self) -> dict[str, Any]:
        """The list that it changes, the criteria by code, and what is new."""
        data = self.cleaned_data
        return {
            "based_on": data["based_on"],
            "labels": {code: data[f"label_{code}"] for code in self.codes},
            "added": [data[f"added_{place}"] for place in range(1, self.more + 1)],
        }


def _criterion(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=200)
