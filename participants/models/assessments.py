"""Self-reliance assessments: the counsellor's levels and the resident's own, side by side."""

import uuid
from typing import NamedTuple

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import REASON_LENGTH, says, text_length
from interwonen.core.formatting import in_words
from interwonen.core.history import History, acting_user_field
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Question, Term, TermField, term_constraint
from participants.models.records import ParticipantRecord, participant_field
from participants.querysets.assessments import AssessmentQuerySet, AssessmentScoreQuerySet

LIFE_DOMAIN = "life_domain"
NOT_DISCUSSED = "answer_life_domain.not_discussed"
# What a term of the answers means (MEANINGS in interwonen/pilots/meanings.py): a level, or one
# of the lowest levels. An answer that is no level means nothing.
LOW = "low"


class Assessment(MayBeWithdrawn, ParticipantRecord):
    """How someone manages in each life domain, by one version of the instrument, on one day.

    It is submitted whole and never altered: a correction is a new assessment that `replaces` it.
    Its scores are written before it and close with it, as participants/guards/assessments.sql says.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participant = participant_field("assessments")
    moment = TermField("assessment_moment", verbose_name=_("moment"))
    instrument_version = models.CharField(_("version of the instrument"), max_length=20)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    assessed_on = models.DateField(_("date of the conversation"))
    assessor = acting_user_field(verbose_name=_("assessor"))
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("corrects"),
        on_delete=models.PROTECT,
        related_name="corrections",
        null=True,
        blank=True,
    )
    corrected_because = models.CharField(
        _("corrected because"), max_length=REASON_LENGTH, blank=True
    )
    withdrawn_because = why_withdrawn()

    fixed_fields = ("participant",)
    history = History()
    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-assessed_on", "-moment__position", "-version"]
        verbose_name = _("assessment")
        constraints = [
            term_constraint(
                "participants_assessment_moment_from_list", "moment", "assessment_moment"
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                condition=Q(withdrawn_because=""),
                name="participants_assessment_corrected_once",
            ),
            models.CheckConstraint(
                name="participants_assessment_correction_says_why",
                condition=Q(replaces=None, corrected_because="", version=1)
                | (Q(replaces__isnull=False, version__gt=1) & says("corrected_because")),
            ),
            withdrawal_says_why("participants_assessment"),
        ]

    def __str__(self) -> str:
        return f"{self.moment}, {in_words(self.assessed_on)}"


class AssessmentScore(ParticipantRecord):
    """One life domain in an assessment: what the counsellor and what the resident says of it."""

    participant_path = "assessment__participant"

    assessment = models.ForeignKey(
        Assessment, verbose_name=_("assessment"), on_delete=models.PROTECT, related_name="scores"
    )
    question = models.ForeignKey(
        Question, verbose_name=_("life domain"), on_delete=models.PROTECT, related_name="+"
    )
    level = TermField("answer_life_domain", verbose_name=_("level by the counsellor"))
    reasoning = models.TextField(_("reasoning"), blank=True)
    own_level = TermField("answer_life_domain", verbose_name=_("level by the resident"))
    own_words = models.TextField(_("in the resident's own words"), blank=True)
    disagreed = models.BooleanField(_("we disagree"), default=False)
    disagreement = models.TextField(_("what we disagree on"), blank=True)

    history = History()
    objects = AssessmentScoreQuerySet.as_manager()

    class Meta:
        ordering = ["assessment", "question__position"]
        verbose_name = _("score in a life domain")
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question"], name="participants_assessmentscore_once"
            ),
            models.CheckConstraint(
                name="participants_assessmentscore_disagreement_is_marked",
                condition=Q(disagreed=True) | Q(disagreement=""),
            ),
            text_length("participants_assessmentscore", "reasoning", "own_words", "disagreement"),
            term_constraint(
                "participants_assessmentscore_level_from_list", "level", "answer_life_domain"
            ),
            term_constraint(
                "participants_assessmentscore_own_level_from_list",
                "own_level",
                "answer_life_domain",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.level}"

    @property
    def is_discussed(self) -> bool:
        """Whether either of them said anything of it."""
        return {self.level_id, self.own_level_id} != {NOT_DISCUSSED}


class Voices(NamedTuple):
    """What both say of one life domain, before it is saved as an AssessmentScore."""

    level: Term
    own_level: Term
    reasoning: str = ""
    own_words: str = ""
    disagreed: bool = False
    disagreement: str = ""
