"""What residents said, as told to the council: made unrecognisable, and approved by a second person."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluations.querysets.resident_words import ResidentWordsQuerySet
from interwonen.core.constraints import says, text_length
from interwonen.core.history import History, acting_user_field
from interwonen.core.quarters import Quarter
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Pilot

WORDS_LENGTH = 600
# What can be changed to make someone unrecognisable, as fields of the model.
DISGUISES = ("changed_name", "changed_age", "changed_place", "changed_circumstances")


class ResidentWords(MayBeWithdrawn, models.Model):
    """Words of a resident in the report on one quarter; they lead to nobody (docs/decisions/55).

    Who last wrote them is not who approves them; other words are approved anew, as
    evaluations/guards/resident_words.sql sees to.
    """

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="resident_words"
    )
    quarter_starts_on = models.DateField(_("quarter"))
    text = models.TextField(_("words"))
    changed_name = models.BooleanField(_("name changed or left out"))
    changed_age = models.BooleanField(_("age changed or left out"))
    changed_place = models.BooleanField(_("place changed or left out"))
    changed_circumstances = models.BooleanField(_("circumstances changed"))
    written_by = acting_user_field(verbose_name=_("written by"))
    approved_by = acting_user_field(verbose_name=_("approved by"), null=True, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True, editable=False)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("pilot",)
    printed_fields = ("text",)
    history = History()
    objects = ResidentWordsQuerySet.as_manager()

    class Meta:
        ordering = ["-quarter_starts_on", "pk"]
        verbose_name = _("words of a resident")
        verbose_name_plural = _("words of residents")
        constraints = [
            text_length("evaluations_residentwords", "text", most=WORDS_LENGTH),
            models.CheckConstraint(
                name="evaluations_residentwords_say_something", condition=says("text")
            ),
            models.CheckConstraint(
                name="evaluations_residentwords_whole_quarter",
                condition=Q(quarter_starts_on__day=1, quarter_starts_on__month__in=[1, 4, 7, 10]),
            ),
            models.CheckConstraint(
                name="evaluations_residentwords_made_unrecognisable",
                condition=Q(*((name, True) for name in DISGUISES), _connector=Q.OR),
            ),
            models.CheckConstraint(
                name="evaluations_residentwords_second_person",
                condition=Q(approved_by=None, approved_on=None)
                | (
                    Q(approved_by__isnull=False, approved_on__isnull=False)
                    & ~Q(approved_by=F("written_by"))
                ),
            ),
            withdrawal_says_why("evaluations_residentwords"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def quarter(self) -> Quarter:
        return Quarter.containing(self.quarter_starts_on)

    @property
    def quarter_starts_on_label(self) -> str:
        """The quarter, where its history shows it."""
        day: date = self.quarter_starts_on
        return Quarter.containing(day).label

    @property
    def is_approved(self) -> bool:
        return self.approved_by_id is not None

    @property
    def disguise(self) -> list[str]:
        """What was changed, in words."""
        fields = (self._meta.get_field(name) for name in DISGUISES if getattr(self, name))
        return [str(field.verbose_name) for field in fields]  # type: ignore[union-attr]
