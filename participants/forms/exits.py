"""Forms of exits, exit plans, aftercare and returns."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from participants.forms.records import NO_MEDICAL_FACTS, LongTextField
from participants.models import Exit, Return
from participants.models.exits import UNPLANNED_DESTINATIONS

_AFTERCARE = _(
    "Often three or six months; agree on it with the person. "
    "This day still counts. Leave it empty when there is no aftercare."
)


class ExitForm(OffersTerms):
    """Record the exit of a participant."""

    submit_label = _("Record exit")

    exited_on = DateField(
        label=_("Last day of the stay"),
        help_text=_("The last day on which the person lived in the dwelling."),
    )
    reason = TermChoiceField(
        "exit_reason",
        label=_("Why did the person leave?"),
        help_text=_("What made the stay end. Where the person went is the next question."),
        in_list=True,
    )
    destination = TermChoiceField(
        "exit_destination",
        label=_("Where did the person go?"),
        help_text=_("The place where the person lives now, whatever the reason was."),
        in_list=True,
    )
    aftercare_until = DateField(
        label=_("Aftercare up to and including"), help_text=_AFTERCARE, required=False
    )


class ExitChangeForm(ChangeForm, ExitForm):
    """Correct an exit."""

    submit_label = _("Save the correction")

    row: Exit


class WithdrawExitForm(ChangeForm):
    """Withdraw an exit that did not happen."""

    submit_label = _("Withdraw the exit")
    submit_class = "iw-button--danger"

    ends_on = DateField(
        label=_("Planned last day"), help_text=_("The stay goes on up to and including this day.")
    )
    reason = forms.CharField(
        label=_("Why is the exit withdrawn?"), help_text=NO_MEDICAL_FACTS, max_length=100
    )


class AftercareForm(ChangeForm):
    """Set or change the last day of the aftercare."""

    submit_label = _("Save aftercare")

    aftercare_until = DateField(
        label=_("Aftercare up to and including"), help_text=_AFTERCARE, required=False
    )


class ReturnForm(OffersTerms):
    """Record that someone who left is homeless again."""

    submit_label = _("Record the return")

    returned_on = DateField(label=_("Homeless again since"))
    situation = TermChoiceField("homeless_situation", label=_("Where is the person now?"))


class ReturnChangeForm(ChangeForm, ReturnForm):
    """Correct a return."""

    submit_label = _("Save the correction")

    row: Return


class ExitPlanForm(ChangeForm, OffersTerms):
    """The plan for where a resident goes after the stay."""

    submit_label = _("Save the plan")

    destination = TermChoiceField(
        "exit_destination",
        label=_("Where will the person go?"),
        help_text=_("Choose what you work towards; it may still change."),
        in_list=True,
    )
    next_home = forms.CharField(
        label=_("Next home"),
        help_text=_("In a few words, for example the place and the landlord."),
        required=False,
        max_length=200,
    )
    moves_on = DateField(label=_("Expected day of moving"), required=False)
    is_arranged = forms.BooleanField(
        label=_("This home is certain"),
        help_text=_("Tick this only when it is promised in writing, with a day."),
        required=False,
    )
    to_do = LongTextField(label=_("What has to be done?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["destination"]
        choice.queryset = choice.queryset.exclude(pk__in=UNPLANNED_DESTINATIONS)
