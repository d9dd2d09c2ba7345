"""The sounding board of the neighbourhood: who sits on it, its meetings, and what was agreed.

Like an enquiry, nothing here points at a resident.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import says, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History, acting_user_field
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Pilot, TermField, term_constraint
from neighbours.querysets.sounding_board import (
    BoardAgreementQuerySet,
    BoardMeetingQuerySet,
    BoardMemberManager,
)

NOTES_LENGTH = 10_000


class BoardMember(MayBeWithdrawn, models.Model):
    """Someone on the sounding board, or only the party that sits there; both days inclusive.

    The name and the contact details are not in the history, so that they can really be removed: a
    year after the membership or, without a last day, the pilot ended (`forget_board_members`), or when
    the row is withdrawn.
    """

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="board_members"
    )
    role = TermField("board_role", verbose_name=_("on behalf of"))
    name = models.CharField(_("name"), max_length=100, blank=True)
    contact_details = models.CharField(_("telephone or e-mail"), max_length=200, blank=True)
    joined_on = models.DateField(_("on the board from"))
    left_on = models.DateField(_("on the board until"), null=True, blank=True)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("pilot",)
    history = History(excluded_fields=["name", "contact_details"])
    objects = BoardMemberManager()

    class Meta:
        ordering = ["role__position", "joined_on", "pk"]
        verbose_name = _("member of the sounding board")
        verbose_name_plural = _("members of the sounding board")
        constraints = [
            models.CheckConstraint(
                name="neighbours_boardmember_leaves_after_joining",
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
            ),
            models.CheckConstraint(
                name="neighbours_boardmember_withdrawn_without_name",
                condition=Q(withdrawn_because="") | Q(name="", contact_details=""),
            ),
            withdrawal_says_why("neighbours_boardmember"),
            term_constraint("neighbours_boardmember_role_from_list", "role", "board_role"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.role})" if self.name else str(self.role)


class BoardMeeting(MayBeWithdrawn, models.Model):
    """A meeting of the sounding board: planned, and later held with notes and who was there.

    Everyone may read the notes from the day on which they were published. Who did not attend is
    each member of that day who is not among `attended`.
    """

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="board_meetings"
    )
    day = models.DateField(_("date"))
    starts_at = models.TimeField(_("from"))
    place = models.CharField(_("place"), max_length=120)
    agenda = models.TextField(_("agenda"), blank=True)
    is_held = models.BooleanField(_("held"), default=False, editable=False)
    attended = models.ManyToManyField(
        BoardMember, verbose_name=_("who was there"), related_name="+", blank=True
    )
    notes = models.TextField(_("notes"), max_length=NOTES_LENGTH, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True, editable=False)
    published_by = acting_user_field(verbose_name=_("published by"), null=True, blank=True)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("pilot",)
    printed_fields = ("place", "agenda", "notes")
    history = History(m2m_fields=["attended"])
    objects = BoardMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-starts_at"]
        verbose_name = _("meeting of the sounding board")
        verbose_name_plural = _("meetings of the sounding board")
        constraints = [
            text_length("neighbours_boardmeeting", "agenda"),
            text_length("neighbours_boardmeeting_notes", "notes", most=NOTES_LENGTH),
            models.CheckConstraint(
                name="neighbours_boardmeeting_held_with_notes",
                condition=Q(is_held=False, notes="") | (Q(is_held=True) & says("notes")),
            ),
            models.CheckConstraint(
                name="neighbours_boardmeeting_published_once_held",
                condition=Q(published_on=None, published_by=None)
                | Q(
                    is_held=True,
                    published_on__gte=F("day"),
                    published_by__isnull=False,
                    withdrawn_because="",
                ),
            ),
            models.UniqueConstraint(
                fields=["pilot", "day", "starts_at"],
                condition=Q(withdrawn_because=""),
                name="neighbours_boardmeeting_once",
            ),
            withdrawal_says_why("neighbours_boardmeeting"),
        ]

    def __str__(self) -> str:
        return dated(self, self.day)

    @property
    def is_published(self) -> bool:
        return self.published_on is not None


class BoardAgreement(MayBeWithdrawn, models.Model):
    """What someone promised at a meeting, by which day, and whether it was kept.

    The owner is a role or an organisation in words, never the name of a person.
    """

    class Outcome(models.TextChoices):
        """Whether it was kept; open as long as nobody said."""

        OPEN = "open", _("Open")
        KEPT = "kept", _("Kept")
        NOT_KEPT = "not_kept", _("Not kept")

    meeting = models.ForeignKey(
        BoardMeeting,
        verbose_name=_("meeting of the sounding board"),
        on_delete=models.PROTECT,
        related_name="agreements",
    )
    what = models.CharField(_("what was agreed"), max_length=300)
    owner = models.CharField(_("who does it"), max_length=100)
    due_on = models.DateField(_("at the latest on"))
    outcome = models.CharField(
        _("kept or not"), max_length=8, choices=Outcome, default=Outcome.OPEN, editable=False
    )
    settled_on = models.DateField(_("known on"), null=True, blank=True, editable=False)
    settled_note = models.TextField(_("what was done"), blank=True, editable=False)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("meeting",)
    printed_fields = ("what", "owner", "settled_note")
    history = History()
    objects = BoardAgreementQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("agreement of the sounding board")
        verbose_name_plural = _("agreements of the sounding board")
        constraints = [
            text_length("neighbours_boardagreement", "settled_note"),
            models.CheckConstraint(
                name="neighbours_boardagreement_says_what_and_who", condition=says("what", "owner")
            ),
            models.CheckConstraint(
                name="neighbours_boardagreement_settled_with_words",
                condition=Q(outcome="open", settled_on=None, settled_note="")
                | (
                    Q(outcome__in=["kept", "not_kept"], settled_on__isnull=False)
                    & says("settled_note")
                ),
            ),
            withdrawal_says_why("neighbours_boardagreement"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_open(self) -> bool:
        return self.outcome == self.Outcome.OPEN
