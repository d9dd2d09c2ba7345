"""Answers to one version of a question set: the intake, housing skills, ready to rent again."""

from typing import NamedTuple

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import text_length
from interwonen.core.formatting import in_words
from interwonen.core.history import History, acting_user_field
from interwonen.pilots.models import Question, Term
from participants.models.records import ParticipantRecord, participant_field
from participants.models.referrals import Referral
from participants.querysets.records import ParticipantRecordQuerySet

ELIGIBILITY = "eligibility"
HOUSING_SKILL = "housing_skill"
EXIT_CRITERION = "exit_criterion"


def version_label(version: str) -> str:
    """The version of a question set as people read it: brief-2021 is the letter of 2021."""
    return version.replace("-", " ")


class Checklist(ParticipantRecord):
    """One question set, filled in about someone on a day; the intake belongs to a referral.

    participants/guards/checklists.sql checks that an answer fits its question, and the question
    the set.
    """

    class QuestionSet(models.TextChoices):
        ELIGIBILITY = ELIGIBILITY, _("Intake")
        HOUSING_SKILL = HOUSING_SKILL, _("Housing skills")
        EXIT_CRITERION = EXIT_CRITERION, _("Ready to rent again")

    participant = participant_field("checklists")
    referral = models.OneToOneField(
        Referral,
        verbose_name=_("referral"),
        on_delete=models.PROTECT,
        related_name="intake",
        null=True,
        blank=True,
    )
    question_set = models.CharField(_("question set"), max_length=30, choices=QuestionSet)
    version = models.CharField(_("version"), max_length=20)
    filled_on = models.DateField(_("date"))
    filled_by = acting_user_field(verbose_name=_("filled in by"))

    fixed_fields = ("participant", "referral", "question_set")
    history = History()
    objects = ParticipantRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-filled_on", "-pk"]
        verbose_name = _("checklist")
        constraints = [
            models.CheckConstraint(
                name="participants_checklist_intake_has_referral",
                condition=Q(question_set=ELIGIBILITY, referral__isnull=False)
                | (~Q(question_set=ELIGIBILITY) & Q(referral__isnull=True)),
            ),
            models.CheckConstraint(
                name="participants_checklist_known_set",
                condition=Q(question_set__in=[ELIGIBILITY, HOUSING_SKILL, EXIT_CRITERION]),
            ),
        ]

    @property
    def version_label(self) -> str:
        return version_label(self.version)

    def __str__(self) -> str:
        return f"{self.get_question_set_display()}, {in_words(self.filled_on)}"


class Answer(ParticipantRecord):
    """The answer to one question, with the reasoning behind it."""

    participant_path = "checklist__participant"

    checklist = models.ForeignKey(
        Checklist, verbose_name=_("checklist"), on_delete=models.PROTECT, related_name="answers"
    )
    question = models.ForeignKey(
        Question, verbose_name=_("question"), on_delete=models.PROTECT, related_name="answers"
    )
    value = models.ForeignKey(
        Term, verbose_name=_("answer"), on_delete=models.PROTECT, related_name="+"
    )
    reasoning = models.TextField(_("reasoning"), blank=True)

    fixed_fields = ("checklist",)
    history = History()
    objects = ParticipantRecordQuerySet.as_manager()

    class Meta:
        ordering = ["checklist", "question__position"]
        verbose_name = _("answer")
        constraints = [
            models.UniqueConstraint(
                fields=["checklist", "question"], name="participants_answer_once"
            ),
            text_length("participants_answer", "reasoning"),
        ]

    def __str__(self) -> str:
        return f"{self.checklist}, {self.question}: {self.value}"


class Given(NamedTuple):
    """An answer to one question with its reasoning, before it is saved as an Answer."""

    value: Term
    reasoning: str = ""


class Agreement(ParticipantRecord):
    """One of the two parties agrees with a judgement; it takes both to be ready to rent."""

    participant_path = "checklist__participant"

    class Party(models.TextChoices):
        RESIDENT = "resident", _("Resident")
        COUNSELLOR = "counsellor", _("Counsellor")

    checklist = models.ForeignKey(
        Checklist, verbose_name=_("checklist"), on_delete=models.PROTECT, related_name="agreements"
    )
    party = models.CharField(_("who agrees"), max_length=12, choices=Party)
    agreed_on = models.DateField(_("agreed on"))
    recorded_by = acting_user_field(verbose_name=_("recorded by"))

    history = History()
    objects = ParticipantRecordQuerySet.as_manager()

    class Meta:
        ordering = ["agreed_on", "pk"]
        verbose_name = _("agreement")
        constraints = [
            models.UniqueConstraint(
                fields=["checklist", "party"], name="participants_agreement_once"
            ),
            models.CheckConstraint(
                name="participants_agreement_known_party",
                condition=Q(party__in=["resident", "counsellor"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.checklist}: {self.get_party_display()}"
