"""What the team should know of the neighbourhood, without personal data."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from interwonen.core.formatting import in_words
from interwonen.core.history import History, acting_user_field
from interwonen.pilots.models import Pilot, TermField, term_constraint
from participants.querysets.neighbourhood_signals import NeighbourhoodSignalQuerySet

NEIGHBOURHOOD_SIGNAL_LENGTH = 1_000


class NeighbourhoodSignal(models.Model):
    """What the team should know of the neighbourhood, in words written for the team.

    It refers to no enquiry, neighbour or resident, and does not say who gave it: nobody may find
    residents through enquiries, or neighbours through files. `add_neighbourhood_signal` explains
    why its time does not connect them either.
    """

    # Random numbers, so that their order does not show which enquiry a signal came from.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="signals"
    )
    category = TermField("report_category", verbose_name=_("what it is about"))
    text = models.TextField(_("signal"), max_length=NEIGHBOURHOOD_SIGNAL_LENGTH)
    given_on = models.DateField(_("given on"))
    seen_on = models.DateField(_("seen on"), null=True, blank=True, editable=False)
    seen_by = acting_user_field(verbose_name=_("seen by"), null=True, blank=True)

    history = History(history_id_field=models.UUIDField(default=uuid.uuid4))
    objects = NeighbourhoodSignalQuerySet.as_manager()

    class Meta:
        ordering = ["-given_on", "pk"]
        verbose_name = _("signal from the neighbourhood")
        verbose_name_plural = _("signals from the neighbourhood")
        constraints = [
            models.CheckConstraint(
                name="participants_signal_seen_by_someone",
                condition=Q(seen_on=None, seen_by=None)
                | Q(seen_on__isnull=False, seen_on__gte=F("given_on"), seen_by__isnull=False),
            ),
            models.CheckConstraint(
                name="participants_signal_text_length",
                condition=~Q(text="")
                & Q(LessThanOrEqual(Length("text"), NEIGHBOURHOOD_SIGNAL_LENGTH)),
            ),
            term_constraint(
                "participants_signal_category_from_list", "category", "report_category"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category}, {in_words(self.given_on)}"
