"""Forms on empty days: the period of the figures, and a cause by hand."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import FilterForm
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from participants.forms.records import LongTextField


class VacancyFilter(FilterForm):
    """The period of the figures, both days inclusive."""

    van = DateField(label=_("From"), required=False)
    tot = DateField(label=_("Up to and including"), required=False)


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
