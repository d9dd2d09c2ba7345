"""Forms about the minutes of a moment: who was there, what was found, and the second look."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evaluations.forms import NO_RESIDENTS
from evaluations.models import Attendance, EvaluationMoment
from evaluations.models.minutes import THEMES, Attendee, Found
from evaluations.models.moments import REMARK_LENGTH
from evaluations.rules.minutes import MINUTES_READ_ANEW
from evaluations.selectors.minutes import attendance_of, findings_of
from evaluations.selectors.moments_agenda import Theme
from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import TEXT_LENGTH
from interwonen.core.forms import BaseForm
from interwonen.pilots.models import Question, Term

FEWEST_ROWS, SPARE_ROWS = 4, 2
_ATTENDEE = ("party", "function", "name", "presence")


class AttendanceForm(ChangeForm):
    """A few fields per attendee; `parties` fills the first rows when nothing was recorded."""

    submit_label = _("Save attendance")
    hide_optional = True
    hide_fields_note = True

    def __init__(
        self, *args: Any, row: EvaluationMoment, parties: Sequence[str], **kwargs: Any
    ) -> None:
        known = _rows(attendance_of(row)) or [{"party": party} for party in parties]
        super().__init__(*args, row=row, **kwargs)
        typed = sum(name.startswith("party_") for name in self.data)
        self.rows = range(max(typed, len(known) + SPARE_ROWS, FEWEST_ROWS))
        for number in self.rows:
            first = known[number] if number < len(known) else {}
            self._add_row(number, first)

    def _add_row(self, number: int, first: dict[str, str]) -> None:
        labels = {
            "party": gettext("Organisation or party"),
            "function": gettext("Role (optional)"),
            "name": gettext("Name (optional)"),
        }
        for name, label in labels.items():
            self.fields[f"{name}_{number}"] = forms.CharField(
                label=label, required=False, max_length=100, initial=first.get(name, "")
            )
        self.fields[f"presence_{number}"] = forms.ChoiceField(
            label=gettext("Present?"),
            choices=Attendance.Presence.choices,
            required=False,
            initial=first.get("presence", ""),
            widget=forms.RadioSelect,
        )

    @property
    def helper(self) -> Any:
        helper = super().helper
        helper.layout = Layout(
            *(
                Fieldset(
                    gettext("Attendee %(number)d") % {"number": number + 1},
                    f"party_{number}",
                    Row(f"function_{number}", f"name_{number}"),
                    InlineRadios(f"presence_{number}"),
                    css_class="iw-criterion",
                )
                for number in self.rows
            )
        )
        return helper

    def held(self, row: Any, name: str) -> Any:
        """What a version of the moment holds in a field of a row."""
        field, _underscore, number = name.rpartition("_")
        rows = _rows(attendance_of(row))
        return rows[int(number)][field] if int(number) < len(rows) else ""

    def facts(self) -> dict[str, Any]:
        """Each row, also without anything in it: the number of a row is that of its fields."""
        data = self.cleaned_data
        rows = [[data[f"{name}_{number}"] for name in _ATTENDEE] for number in self.rows]
        return {"attendees": [Attendee(*row) for row in rows]}


def _rows(attendees: Iterable[Any]) -> list[dict[str, str]]:
    return [{name: getattr(each, name) for name in _ATTENDEE} for each in attendees]


class FindingsForm(ChangeForm):
    """Per theme how it goes and the finding; what people brought stands beside it."""

    submit_label = _("Save findings")
    hide_optional = True
    hide_fields_note = True

    def __init__(
        self, *args: Any, row: EvaluationMoment, themes: Sequence[Theme], today: date, **kwargs: Any
    ) -> None:
        self.themes = themes
        self.terms = {term.pk: term for term in Term.objects.offered(f"answer_{THEMES}", on=today)}
        kwargs["initial"] = {**_given(findings_of(row)), **kwargs.get("initial", {})}
        super().__init__(*args, row=row, **kwargs)
        for theme in themes:
            code, label = theme.question.code, theme.question.label
            required = gettext("Choose an answer for “%(label)s”.") % {"label": label}
            self.fields[f"answer_{code}"] = forms.ChoiceField(
                label=gettext("How does it go?"),
                choices=[(term.pk, term.label) for term in self.terms.values()],
                widget=forms.RadioSelect,
                error_messages={"required": required},
            )
            self.fields[f"words_{code}"] = forms.CharField(
                label=gettext("Finding"),
                help_text=_brought(theme),
                required=False,
                max_length=TEXT_LENGTH,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def helper(self) -> Any:
        helper = super().helper
        helper.layout = Layout(
            *(
                Fieldset(
                    theme.question.label,
                    InlineRadios(f"answer_{theme.question.code}"),
                    f"words_{theme.question.code}",
                    css_class="iw-criterion",
                )
                for theme in self.themes
            )
        )
        return helper

    def held(self, row: Any, name: str) -> Any:
        """What a version of the moment holds on a theme."""
        return _given(findings_of(row)).get(name, "")

    def facts(self) -> dict[str, Any]:
        """Per question the answer and the words."""
        data = self.cleaned_data
        return {
            "findings": {
                asked: Found(self.terms[data[f"answer_{asked.code}"]], data[f"words_{asked.code}"])
                for asked in (theme.question for theme in self.themes)
            }
        }


def _given(findings: Iterable[Any]) -> dict[str, str]:
    given = {}
    for each in findings:
        given[f"answer_{each.question.code}"] = each.answer_id
        given[f"words_{each.question.code}"] = each.words
    return given


def _brought(theme: Theme) -> str:
    """What was found last time, and what people bring, each in a sentence."""
    said = [f"{each.written_by}: {each.text}" for each in theme.contributions]
    if theme.last:
        last = " ".join(filter(None, (f"{theme.last.answer}.", theme.last.words)))
        said.insert(0, gettext("Last time: %(finding)s") % {"finding": last})
    return " · ".join(said)


class AdoptionForm(ChangeForm):
    """A button that adopts the minutes as they were when the page was opened."""

    submit_label = _("Adopt the minutes")
    changed_meanwhile = MINUTES_READ_ANEW


class RemarkForm(BaseForm):
    """What has to change before the minutes are adopted."""

    submit_label = _("Send back")

    remark = forms.CharField(
        label=_("What has to change?"),
        help_text=NO_RESIDENTS,
        max_length=REMARK_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ContributionForm(BaseForm):
    """What someone brings to a moment, on one theme."""

    submit_label = _("Save contribution")

    question = forms.ModelChoiceField(
        Question.objects.none(), label=_("Theme"), empty_label=None, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Your contribution"),
        help_text=NO_RESIDENTS,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, themes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["question"].queryset = themes  # type: ignore[attr-defined]


class ContributionChangeForm(ChangeForm, ContributionForm):
    """Correct what one brings."""

    submit_label = _("Save changes")
