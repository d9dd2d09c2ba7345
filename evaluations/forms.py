"""Forms about evaluation moments and the texts of a report."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.models import ReportParagraph
from interwonen.core.forms import BaseForm, DateField
from interwonen.pilots.forms import OffersTerms, TermChoiceField

Section = ReportParagraph.Section
TEXT_LENGTH = 8_000
# The council's papers are public, and five to seven residents are easily recognised.
NO_RESIDENTS = _("Write nothing by which a resident can be recognised: this becomes public.")


class MomentForm(BaseForm):
    """Plan an evaluation moment."""

    submit_label: ClassVar[Any] = _("Plan")

    theme = forms.CharField(
        label=_("Theme"),
        help_text=_("For example: evaluation halfway."),
        max_length=120,
    )
    planned_on = DateField(label=_("Date"))


class JudgementForm(OffersTerms):
    """Both judgements and the decision of an evaluation that was held."""

    submit_label: ClassVar[Any] = _("Save for good")

    held_on = DateField(label=_("Held on"))
    progress = forms.CharField(
        label=_("Judgement on the progress"),
        help_text=_("How is the pilot doing? What goes well, what has to change?"),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    embedding = forms.CharField(
        label=_("Judgement on structural embedding"),
        help_text=_("What is needed to keep this way of living after the pilot, and is it there?"),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    verdict = TermChoiceField("verdict", label=_("Decision"))
    decision = forms.CharField(
        label=_("Explanation of the decision"), widget=forms.Textarea(attrs={"rows": 4})
    )


# What the report fills in by itself, so that nobody types it.
GIVEN: Mapping[str, Any] = {
    Section.SUMMARY: _("Three sentences that tell how the pilot is doing. The figures follow."),
    Section.BACKGROUND: _("The facts of the pilot follow by themselves."),
    Section.PROGRESS: _("The figures on occupancy and flow follow by themselves."),
    Section.SUPPORT: _("The number of sessions and hours follows by itself."),
    Section.NEIGHBOURHOOD: _("The figures on questions and reports follow by themselves."),
    Section.FINANCES: _("Left out of the report when it is empty."),
    Section.RISKS: _("Left out of the report when it is empty."),
    Section.EVALUATION: _("The judgements and decisions follow by themselves."),
    Section.PLANNING: _("The planned evaluations and the end of the pilot follow by themselves."),
    Section.ASK: _("One sentence, for example to take note of this progress."),
}


class ReportForm(BaseForm):
    """The texts of a report, a field for each section; any of them may be written later."""

    submit_label: ClassVar[Any] = _("Save texts")
    hide_optional: ClassVar[bool] = True
    hide_fields_note: ClassVar[bool] = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for section in Section:
            self.fields[section.value] = forms.CharField(
                label=section.label,
                help_text=GIVEN[section],
                required=False,
                max_length=TEXT_LENGTH,
                widget=forms.Textarea(attrs={"rows": 5}),
            )
