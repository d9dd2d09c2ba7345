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


class JudgementForm(OffersTerms):
    """Both judgements and the decision of an evaluation that was held."""

    submit_label = _("Record the judgement")

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


class JudgementChangeForm(ChangeForm, JudgementForm):
    """A new version of a judgement that was recorded wrongly."""

    submit_label = _("Save the correction")

    reason = forms.CharField(
        label=_("What was wrong?"),
        help_text=_("The report to the council says this."),
        max_length=REASON_LENGTH,
    )
