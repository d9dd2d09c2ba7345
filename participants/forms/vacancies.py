"""Forms on empty days: the period of the figures, and a cause by hand."""

from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.formatting import in_words
from interwonen.core.forms import FilterForm
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from participants.forms.records import LongTextField


class VacancyFilter(FilterForm):
    """The period of the figures, both days inclusive, within the days `of_pilot` up to now."""

    van = DateField(label=_("From"), required=False)
    tot = DateField(label=_("Up to and including"), required=False)

    def __init__(self, *args: Any, of_pilot: tuple[date, date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of_pilot = of_pilot

    def clean(self) -> dict[str, Any]:
        first, last = self.of_pilot
        starts, ends = (self.cleaned_data.get(name) for name in ("van", "tot"))
        if starts and ends and starts > ends:
            self.add_error("tot", gettext("Choose the first day or a later one."))
        days = {"first": in_words(first), "last": in_words(last)}
        outside = gettext("Choose a day from %(first)s up to and including %(last)s.") % days
        if starts and starts > last:
            self.add_error("van", outside)
        if ends and ends < first:
            self.add_error("tot", outside)
        return self.cleaned_data


class VacancyCorrectionForm(OffersTerms):
    """Why a dwelling is empty on some days."""

    submit_label = _("Save")

    starts_on = DateField(label=_("First empty day"))
    ends_on = DateField(
        label=_("Last empty day"), help_text=_("This day still counts. It is today at the latest.")
    )
    cause = TermChoiceField("vacancy_cause", label=_("Why was it empty?"))
    why = LongTextField(
        label=_("Reason"),
        help_text=_("What was the matter? Write about the dwelling, not about a person."),
    )


class VacancyCorrectionChangeForm(ChangeForm, VacancyCorrectionForm):
    """Correct a cause that was given by hand."""

    submit_label = _("Save the correction")
