"""Incidents around a participant, and the agreements after them."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from interwonen.core.formatting import dated
from interwonen.core.history import History, acting_user_field
from interwonen.pilots.models import Term, TermField, term_constraint
from participants.models.records import ParticipantRecord, participant_field
from participants.querysets.incidents import IncidentQuerySet

INCIDENT_LENGTH = 10_000
MOST_DAYS_TO_REVIEW = 366


class Incident(ParticipantRecord):
    """One incident: what happened, what was done, agreements, and perhaps a card.

    A yellow card is a formal warning under the tenancy with conditions, a red one the last before
    the stay may end. participants/guards/incidents.sql checks that a red card follows a yellow one
    or says why not, and that the day is within the support.
    """

    class Seriousness(models.TextChoices):
        LIGHT = "light", _("Light: it was settled on the spot, and nobody was troubled for long")
        SERIOUS = (
            "serious",
            _("Serious: someone was frightened or troubled for longer, or there is damage"),
        )
        VERY_SERIOUS = (
            "very_serious",
            _("Very serious: someone was hurt or in danger, or the emergency services came"),
        )

    class Card(models.TextChoices):
        NONE = "none", _("No card")
        YELLOW = "yellow", _("Yellow card")
        RED = "red", _("Red card")

    participant = participant_field("incidents")
    kind = TermField("incident_kind", verbose_name=_("kind"))
    seriousness = models.CharField(_("seriousness"), max_length=12, choices=Seriousness)
    happened_on = models.DateField(_("happened on"))
    happened_at = models.TimeField(_("time"), null=True, blank=True)
    what_happened = models.TextField(_("what happened"), max_length=INCIDENT_LENGTH)
    what_was_done = models.TextField(_("what was done"), max_length=INCIDENT_LENGTH)
    reported_to = models.ManyToManyField(
        Term,
        verbose_name=_("reported to"),
        limit_choices_to={"vocabulary": "incident_reported_to"},
        related_name="+",
    )
    card = models.CharField(_("card"), max_length=6, choices=Card, default=Card.NONE)
    no_yellow_reason = models.TextField(
        _("why a red card without a yellow one"), max_length=INCIDENT_LENGTH, blank=True
    )
    agreements = models.TextField(_("agreements"), max_length=INCIDENT_LENGTH, blank=True)
    review_on = models.DateField(_("look at the agreements on"), null=True, blank=True)
    review_note = models.TextField(
        _("what came of the agreements"), max_length=INCIDENT_LENGTH, blank=True
    )
    reviewed_on = models.DateField(_("looked at on"), null=True, blank=True, editable=False)
    reviewed_by = acting_user_field(verbose_name=_("looked at by"), null=True, blank=True)
    recorded_by = acting_user_field(verbose_name=_("recorded by"))

    fixed_fields = ("participant",)
    history = History(m2m_fields=["reported_to"])
    objects = IncidentQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-pk"]
        verbose_name = _("incident")
        constraints = [
            models.CheckConstraint(
                name="participants_incident_known_seriousness",
                condition=Q(seriousness__in=["light", "serious", "very_serious"]),
            ),
            models.CheckConstraint(
                name="participants_incident_known_card",
                condition=Q(card__in=["none", "yellow", "red"]),
            ),
            models.CheckConstraint(
                name="participants_incident_reason_with_red_card",
                condition=Q(card="red") | Q(no_yellow_reason=""),
            ),
            models.CheckConstraint(
                name="participants_incident_agreements_have_a_day",
                condition=Q(agreements="", review_on=None)
                | (~Q(agreements="") & Q(review_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="participants_incident_review_after_the_day",
                condition=Q(review_on=None) | Q(review_on__gte=F("happened_on")),
            ),
            models.CheckConstraint(
                name="participants_incident_review_within_a_year",
                condition=Q(review_on=None)
                | Q(review_on__lte=F("happened_on") + timedelta(days=MOST_DAYS_TO_REVIEW)),
            ),
            models.CheckConstraint(
                name="participants_incident_says_what_happened",
                condition=~Q(what_happened="") & ~Q(what_was_done=""),
            ),
            models.CheckConstraint(
                name="participants_incident_review_says_what",
                condition=Q(reviewed_on=None) | ~Q(review_note=""),
            ),
            models.CheckConstraint(
                name="participants_incident_reviewed_by_someone",
                condition=Q(reviewed_on=None, reviewed_by=None, review_note="")
                | Q(
                    review_on__isnull=False,
                    reviewed_on__isnull=False,
                    reviewed_on__gte=F("happened_on"),
                    reviewed_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="participants_incident_text_length",
                condition=Q(
                    LessThanOrEqual(Length("what_happened"), INCIDENT_LENGTH),
                    LessThanOrEqual(Length("what_was_done"), INCIDENT_LENGTH),
                    LessThanOrEqual(Length("agreements"), INCIDENT_LENGTH),
                    LessThanOrEqual(Length("no_yellow_reason"), INCIDENT_LENGTH),
                    LessThanOrEqual(Length("review_note"), INCIDENT_LENGTH),
                ),
            ),
            term_constraint("participants_incident_kind_from_list", "kind", "incident_kind"),
        ]

    def __str__(self) -> str:
        return dated(self, self.happened_on)

    @property
    def seriousness_word(self) -> str:
        """The seriousness in a word, without its definition."""
        return str(self.get_seriousness_display()).partition(":")[0]
