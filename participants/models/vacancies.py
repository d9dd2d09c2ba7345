"""Why a dwelling stood empty on some days, when the facts alone tell it wrongly."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import range_of_days, range_of_one, says, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import TermField, term_constraint
from participants.models.dwellings import Dwelling
from participants.querysets.vacancies import VacancyCorrectionQuerySet


class VacancyCorrection(MayBeWithdrawn, models.Model):
    """The cause why a dwelling is empty on some days, both inclusive, instead of the derived one.

    On a day on which someone lives there after all, or on which it is not let, it says nothing.
    """

    dwelling = models.ForeignKey(
        Dwelling,
        verbose_name=_("dwelling"),
        on_delete=models.PROTECT,
        related_name="vacancy_corrections",
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    cause = TermField("vacancy_cause", verbose_name=_("why it is empty"))
    why = models.TextField(_("reason"))
    withdrawn_because = why_withdrawn()

    fixed_fields = ("dwelling",)
    history = History()
    objects = VacancyCorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("corrected cause of empty days")
        constraints = [
            models.CheckConstraint(
                name="participants_vacancycorrection_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
            ),
            ExclusionConstraint(
                name="participants_vacancycorrection_once",
                expressions=[
                    (range_of_one("dwelling"), RangeOperators.OVERLAPS),
                    (range_of_days(), RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn_because=""),
            ),
            models.CheckConstraint(
                name="participants_vacancycorrection_says_why", condition=says("why")
            ),
            text_length("participants_vacancycorrection", "why"),
            term_constraint(
                "participants_vacancycorrection_cause_from_list", "cause", "vacancy_cause"
            ),
            withdrawal_says_why("participants_vacancycorrection"),
        ]

    def __str__(self) -> str:
        return dated(self, self.starts_on)
