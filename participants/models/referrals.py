"""A referral to the pilot and the case manager's decision on it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import says, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History, acting_user_field
from interwonen.pilots.models import Term, TermField, term_constraint
from participants.models.records import ParticipantRecord, participant_field
from participants.querysets.referrals import ReferralQuerySet


class Referral(ParticipantRecord):
    """A referral of a participant to the pilot; its decision has a date and the user who decided."""

    class Decision(models.TextChoices):
        PENDING = "pending", _("To be decided")
        ACCEPTED = "accepted", _("Accepted")
        REJECTED = "rejected", _("Rejected")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    participant = participant_field("referrals")
    referred_on = models.DateField(_("date of the referral"))
    referrer = models.CharField(_("referred by"), max_length=120)
    origin = TermField("origin", verbose_name=_("where the person comes from"))
    causes = models.ManyToManyField(
        Term,
        verbose_name=_("causes of the homelessness"),
        limit_choices_to={"vocabulary": "homeless_cause"},
        related_name="+",
        blank=True,
    )
    informed_on = models.DateField(_("informed about the use of data on"), null=True, blank=True)
    household_size = models.PositiveSmallIntegerField(_("people in the household"), default=1)
    decision = models.CharField(
        _("decision"), max_length=12, choices=Decision, default=Decision.PENDING
    )
    decision_reason = models.TextField(_("reason of the decision"), blank=True)
    decided_on = models.DateField(_("date of the decision"), null=True, blank=True)
    decided_by = acting_user_field(verbose_name=_("decided by"), null=True, blank=True)

    # The case manager's notes on the waiting list; with a reason of precedence one goes first.
    waits_for = models.TextField(_("waits for"), blank=True)
    precedence = models.TextField(_("reason of precedence"), blank=True)

    participant_status: str  # what the guard reads with a referral

    fixed_fields = ("participant",)
    history = History(m2m_fields=["causes"])
    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["referred_on"]
        verbose_name = _("referral")
        constraints = [
            models.CheckConstraint(
                name="participants_referral_one_person", condition=Q(household_size=1)
            ),
            models.CheckConstraint(
                name="participants_referral_decided_by_someone",
                condition=Q(decision="pending", decided_on=None, decided_by=None)
                | (
                    ~Q(decision="pending")
                    & ~Q(decision_reason="")
                    & Q(decided_on__isnull=False, decided_by__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="participants_referral_decided_after_referring",
                condition=Q(decided_on=None) | Q(decided_on__gte=F("referred_on")),
            ),
            models.CheckConstraint(
                name="participants_referral_informed_before_acceptance",
                condition=~Q(decision="accepted")
                | Q(informed_on__isnull=False, informed_on__lte=F("decided_on")),
            ),
            models.CheckConstraint(
                name="participants_referral_known_decision",
                condition=Q(decision__in=["pending", "accepted", "rejected", "withdrawn"]),
            ),
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(decision="pending"),
                name="participants_referral_one_undecided",
            ),
            models.CheckConstraint(
                name="participants_referral_decision_says_why",
                condition=Q(decision="pending") | says("decision_reason"),
            ),
            text_length("participants_referral", "decision_reason", "waits_for", "precedence"),
            term_constraint("participants_referral_origin_from_list", "origin", "origin"),
        ]

    def __str__(self) -> str:
        return dated(self, self.referred_on)

    @property
    def is_undecided(self) -> bool:
        return self.decision == self.Decision.PENDING
