"""The survey among neighbours: rounds, each with a code, and the forms that came back.

Nothing of a form tells who filled it in. It has no name, address, network address or time of day.
Its key is a random number, so that the order of rows is not the order in which they came in; its
history and that of its answers hold the day. What remains: with access to the database itself one
can see which rows were written one after the other.
"""

import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import text_length
from interwonen.core.history import History, acting_user_field
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Pilot, Question, Term
from neighbours.models.letters import LetterRound
from neighbours.querysets.surveys import (
    SurveyAnswerQuerySet,
    SurveyFormQuerySet,
    SurveyRoundQuerySet,
)

SURVEY = "survey"  # the name of the question set
CODE_LENGTH = 6
_KEYS = 2**53  # a number that every program reads exactly


def random_key() -> int:
    """A key that says nothing of when its row was made."""
    return secrets.randbelow(_KEYS) + 1


class SurveyRound(MayBeWithdrawn, models.Model):
    """The neighbourhood is asked the same questions from `opens_on` up to and including `closes_on`.

    Once all paper forms have been entered the round is completed, and its figures never change. The
    code belongs to the round, never to an address. neighbours/guards/surveys.sql guards its forms.
    """

    class Moment(models.TextChoices):
        BEFORE = "before", _("Baseline, before the start")
        HALF_WAY = "half_way", _("Half-way")
        END = "end", _("At the end")
        OTHER = "other", _("In between")

    class Status(models.TextChoices):
        """The status, which follows from the dates (`with_status`)."""

        PLANNED = "planned", _("Planned")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("To be completed")
        COMPLETED = "completed", _("Completed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="survey_rounds"
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    moment = models.CharField(_("moment"), max_length=10, choices=Moment)
    opens_on = models.DateField(_("first day"))
    closes_on = models.DateField(_("last day"))
    letter_round = models.ForeignKey(
        LetterRound,
        verbose_name=_("went out with letter"),
        on_delete=models.PROTECT,
        related_name="survey_rounds",
        null=True,
        blank=True,
    )
    code = models.CharField(_("code"), max_length=CODE_LENGTH, unique=True, editable=False)
    version = models.CharField(_("version of the questions"), max_length=20, editable=False)
    completed_on = models.DateField(_("completed on"), null=True, blank=True, editable=False)
    reopened_on = models.DateField(_("opened again on"), null=True, blank=True, editable=False)
    withdrawn_because = why_withdrawn()

    # What the querysets add.
    status: str
    forms_returned: int
    paper: int
    web: int

    fixed_fields = ("pilot", "code", "version")
    history = History()
    objects = SurveyRoundQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("round of the survey")
        verbose_name_plural = _("rounds of the survey")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "number"], name="neighbours_surveyround_one_of_a_number"
            ),
            models.CheckConstraint(
                name="neighbours_surveyround_known_moment",
                condition=Q(moment__in=["before", "half_way", "end", "other"]),
            ),
            models.CheckConstraint(
                name="neighbours_surveyround_closes_after_opening",
                condition=Q(closes_on__gte=F("opens_on")),
            ),
            models.CheckConstraint(
                name="neighbours_surveyround_code_of_digits",
                condition=Q(code__regex=r"^[1-9][0-9]{5}$"),
            ),
            models.CheckConstraint(
                name="neighbours_surveyround_completed_after_closing",
                condition=Q(completed_on=None) | Q(completed_on__gt=F("closes_on")),
            ),
            withdrawal_says_why("neighbours_surveyround"),
        ]

    def __str__(self) -> str:
        return f"{self.get_moment_display()} ({self.number})"

    @property
    def code_in_groups(self) -> str:
        """The code as it is read aloud and printed."""
        return f"{self.code[:3]} {self.code[3:]}"

    @property
    def is_completed(self) -> bool:
        return self.completed_on is not None

    @property
    def takes_forms(self) -> bool:
        """Whether forms can still be entered, corrected and withdrawn."""
        return not (self.is_completed or self.is_withdrawn)


class SurveyForm(MayBeWithdrawn, models.Model):
    """One form that a neighbour returned, on paper or on the web; nothing says which neighbour."""

    class Source(models.TextChoices):
        PAPER = "paper", _("On paper")
        WEB = "web", _("On the web")

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    round = models.ForeignKey(
        SurveyRound, verbose_name=_("round"), on_delete=models.PROTECT, related_name="forms"
    )
    source = models.CharField(_("how it came in"), max_length=5, choices=Source, editable=False)
    entered_on = models.DateField(_("day"), editable=False)
    entered_by = acting_user_field(verbose_name=_("entered by"), null=True, blank=True)
    withdrawn_because = why_withdrawn()

    number = 0  # what the queryset adds

    fixed_fields = ("round", "source", "entered_on")
    history = History()
    objects = SurveyFormQuerySet.as_manager()

    class Meta:
        ordering = ["id"]  # random: see the top of this file
        verbose_name = _("form of the survey")
        verbose_name_plural = _("forms of the survey")
        constraints = [
            models.CheckConstraint(
                name="neighbours_surveyform_paper_entered_by_someone",
                condition=Q(source="paper", entered_by__isnull=False)
                | Q(source="web", entered_by=None),
            ),
            withdrawal_says_why("neighbours_surveyform"),
        ]

    def __str__(self) -> str:
        if not self.number:
            return str(self._meta.verbose_name)
        return gettext("form %(number)d of %(round)s") % {
            "number": self.number,
            "round": self.round,
        }

    @property
    def keeps_its_answers(self) -> bool:
        """Whether only the text can still be corrected: it came by the web, or its round is over."""
        return self.source == self.Source.WEB or not self.round.takes_forms


class SurveyAnswer(models.Model):
    """The answer to one question: a word of its scale, or the neighbour's own words."""

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    form = models.ForeignKey(
        SurveyForm, verbose_name=_("form"), on_delete=models.PROTECT, related_name="answers"
    )
    question = models.ForeignKey(
        Question, verbose_name=_("question"), on_delete=models.PROTECT, related_name="+"
    )
    value = models.ForeignKey(
        Term,
        verbose_name=_("answer"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    text = models.TextField(_("in their own words"), blank=True)

    fixed_fields = ("form", "question")
    history = History()
    objects = SurveyAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["form", "question__position"]
        verbose_name = _("answer in the survey")
        verbose_name_plural = _("answers in the survey")
        constraints = [
            models.UniqueConstraint(
                fields=["form", "question"], name="neighbours_surveyanswer_once"
            ),
            models.CheckConstraint(
                name="neighbours_surveyanswer_word_or_text",
                condition=Q(value__isnull=False, text="") | Q(value=None, text__regex=r"\S"),
            ),
            text_length("neighbours_surveyanswer", "text"),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.value or self.text}"
