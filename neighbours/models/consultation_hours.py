"""The telephone consultation hours for neighbours, and the calls in them.

Nothing here points at a resident: who rings is a neighbour, and need not say who.
"""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import (
    REASON_LENGTH,
    range_of_hours,
    range_of_one,
    text_length,
)
from interwonen.core.formatting import dated
from interwonen.core.history import History, acting_user_field
from interwonen.core.phone_numbers import LONGEST, readable
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Pilot, TermField, term_constraint
from neighbours.models.enquiries import Enquiry
from neighbours.querysets.consultation_hours import CallQuerySet, ConsultationHourQuerySet

NOTE_LENGTH = 1_000
SHORTEST_SLOT, LONGEST_SLOT = 5, 60  # minutes
# Some neighbours ring before the hour begins, and the last call may come while another goes on.
MARGIN = timedelta(minutes=30)


class ConsultationHour(models.Model):
    """A time at which neighbours ring, in slots of some minutes, with those who answer.

    One that does not go on says why. The day must lie in the year before the pilot or in its
    period, and a slot must fit: see neighbours/guards/consultation_hours.sql.
    """

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="consultation_hours"
    )
    day = models.DateField(_("date"))
    opens_at = models.TimeField(_("from"))
    closes_at = models.TimeField(_("until"))
    slot_minutes = models.PositiveSmallIntegerField(
        _("minutes for each call"),
        default=10,
        validators=[MinValueValidator(SHORTEST_SLOT), MaxValueValidator(LONGEST_SLOT)],
    )
    telephone = models.CharField(_("telephone number"), max_length=LONGEST, blank=True)
    staff = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who answers the telephone"),
        related_name="consultation_hours",
        blank=True,
    )
    cancelled_because = models.CharField(
        _("does not go on because"), max_length=REASON_LENGTH, blank=True
    )

    fixed_fields = ("pilot",)
    printed_fields = ("telephone",)
    history = History(m2m_fields=["staff"])
    objects = ConsultationHourQuerySet.as_manager()

    class Meta:
        ordering = ["day", "opens_at"]
        verbose_name = _("consultation hour")
        verbose_name_plural = _("consultation hours")
        constraints = [
            models.CheckConstraint(
                name="neighbours_consultationhour_closes_after_opening",
                condition=Q(closes_at__gt=F("opens_at")),
            ),
            models.CheckConstraint(
                name="neighbours_consultationhour_slot_minutes",
                condition=Q(slot_minutes__range=(SHORTEST_SLOT, LONGEST_SLOT)),
            ),
            models.CheckConstraint(
                name="neighbours_consultationhour_cancelled_says_why",
                condition=Q(cancelled_because="") | Q(cancelled_because__regex=r"\S"),
            ),
            ExclusionConstraint(
                name="neighbours_consultationhour_one_at_a_time",
                expressions=[
                    (range_of_one("pilot"), RangeOperators.OVERLAPS),
                    (range_of_hours("day", "opens_at", "closes_at"), RangeOperators.OVERLAPS),
                ],
                condition=Q(cancelled_because=""),
            ),
        ]

    def __str__(self) -> str:
        return dated(self, self.day)

    @property
    def is_cancelled(self) -> bool:
        return bool(self.cancelled_because)

    @property
    def number(self) -> str:
        """Its own telephone number as people write it, if it has one."""
        return readable(self.telephone)

    @property
    def lasts(self) -> timedelta:
        """How long neighbours can ring."""
        return _moment(self.day, self.closes_at) - _moment(self.day, self.opens_at)

    @property
    def slots(self) -> list[time]:
        """When each slot begins; a rest that is too short for a call is no slot."""
        first, length = _moment(self.day, self.opens_at), timedelta(minutes=self.slot_minutes)
        return [(first + length * number).time() for number in range(self.lasts // length)]

    def has_passed(self, at: time, now: datetime) -> bool:
        """Whether a time on its day has come at the moment `now`."""
        return (self.day, at) <= (now.date(), now.time())

    def is_near(self, at: time) -> bool:
        """Whether a call at this time belongs to it as a matter of course."""
        moment = _moment(self.day, at)
        opens, closes = _moment(self.day, self.opens_at), _moment(self.day, self.closes_at)
        return opens - MARGIN <= moment <= closes + MARGIN


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at)


class Handling(models.TextChoices):
    """What became of the question of a neighbour who was spoken to."""

    ANSWERED = "answered", _("Answer given on the telephone")
    TO_ANSWER = "to_answer", _("To be answered")


class Call(MayBeWithdrawn, models.Model):
    """A telephone call of a neighbour in a consultation hour, or an appointment for one.

    The name and the number are there to call back, are in no history, and are removed a year after
    the hour. What became an enquiry keeps its words and its caller there, not here.
    """

    class Outcome(models.TextChoices):
        BOOKED = "booked", _("Appointment")
        TAKEN = "taken", _("Answered the telephone")
        MISSED = "missed", _("Missed")
        CALL_BACK = "call_back", _("To call back")

    hour = models.ForeignKey(
        ConsultationHour,
        verbose_name=_("consultation hour"),
        on_delete=models.PROTECT,
        related_name="calls",
    )
    outcome = models.CharField(_("how it went"), max_length=9, choices=Outcome)
    slot_at = models.TimeField(_("appointment at"), null=True, blank=True)
    came_at = models.TimeField(_("time of the call"), null=True, blank=True)
    caller_name = models.CharField(_("name"), max_length=100, blank=True)
    telephone = models.CharField(_("telephone number"), max_length=LONGEST, blank=True)
    kind = TermField("contact_kind", verbose_name=_("kind"), null=True, blank=True)
    category = TermField(
        "report_category", verbose_name=_("what it is about"), null=True, blank=True
    )
    note = models.TextField(_("what was asked and said"), max_length=NOTE_LENGTH, blank=True)
    enquiry = models.OneToOneField(
        Enquiry,
        verbose_name=_("enquiry"),
        on_delete=models.PROTECT,
        related_name="call",
        null=True,
        blank=True,
    )
    logged_by = acting_user_field(verbose_name=_("recorded by"))
    called_back_at = models.DateTimeField(
        _("called back at"), null=True, blank=True, editable=False
    )
    called_back_by = acting_user_field(verbose_name=_("called back by"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(
        _("times tried without an answer"), default=0, editable=False
    )
    tried_at = models.DateTimeField(_("last tried at"), null=True, blank=True, editable=False)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("hour",)
    history = History(excluded_fields=["caller_name", "telephone"])
    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["hour", "pk"]
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        constraints = [
            models.CheckConstraint(
                name="neighbours_call_known_outcome",
                condition=Q(outcome__in=["booked", "taken", "missed", "call_back"]),
            ),
            models.CheckConstraint(
                name="neighbours_call_has_time",
                condition=Q(outcome="booked", slot_at__isnull=False, came_at=None)
                | ~Q(outcome="booked") & (Q(slot_at__isnull=False) | Q(came_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="neighbours_call_called_back_by_someone",
                condition=Q(called_back_at=None, called_back_by=None)
                | Q(
                    outcome="call_back", called_back_at__isnull=False, called_back_by__isnull=False
                ),
            ),
            models.CheckConstraint(
                name="neighbours_call_tried_at_some_time",
                condition=Q(tries=0, tried_at=None)
                | Q(outcome="call_back", tries__gt=0, tried_at__isnull=False),
            ),
            models.CheckConstraint(
                name="neighbours_call_enquiry_of_a_talk",
                condition=Q(enquiry=None) | Q(outcome__in=["taken", "call_back"]),
            ),
            models.UniqueConstraint(
                fields=["hour", "slot_at"],
                name="neighbours_call_one_per_slot",
                condition=Q(withdrawn_because=""),
            ),
            models.CheckConstraint(
                name="neighbours_call_withdrawn_without_name",
                condition=Q(withdrawn_because="") | Q(caller_name="", telephone=""),
            ),
            text_length("neighbours_call", "note", most=NOTE_LENGTH),
            withdrawal_says_why("neighbours_call"),
            term_constraint("neighbours_call_kind_from_list", "kind", "contact_kind"),
            term_constraint("neighbours_call_category_from_list", "category", "report_category"),
        ]

    def __str__(self) -> str:
        return f"{dated(self, self.hour.day)}, {self.at:%H:%M}"

    @property
    def at(self) -> time:
        """When it came, or was to come."""
        at: time = self.came_at or self.slot_at  # type: ignore[assignment]
        return at

    @property
    def number(self) -> str:
        """The telephone number as people write it."""
        return readable(self.telephone)

    @property
    def is_booked(self) -> bool:
        return self.outcome == self.Outcome.BOOKED

    @property
    def waits_for_us(self) -> bool:
        """Whether the neighbour waits to be called back."""
        waits = self.outcome == self.Outcome.CALL_BACK and self.called_back_at is None
        return waits and not self.is_withdrawn
