"""A session of support by a counsellor of Leger des Heils with a participant."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from interwonen.core.history import History
from interwonen.pilots.models import Question, TermField, term_constraint
from participants.models.participant import Participant
from participants.querysets import SessionQuerySet

MINUTES_IN_A_DAY = 24 * 60
NOTE_LENGTH = 20_000


class SupportSession(models.Model):
    """A session: planned, and then held, missed or cancelled.

    Date and time are wall-clock time in Europe/Amsterdam; the duration is in minutes. A held
    session says how long, in which form and about which life domains; that its day lies between
    referral and the end of aftercare stands in a trigger of migration `guard_the_way`.
    """

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")
        NO_SHOW = "no_show", _("No-show")
        CANCELLED = "cancelled", _("Cancelled")

    participant = models.ForeignKey(
        Participant,
        verbose_name=_("participant"),
        on_delete=models.PROTECT,
        related_name="sessions",
    )
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
    note = models.TextField(_("note"), max_length=NOTE_LENGTH, blank=True)

    history = History(m2m_fields=["life_domains"])
    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-starts_at"]
        verbose_name = _("session")
        constraints = [
            models.CheckConstraint(
                name="participants_session_known_status",
                condition=Q(status__in=["planned", "held", "no_show", "cancelled"]),
            ),
            models.CheckConstraint(
                name="participants_session_held_says_how",
                condition=~Q(status="held")
                | Q(duration_minutes__isnull=False, contact_type__isnull=False),
            ),
            models.CheckConstraint(
                name="participants_session_planned_says_how",
                condition=~Q(status="planned") | Q(planned_type__isnull=False),
            ),
            models.CheckConstraint(
                name="participants_session_duration_within_a_day",
                condition=Q(duration_minutes__range=(1, MINUTES_IN_A_DAY)),
            ),
            models.CheckConstraint(
                name="participants_session_note_length",
                condition=LessThanOrEqual(Length("note"), NOTE_LENGTH),
            ),
            term_constraint(
                "participants_session_planned_type_from_list", "planned_type", "contact_type"
            ),
            term_constraint(
                "participants_session_contact_type_from_list", "contact_type", "contact_type"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant.reference} {self.day}"

    @property
    def access_subject(self) -> str:
        return self.participant.reference
