"""The commitments of a pilot: what a letter to the council promises or limits, sentence by sentence."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluations.querysets.commitments import CommitmentQuerySet
from interwonen.core.constraints import on_one_line, says
from interwonen.core.history import History
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Pilot


class Evidence(models.TextChoices):
    """What can prove a commitment; `evaluations/selectors/commitments_evidence.py` finds the rows."""

    CAPACITY = "capacity", _("The number of residents within the capacity decisions")
    PERIOD = "period", _("Stays within the period of the pilot")
    ONE_PERSON = "one_person", _("One person in each dwelling")
    TARGET_GROUP = "target_group", _("An intake before each acceptance")
    DECISION = "decision", _("The decision of the executive")
    LOCATION = "location", _("Location assessments that found it suitable")
    FUNDING = "funding", _("Money of the programme or the regional plan that was granted")
    DWELLINGS = "dwellings", _("Dwellings that the landlord lets")
    MOVED_IN = "moved_in", _("People who moved in")
    SHELTER = "shelter", _("People accepted from a shelter")
    GOALS = "goals", _("Goals that residents set")
    ASSESSMENTS = "assessments", _("Self-reliance assessments")
    SESSIONS = "sessions", _("Sessions that were held")
    EXITS = "exits", _("People who left for a next home")
    LETTERS = "letters", _("Letters to the neighbourhood")
    HOURS = "hours", _("Telephone consultation hours")
    SUPPORT_POINT = "support_point", _("Days on which the support point was open")
    EVALUATIONS = "evaluations", _("Evaluation moments that were held")
    COUNCIL = "council", _("What the council was told since the start")


# What a row in the register limits; all else that it can be about is a promise.
LIMITS = (Evidence.CAPACITY, Evidence.PERIOD, Evidence.ONE_PERSON, Evidence.TARGET_GROUP)


class Commitment(MayBeWithdrawn, models.Model):
    """One thing that a letter promises or limits, in our own words, with the place of its sentence.

    Without a day by which it is due it holds throughout the pilot. Whether it was met is never
    stored: `evaluations/selectors/commitments.py` derives it from the rows that prove it, dated on
    or after `promised_on`. One that came with the product has a `code` (letter_commitments.py).
    """

    class Owner(models.TextChoices):
        """The party that keeps it."""

        MUNICIPALITY = "municipality", _("Municipality")
        CARE_PROVIDER = "care_provider", _("Care provider")
        LANDLORD = "landlord", _("Landlord")

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="commitments"
    )
    code = models.CharField(_("code"), max_length=40, blank=True, editable=False)
    letter = models.CharField(_("letter"), max_length=120)
    heading = models.CharField(_("heading"), max_length=120)
    sentence = models.PositiveSmallIntegerField(_("sentence"))
    words = models.CharField(_("in our own words"), max_length=300)
    evidence = models.CharField(_("what proves it"), max_length=20, choices=Evidence)
    owner = models.CharField(_("who keeps it"), max_length=13, choices=Owner)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who looks after it"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    promised_on = models.DateField(_("promised on"))
    due_on = models.DateField(_("at the latest on"), null=True, blank=True)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("pilot", "code")
    printed_fields = ("letter", "heading", "words")
    history = History()
    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["promised_on", "pk"]
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints = [
            models.CheckConstraint(
                name="evaluations_commitment_says_what_and_where",
                condition=says("letter", "heading", "words")
                & on_one_line("letter")
                & on_one_line("heading")
                & Q(sentence__gte=1),
            ),
            models.CheckConstraint(
                name="evaluations_commitment_known_evidence",
                condition=Q(evidence__in=Evidence.values),
            ),
            models.CheckConstraint(
                name="evaluations_commitment_known_owner",
                condition=Q(owner__in=["municipality", "care_provider", "landlord"]),
            ),
            models.CheckConstraint(
                name="evaluations_commitment_due_after_promise",
                condition=Q(due_on=None) | Q(due_on__gte=F("promised_on")),
            ),
            models.CheckConstraint(
                name="evaluations_commitment_limit_holds_throughout",
                condition=Q(due_on=None) | ~Q(evidence__in=[each.value for each in LIMITS]),
            ),
            models.UniqueConstraint(
                fields=["pilot", "code"],
                condition=~Q(code="") & Q(withdrawn_because=""),
                name="evaluations_commitment_once",
            ),
            withdrawal_says_why("evaluations_commitment"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_limit(self) -> bool:
        """Whether it limits what may happen; else it promises something."""
        return self.evidence in LIMITS
