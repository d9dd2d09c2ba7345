"""Forms that plan, move and cancel sessions and record no-shows."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, Row
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField, TimeField
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from participants.forms.records import MAY_BE_SHARED, NO_MEDICAL_FACTS
from participants.forms.sessions import IN_A_GRID, MINUTES, WHEN, MinutesField, NoteField
from participants.models import SessionSeries, SupportSession
from participants.models.sessions import SESSION_REASON_LENGTH

PLANNED = Field("planned_type", wrapper_class=IN_A_GRID)


class PlanForm(OffersTerms):
    """Plan one session."""

    submit_label = _("Plan session")
    form_class = "iw-form iw-quick"
    layout = Layout(WHEN, PLANNED, MINUTES)

    day = DateField(label=_("Date"))
    starts_at = TimeField(label=_("Time"))
    planned_type = TermChoiceField("contact_type", label=_("Form of contact"))
    duration_minutes = MinutesField()


class SeriesForm(OffersTerms):
    """Plan a session every week or every two weeks."""

    submit_label = _("Plan series")
    form_class = "iw-form iw-quick"
    layout = Layout(Row("starts_on", "ends_on"), "starts_at", "rhythm", PLANNED, MINUTES)

    starts_on = DateField(label=_("First day"))
    ends_on = DateField(
        label=_("Last day"),
        help_text=_("At the latest the last day of the stay. Public holidays are left out."),
    )
    starts_at = TimeField(label=_("Time"))
    rhythm = forms.TypedChoiceField(
        label=_("How often"),
        choices=SessionSeries.Rhythm.choices,
        coerce=int,
        initial=SessionSeries.Rhythm.WEEKLY,
        widget=forms.RadioSelect,
    )
    planned_type = TermChoiceField("contact_type", label=_("Form of contact"))
    duration_minutes = MinutesField()


class InSeriesForm(ChangeForm):
    """Changes a planned session, and on request those after it in its series."""

    form_class = "iw-form iw-quick"

    following = forms.ChoiceField(
        label=_("Which sessions"),
        choices=[("", _("Only this one")), ("all", _("This one and all following"))],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, row: SupportSession, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        if self.together(row).count() < 2:
            del self.fields["following"]

    def together(self, row: SupportSession) -> QuerySet[SupportSession]:
        """The sessions that change together on request, this one included."""
        return SupportSession.objects.same_series_from(row)

    def clean_following(self) -> bool:
        return bool(self.cleaned_data["following"])


class MoveForm(InSeriesForm, PlanForm):
    """Move a planned session, or change its form of contact or duration."""

    submit_label = _("Save the change")

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        if "following" in self.fields:
            helper.layout.append("following")
        return helper


class CancelForm(InSeriesForm):
    """Cancel a planned session."""

    submit_label = _("Record cancellation")
    field_order = ["cancelled_by", "cancel_reason", "following"]

    cancelled_by = forms.ChoiceField(
        label=_("Cancelled by"),
        choices=SupportSession.CancelledBy.choices,
        widget=forms.RadioSelect,
    )
    cancel_reason = forms.CharField(
        label=_("Reason"),
        help_text=NO_MEDICAL_FACTS,
        required=False,
        max_length=SESSION_REASON_LENGTH,
    )


class NoShowForm(ChangeForm):
    """Record that the participant did not come."""

    submit_label = _("Record no-show")
    form_class = "iw-form iw-quick"

    note = NoteField(label=_("Note"), help_text=MAY_BE_SHARED)
