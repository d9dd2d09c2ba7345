"""A session of support by a counsellor of Leger des Heils with a participant."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from interwonen.core.formatting import dated
from interwonen.core.history import History
from interwonen.pilots.models import Question, TermField, term_constraint
from participants.models.goals import Goal
from participants.models.records import ParticipantRecord, participant_field
from participants.querysets.sessions import SeriesQuerySet, SessionQuerySet

MINUTES_IN_A_DAY = 24 * 60
NOTE_LENGTH = 20_000
SESSION_REASON_LENGTH = 300


class SessionSeries(ParticipantRecord):
    """Sessions that were planned at once: every week or every two weeks, both days inclusive.

    It keeps the original plan. Its sessions are moved, cancelled and logged separately.
    """

    class Rhythm(models.IntegerChoices):
        """The number of weeks from one session to the next."""

        WEEKLY = 1, _("Every week")
        FORTNIGHTLY = 2, _("Every two weeks")

    participant = participant_field("session_series")
    counsellor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("counsellor"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    rhythm = models.PositiveSmallIntegerField(_("how often"), choices=Rhythm, default=Rhythm.WEEKLY)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    starts_at = models.TimeField(_("time"))
    duration_minutes = models.PositiveSmallIntegerField(_("duration in minutes"))
    planned_type = TermField("contact_type", verbose_name=_("planned form of contact"))

    fixed_fields = ("participant",)
    history = History()
    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("series of sessions")
        constraints = [
            models.CheckConstraint(
                name="participants_sessionseries_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="participants_sessionseries_known_rhythm", condition=Q(rhythm__in=[1, 2])
            ),
            models.CheckConstraint(
                name="participants_sessionseries_duration_within_a_day",
                condition=Q(duration_minutes__range=(1, MINUTES_IN_A_DAY)),
            ),
            term_constraint(
                "participants_sessionseries_planned_type_from_list", "planned_type", "contact_type"
            ),
        ]

    def __str__(self) -> str:
        return dated(self, self.starts_on)


class SupportSession(ParticipantRecord):
    """A session: planned, and then held, missed or cancelled; withdrawn if logged by mistake.

    Date and time are wall-clock time in Europe/Amsterdam; the duration is in minutes, and what was
    planned stays beside what was held. A held session says how long, in which form and about which
    life domains. participants/guards/sessions.sql checks that its day is between the referral and
    the end of aftercare.

    `note` may be shared with the resident and the case manager; `confidential_note` is for the
    counsellors of this participant and the team lead. The sessions of one group contact have the
    same `group`, and are otherwise independent.
    """

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")
        NO_SHOW = "no_show", _("No-show")
        CANCELLED = "cancelled", _("Cancelled")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class CancelledBy(models.TextChoices):
        PARTICIPANT = "participant", _("Participant")
        COUNSELLOR = "counsellor", _("Counsellor")
        OTHER = "other", _("Someone or something else")

    participant = participant_field("sessions")
    counsellor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("counsellor"),
        on_delete=models.PROTECT,
        related_name="sessions",
    )
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.HELD)
    day = models.DateField(_("date"))
    starts_at = models.TimeField(_("time"))
    duration_minutes = models.PositiveSmallIntegerField(
        _("duration in minutes"), null=True, blank=True
    )
    planned_type = TermField(
        "contact_type", verbose_name=_("planned form of contact"), null=True, blank=True
    )
    planned_minutes = models.PositiveSmallIntegerField(
        _("planned duration in minutes"), null=True, blank=True, editable=False
    )
    contact_type = TermField(
        "contact_type", verbose_name=_("form of contact"), null=True, blank=True
    )
    life_domains = models.ManyToManyField(
        Question,
        verbose_name=_("life domains"),
        limit_choices_to={"question_set": "life_domain"},
        related_name="+",
        blank=True,
    )
    goals = models.ManyToManyField(
        Goal, verbose_name=_("goals worked on"), related_name="sessions", blank=True
    )
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)
    confidential_note = models.TextField(_("confidential note"), max_length=NOTE_LENGTH, blank=True)
    cancelled_by = models.CharField(
        _("cancelled by"), max_length=11, choices=CancelledBy, blank=True
    )
    cancel_reason = models.CharField(
        _("reason of cancelling"), max_length=SESSION_REASON_LENGTH, blank=True
    )
    withdrawn_because = models.CharField(
        _("withdrawn because"), max_length=SESSION_REASON_LENGTH, blank=True
    )
    series = models.ForeignKey(
        SessionSeries,
        verbose_name=_("series of sessions"),
        on_delete=models.PROTECT,
        related_name="sessions",
        null=True,
        blank=True,
    )
    group = models.UUIDField(_("group contact"), null=True, blank=True, db_index=True)

    fixed_fields = ("participant",)
    history = History(m2m_fields=["life_domains", "goals"])
    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-starts_at"]
        verbose_name = _("session")
        constraints = [
            models.CheckConstraint(
                name="participants_session_known_status",
                condition=Q(status__in=["planned", "held", "no_show", "cancelled", "withdrawn"]),
            ),
            models.CheckConstraint(
                name="participants_session_held_says_how",
                condition=~Q(status="held")
                | Q(duration_minutes__isnull=False, contact_type__isnull=False),
            ),
            models.CheckConstraint(
                name="participants_session_planned_says_how",
                condition=~Q(status="planned")
                | Q(planned_type__isnull=False, duration_minutes__isnull=False),
            ),
            models.CheckConstraint(
                name="participants_session_planned_type_and_minutes",
                condition=Q(planned_type=None, planned_minutes=None)
                | Q(planned_type__isnull=False, planned_minutes__range=(1, MINUTES_IN_A_DAY)),
            ),
            models.CheckConstraint(
                name="participants_session_duration_within_a_day",
                condition=Q(duration_minutes__range=(1, MINUTES_IN_A_DAY)),
            ),
            models.CheckConstraint(
                name="participants_session_note_length",
                condition=LessThanOrEqual(Length("note"), NOTE_LENGTH),
            ),
            models.CheckConstraint(
                name="participants_session_confidential_note_length",
                condition=LessThanOrEqual(Length("confidential_note"), NOTE_LENGTH),
            ),
            models.CheckConstraint(
                name="participants_session_cancelled_by_someone",
                condition=Q(
                    status="cancelled", cancelled_by__in=["participant", "counsellor", "other"]
                )
                | (~Q(status="cancelled") & Q(cancelled_by="", cancel_reason="")),
            ),
            models.CheckConstraint(
                name="participants_session_withdrawn_says_why",
                condition=(Q(status="withdrawn") & ~Q(withdrawn_because=""))
                | (~Q(status="withdrawn") & Q(withdrawn_because="")),
            ),
            models.UniqueConstraint(
                fields=["group", "participant"],
                condition=Q(group__isnull=False) & ~Q(status="withdrawn"),
                name="participants_session_once_in_a_group",
            ),
            models.CheckConstraint(
                name="participants_session_withdrawn_holds_no_note",
                condition=~Q(status="withdrawn") | Q(note="", confidential_note=""),
            ),
            term_constraint(
                "participants_session_planned_type_from_list", "planned_type", "contact_type"
            ),
            term_constraint(
                "participants_session_contact_type_from_list", "contact_type", "contact_type"
            ),
        ]

    def __str__(self) -> str:
        return f"{dated(self, self.day)}, {self.starts_at:%H:%M}"

    @property
    def is_planned(self) -> bool:
        return bool(self.status == self.Status.PLANNED)

    def hidden_in_history(self, past: Iterable[Any]) -> set[str]:
        """The notes of a session that was ever withdrawn: they may be about another participant."""
        was_withdrawn = any(version.status == self.Status.WITHDRAWN for version in past)
        return {"note", "confidential_note"} if was_withdrawn else set()

    @property
    def begins(self) -> datetime:
        """When it begins, in local time."""
        return datetime.combine(self.day, self.starts_at)

    @property
    def ends(self) -> datetime:
        """When it ends, in local time."""
        return self.begins + timedelta(minutes=self.duration_minutes or 0)
