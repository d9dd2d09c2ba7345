"""Forms about evaluation moments."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import REASON_LENGTH
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from interwonen.pilots.forms import OffersTerms, TermChoiceField


class MomentForm(BaseForm):
    """Plan an evaluation moment."""

    submit_label = _("Plan")

    theme = forms.CharField(
        label=_("Theme"), help_text=_("For example: evaluation halfway."), max_length=120
    )
    planned_on = DateField(label=_("Date"))


class MomentChangeForm(ChangeForm, MomentForm):
    """Another day or theme for a planned moment."""

    submit_label = _("Save changes")
    hide_optional = True

    reason = forms.CharField(
        label=_("Why does it move?"),
        help_text=_("Only when the evaluation gets another date."),
        required=False,
        max_length=REASON_LENGTH,
    )


class SeriesForm(BaseForm):
    """A series of moments: the theme, the first day, and how many months lie in between."""

    method = "get"
    submit_label = _("Show the days")

    theme = forms.CharField(
        label=_("Theme"), help_text=_("For example: evaluation of the quarter."), max_length=120
    )
    first_on = DateField(label=_("First date"))
    every_months = forms.TypedChoiceField(
        label=_("How often?"),
        choices=[
            (1, _("Every month")),
            (2, _("Every two months")),
            (3, _("Every three months")),
            (6, _("Every six months")),
        ],
        initial=3,
        coerce=int,
        widget=forms.RadioSelect,
    )


class JudgementForm(OffersTerms):
    """Both judgements and the decision of an evaluation that was held."""

    submit_label = _("Record the judgement")

    held_on = DateField(label=_("Held on"))
    progress = forms.CharField(
        max_length=5_000,
        label=_("Judgement on the progress"),
        help_text=_("How is the pilot doing? What goes well, what has to change?"),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    embedding = forms.CharField(
        max_length=5_000,
        label=_("Judgement on structural embedding"),
        help_text=_("What is needed to keep this way of living after the pilot, and is it there?"),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    verdict = TermChoiceField("verdict", label=_("Decision"))
    decision = forms.CharField(
        max_length=5_000,
        label=_("Explanation of the decision"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class JudgementChangeForm(ChangeForm, JudgementForm):
    """Another judgement in a draft of the minutes."""

    submit_label = _("Save changes")


class JudgementCorrectionForm(ChangeForm, JudgementForm):
    """A next edition of adopted minutes."""

    submit_label = _("Save the correction")

    reason = forms.CharField(
        label=_("What was wrong?"),
        help_text=_("The minutes and the report to the council say this."),
        max_length=REASON_LENGTH,
    )
