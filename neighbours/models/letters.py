"""Rounds of letters to the neighbourhood, the versions of their text, and what was sent to whom."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import on_one_line, says, text_length
from interwonen.core.history import History, acting_user_field
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import CapacityStep, Pilot
from neighbours.models.addresses import Address
from neighbours.querysets.letters import LetterRoundQuerySet, LetterTextQuerySet

LETTER_LENGTH = 8_000
SENT_LENGTH = 20_000  # the fields may hold long texts of their own


class LetterRound(MayBeWithdrawn, models.Model):
    """A letter to the addresses around a pilot: about its start, its growth, or something else.

    Once it was sent it keeps exactly what was sent. A round about growth belongs to the decision by
    which the pilot grows; it lets that decision go when the decision is withdrawn, or changed after
    the letter was sent.
    """

    class Purpose(models.TextChoices):
        """What the letter is about; each has a text to begin with."""

        START = "start", _("The start")
        GROWTH = "growth", _("Growth")
        SURVEY = "survey", _("Questions to the neighbourhood")
        OTHER = "other", _("Something else")

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="letter_rounds"
    )
    number = models.PositiveIntegerField(_("number"), editable=False)
    purpose = models.CharField(_("what it is about"), max_length=6, choices=Purpose)
    capacity_step = models.ForeignKey(
        CapacityStep,
        verbose_name=_("capacity decision"),
        on_delete=models.PROTECT,
        related_name="letter_rounds",
        null=True,
        blank=True,
    )
    subject = models.CharField(_("subject line"), max_length=120)
    dated_on = models.DateField(_("date of the letter"), null=True, blank=True)
    reference = models.CharField(_("reference of the letter"), max_length=40)
    furthest_ring = models.PositiveSmallIntegerField(
        _("to which addresses"), choices=Address.Ring, null=True, blank=True
    )
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    sent_by = acting_user_field(verbose_name=_("marked as sent by"), null=True, blank=True)
    # What stood above and below the text, by the names of `head_of` (selectors/letters_sheets.py).
    sent_with = models.JSONField(
        _("letterhead as it was sent"), default=dict, blank=True, editable=False
    )
    sent_text = models.TextField(_("text as it was sent"), blank=True, editable=False)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("pilot", "number", "purpose")
    printed_fields = ("subject", "reference")
    history = History()
    objects = LetterRoundQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("letter")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "number"], name="neighbours_letterround_one_of_a_number"
            ),
            models.UniqueConstraint(
                fields=["capacity_step"],
                condition=Q(withdrawn_because=""),
                name="neighbours_letterround_one_per_decision",
            ),
            models.CheckConstraint(
                name="neighbours_letterround_known_purpose",
                condition=Q(purpose__in=["start", "growth", "survey", "other"]),
            ),
            models.CheckConstraint(
                name="neighbours_letterround_decision_on_growth",
                condition=Q(capacity_step=None) | Q(purpose="growth"),
            ),
            models.CheckConstraint(
                name="neighbours_letterround_is_called_something",
                condition=says("subject", "reference")
                & on_one_line("subject")
                & on_one_line("reference"),
            ),
            models.CheckConstraint(
                name="neighbours_letterround_sent_whole",
                condition=Q(sent_on=None, sent_by=None, sent_text="")
                | (
                    Q(sent_on__isnull=False, sent_by__isnull=False, dated_on__isnull=False)
                    & Q(withdrawn_because="")
                    & says("sent_text")
                ),
            ),
            models.CheckConstraint(
                name="neighbours_letterround_sent_after_its_date",
                condition=Q(sent_on=None) | Q(sent_on__gte=F("dated_on")),
            ),
            text_length("neighbours_letterround", "sent_text", most=SENT_LENGTH),
            withdrawal_says_why("neighbours_letterround"),
        ]

    def __str__(self) -> str:
        words = {"number": self.number, "subject": self.subject}
        return gettext("Letter %(number)d: %(subject)s") % words

    @property
    def name_in_log(self) -> str:
        return gettext("letter %(number)d") % {"number": self.number}

    @property
    def sent_with_label(self) -> str:
        """Who signed it and what stood at its head, in the words that were printed."""
        printed = (value for name, value in self.sent_with.items() if name != "window")
        return ", ".join(filter(None, printed))

    @property
    def is_sent(self) -> bool:
        return self.sent_on is not None

    @property
    def is_open(self) -> bool:
        """Whether it can still be written and sent."""
        return not (self.is_sent or self.is_withdrawn)

    @property
    def lacks_decision(self) -> bool:
        """Whether it is about growth and belongs to no capacity decision."""
        return self.purpose == self.Purpose.GROWTH and self.capacity_step_id is None

    @property
    def precedes_decision(self) -> bool:
        """Whether it is dated, and so perhaps sent, before the executive decided on the pilot."""
        dated_on, decided_on = self.dated_on, self.pilot.decided_on
        return dated_on is not None and decided_on is not None and dated_on < decided_on


class LetterText(models.Model):
    """One version of the text of a round; the last one counts, the others stay as they were."""

    round = models.ForeignKey(
        LetterRound, verbose_name=_("letter"), on_delete=models.PROTECT, related_name="texts"
    )
    number = models.PositiveIntegerField(_("version"))
    body = models.TextField(_("text"), max_length=LETTER_LENGTH)
    written_by = acting_user_field(verbose_name=_("written by"))
    written_at = models.DateTimeField(_("written at"))

    fixed_fields = ("round", "number", "body", "written_by", "written_at")
    printed_fields = ("body",)
    history = History()
    objects = LetterTextQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("text of a letter")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "number"], name="neighbours_lettertext_one_of_a_number"
            ),
            models.CheckConstraint(
                name="neighbours_lettertext_says_something", condition=says("body")
            ),
            text_length("neighbours_lettertext", "body", most=LETTER_LENGTH),
        ]

    def __str__(self) -> str:
        return gettext("version %(number)d") % {"number": self.number}
