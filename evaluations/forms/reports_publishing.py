"""Forms on the way of a report from draft to published."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.council.checklist import points
from evaluations.forms import NO_RESIDENTS
from evaluations.models.reports_publishing import REMARK_LENGTH
from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import TEXT_LENGTH
from interwonen.core.forms import BaseForm
from interwonen.core.seen_forms import SeenForm


class ApprovalForm(SeenForm):
    """The points that who approves a report has looked at, of the contents that the page showed."""

    submit_label = _("Approve the report")
    hide_fields_note = True
    hide_optional = True
    ticks = ("ticked",)

    ticked = forms.MultipleChoiceField(
        label=_("Tick what you have looked at"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ticked"].choices = list(points().items())  # type: ignore[attr-defined]


class ReturnForm(BaseForm):
    """What has to change before a report is approved."""

    submit_label = _("Send the report back")

    remark = forms.CharField(
        label=_("What has to change?"),
        help_text=NO_RESIDENTS,
        max_length=REMARK_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CorrectionForm(ChangeForm):
    """What a next edition of a report corrects; it is printed in it."""

    submit_label = _("Save")

    what_changed = forms.CharField(
        label=_("What changes, and why?"),
        help_text=_(
            "The council reads this on the first page. Say what was wrong and what it is now."
        ),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
