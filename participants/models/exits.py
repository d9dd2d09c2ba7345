"""The plan for a next home, the exit, and a return to homelessness."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import months_after, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History
from interwonen.pilots.models import TermField, term_constraint
from participants.models.placements import Placement
from participants.models.records import ParticipantRecord
from participants.querysets.records import ParticipantRecordQuerySet

DECEASED_REASON, DECEASED_DESTINATION = "exit_reason.deceased", "exit_destination.deceased"
UNKNOWN_DESTINATION = "exit_destination.unknown"
# Who leaves for these is homeless, as after a return: ETHOS Light counts a shelter too. So does
# participants_status in participants/guards/participants.sql.
HOMELESS_DESTINATIONS = ("exit_destination.street", "exit_destination.mo")
# Nobody works towards these; participants/guards/exits.sql refuses them in a plan too.
UNPLANNED_DESTINATIONS = (
    DECEASED_DESTINATION,
    "exit_destination.detention",
    "exit_destination.street",
)
# A return to homelessness counts up to this many months after the exit; so does the status "left"
# in participants/guards/participants.sql.
RETURN_MONTHS = 6


class ExitPlan(ParticipantRecord):
    """The plan where a resident goes after the stay; in the last three months of the pilot every
    resident needs one."""

    participant_path = "placement__participant"

    placement = models.OneToOneField(
        Placement, verbose_name=_("stay"), on_delete=models.PROTECT, related_name="exit_plan"
    )
    made_on = models.DateField(_("date of the plan"))
    destination = TermField("exit_destination", verbose_name=_("where the person is to go"))
    next_home = models.CharField(_("next home"), max_length=200, blank=True)
    moves_on = models.DateField(_("expected day of moving"), null=True, blank=True)
    is_arranged = models.BooleanField(_("the next home is certain"), default=False)
    to_do = models.TextField(_("what has to be done"), blank=True)

    history = History()
    objects = ParticipantRecordQuerySet.as_manager()

    class Meta:
        ordering = ["made_on"]
        verbose_name = _("exit plan")
        constraints = [
            models.CheckConstraint(
                name="participants_exitplan_certain_home_is_named",
                condition=Q(is_arranged=False) | (~Q(next_home="") & Q(moves_on__isnull=False)),
            ),
            text_length("participants_exitplan", "to_do"),
            term_constraint(
                "participants_exitplan_destination_from_list", "destination", "exit_destination"
            ),
        ]

    def __str__(self) -> str:
        return dated(self, self.made_on)


class Exit(ParticipantRecord):
    """A participant left the pilot, with the reason and the destination."""

    participant_path = "placement__participant"

    placement = models.OneToOneField(
        Placement, verbose_name=_("stay"), on_delete=models.PROTECT, related_name="exit"
    )
    exited_on = models.DateField(_("last day of the stay"))
    reason = TermField("exit_reason", verbose_name=_("reason of leaving"))
    destination = TermField("exit_destination", verbose_name=_("where the person went"))
    aftercare_until = models.DateField(_("aftercare up to and including"), null=True, blank=True)

    fixed_fields = ("placement",)
    history = History()
    objects = ParticipantRecordQuerySet.as_manager()

    class Meta:
        ordering = ["exited_on"]
        verbose_name = _("exit")
        constraints = [
            models.CheckConstraint(
                name="participants_exit_aftercare_after_leaving",
                condition=Q(aftercare_until=None) | Q(aftercare_until__gte=F("exited_on")),
            ),
            models.CheckConstraint(
                name="participants_exit_aftercare_within_a_year",
                condition=Q(aftercare_until=None)
                | Q(aftercare_until__lte=months_after("exited_on", 12)),
            ),
            models.CheckConstraint(
                name="participants_exit_deceased_in_both",
                condition=Q(reason=DECEASED_REASON, destination=DECEASED_DESTINATION)
                | ~Q(reason=DECEASED_REASON) & ~Q(destination=DECEASED_DESTINATION),
            ),
            # Its guard in participants/guards/exits.sql refuses a return and a new referral.
            models.CheckConstraint(
                name="participants_exit_nothing_after_death",
                condition=~Q(reason=DECEASED_REASON) | Q(aftercare_until=None),
            ),
            term_constraint("participants_exit_reason_from_list", "reason", "exit_reason"),
            term_constraint(
                "participants_exit_destination_from_list", "destination", "exit_destination"
            ),
        ]

    def __str__(self) -> str:
        return dated(self, self.exited_on)

    @property
    def left_homeless(self) -> bool:
        """Whether the person had no home to go to."""
        return self.destination_id in HOMELESS_DESTINATIONS


class Return(ParticipantRecord):
    """A participant became homeless again within six months of leaving."""

    participant_path = "exit__placement__participant"

    exit = models.OneToOneField(
        Exit, verbose_name=_("exit"), on_delete=models.PROTECT, related_name="return_after"
    )
    returned_on = models.DateField(_("homeless again since"))
    situation = TermField("homeless_situation", verbose_name=_("where the person is now"))

    fixed_fields = ("exit",)
    history = History()
    objects = ParticipantRecordQuerySet.as_manager()

    class Meta:
        ordering = ["returned_on"]
        verbose_name = _("return to homelessness")
        constraints = [
            term_constraint(
                "participants_return_situation_from_list", "situation", "homeless_situation"
            )
        ]

    def __str__(self) -> str:
        return dated(self, self.returned_on)
