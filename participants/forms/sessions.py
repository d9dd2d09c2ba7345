"""Forms of support sessions."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.forms import DateField, TimeField
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from interwonen.pilots.models import Question
from participants.models.session import MINUTES_IN_A_DAY, NOTE_LENGTH


class SessionForm(OffersTerms):
    """Log a session that was held."""

    submit_label: ClassVar[Any] = _("Save session")

    day = DateField(label=_("Date"))
    starts_at = TimeField(label=_("Time"))
    duration_minutes = forms.IntegerField(
        label=_("Duration in minutes"), min_value=1, max_value=MINUTES_IN_A_DAY, initial=45
    )
    contact_type = TermChoiceField("contact_type", label=_("Form of contact"))
    life_domains = forms.ModelMultipleChoiceField(
        Question.objects.none(),
        label=_("Life domains"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_(
            "Counsellors of this participant and the team lead read this. Do not record medical information."
        ),
        required=False,
        max_length=NOTE_LENGTH,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        domains = Question.objects.filter(question_set="life_domain", offered=True)
        self.fields["life_domains"].queryset = domains  # type: ignore[attr-defined]
