"""What the counsellor and the resident look back on together every three months."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import months_after, says, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History, acting_user_field
from interwonen.pilots.models import TermField, term_constraint
from participants.models.records import ParticipantRecord, participant_field
from participants.querysets.progress_reviews import ProgressReviewQuerySet

MOST_MONTHS_AHEAD = 6


class ProgressReview(ParticipantRecord):
    """One review with a resident: how it goes, what was agreed, and whether both agree.

    An answer is to the words as they stand: participants/guards/progress_reviews.sql sees to it that
    it does not stay when these change.
    """

    class ResidentAnswer(models.TextChoices):
        AGREES = "agrees", _("Agrees")
        DISAGREES = "disagrees", _("Does not agree")
        NOT_ASKED = "not_asked", _("Not asked yet")

    participant = participant_field("progress_reviews")
    held_on = models.DateField(_("held on"))
    going_well = models.TextField(_("what goes well"))
    neighbour_contact = TermField(
        "neighbour_contact", verbose_name=_("contact with the neighbours")
    )
    neighbour_contact_note = models.TextField(
        _("explanation of the contact with the neighbours"), blank=True
    )
    rent_on_time = TermField("rent_on_time", verbose_name=_("rent on time"))
    goals_note = models.TextField(_("how the goals go"), blank=True)
    agreements = models.TextField(_("what was agreed"))
    next_on = models.DateField(_("next review on"))
    resident_answer = models.CharField(
        _("answer of the resident"),
        max_length=10,
        choices=ResidentAnswer,
        default=ResidentAnswer.NOT_ASKED,
    )
    resident_answered_on = models.DateField(_("answer of the resident on"), null=True, blank=True)
    resident_answer_by = acting_user_field(
        verbose_name=_("answer of the resident recorded by"), null=True, blank=True
    )
    disagreement = models.TextField(_("what the resident does not agree with"), blank=True)
    agreed_by_counsellor_on = models.DateField(
        _("agreed by the counsellor on"), null=True, blank=True
    )
    agreed_by_counsellor = acting_user_field(
        verbose_name=_("counsellor who agreed"), null=True, blank=True
    )
    recorded_by = acting_user_field(verbose_name=_("recorded by"))

    fixed_fields = ("participant",)
    history = History()
    objects = ProgressReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on"]
        verbose_name = _("progress review")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "held_on"], name="participants_progressreview_once_a_day"
            ),
            models.CheckConstraint(
                name="participants_progressreview_says_what",
                condition=says("going_well", "agreements"),
            ),
            models.CheckConstraint(
                name="participants_progressreview_next_in_sight",
                condition=Q(next_on__gt=F("held_on"))
                & Q(next_on__lte=months_after("held_on", MOST_MONTHS_AHEAD)),
            ),
            models.CheckConstraint(
                name="participants_progressreview_resident_answer_by_someone",
                condition=Q(
                    resident_answer="not_asked", resident_answered_on=None, resident_answer_by=None
                )
                | Q(
                    resident_answer__in=["agrees", "disagrees"],
                    resident_answered_on__isnull=False,
                    resident_answer_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="participants_progressreview_disagreement_says_why",
                condition=(Q(resident_answer="disagrees") & says("disagreement"))
                | (~Q(resident_answer="disagrees") & Q(disagreement="")),
            ),
            models.CheckConstraint(
                name="participants_progressreview_agreed_by_a_counsellor",
                condition=Q(agreed_by_counsellor_on=None, agreed_by_counsellor=None)
                | Q(agreed_by_counsellor_on__isnull=False, agreed_by_counsellor__isnull=False),
            ),
            models.CheckConstraint(
                name="participants_progressreview_answered_afterwards",
                condition=(Q(resident_answered_on=None) | Q(resident_answered_on__gte=F("held_on")))
                & (Q(agreed_by_counsellor_on=None) | Q(agreed_by_counsellor_on__gte=F("held_on"))),
            ),
            text_length(
                "participants_progressreview",
                "going_well",
                "neighbour_contact_note",
                "goals_note",
                "agreements",
                "disagreement",
            ),
            term_constraint(
                "participants_progressreview_neighbours_from_list",
                "neighbour_contact",
                "neighbour_contact",
            ),
            term_constraint(
                "participants_progressreview_rent_from_list", "rent_on_time", "rent_on_time"
            ),
        ]

    def __str__(self) -> str:
        return dated(self, self.held_on)

    @property
    def is_agreed(self) -> bool:
        """Whether both agree with it as it stands."""
        agrees = self.resident_answer == self.ResidentAnswer.AGREES
        return agrees and self.agreed_by_counsellor_on is not None

    @property
    def waits_for_answer(self) -> bool:
        """Whether the resident or the counsellor has not said anything yet."""
        asked = self.resident_answer != self.ResidentAnswer.NOT_ASKED
        return not asked or self.agreed_by_counsellor_on is None
