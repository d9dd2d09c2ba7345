"""The file of one participant as its viewer may read it: each kind of record is read once."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef

from interwonen.access.permissions import Permission
from interwonen.core.joined_rows import in_order
from participants.models import FollowUp, Handover, Incident, Participant, Placement, SupportSession
from participants.selectors.assessments_due import DueAssessment, next_assessment, with_assessed
from participants.selectors.checklists import Sheet, sheets_of
from participants.selectors.goals_progress import GoalProgress, goals_of

_STAY_IN_FULL = (
    "dwelling",
    "exit_plan__destination",
    "exit__reason",
    "exit__destination",
    "exit__return_after__situation",
)


@dataclass(frozen=True)
class ParticipantFile:
    """What `viewer`, who holds `permissions` on a participant, reads of the file on the date `on`.

    The participant is as `ParticipantQuerySet.for_page` gives it. The guard has decided who may see
    the file, so its records are read plainly. A page that shows the stays themselves wants them
    `in_full`: with the dwelling, and with where someone went and what came after.
    """

    participant: Participant
    viewer: Any
    permissions: frozenset[Permission]
    on: date
    in_full: bool = False

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    @cached_property
    def placements(self) -> list[Placement]:
        """All stays, the first one first, each with `.keys_given`, its plan and its exit."""
        keys = Handover.objects.filter(placement=OuterRef("pk"), phase=Handover.Phase.START)
        stays: Any = with_assessed(self.participant.placements.all(), on=self.on)
        rows = stays.annotate(keys_given=Exists(keys)).select_related("exit", "exit_plan")
        return in_order(rows.select_related(*_STAY_IN_FULL) if self.in_full else rows, "starts_on")

    @property
    def begun(self) -> Placement | None:
        """The last stay that has begun."""
        return next((row for row in reversed(self.placements) if row.starts_on <= self.on), None)

    @property
    def current(self) -> Placement | None:
        """The stay on the date."""
        return self.begun if self.begun and self.begun.holds(self.on) else None

    @property
    def coming(self) -> Placement | None:
        """The first stay that begins after the date."""
        return next((row for row in self.placements if row.starts_on > self.on), None)

    @cached_property
    def goals(self) -> list[GoalProgress]:
        return goals_of(self.participant, self.on)

    @property
    def open_goals(self) -> list[GoalProgress]:
        return [progress for progress in self.goals if progress.goal.is_open]

    @cached_property
    def sheets(self) -> list[Sheet]:
        return sheets_of(self.participant, self.on)

    @property
    def next_assessment(self) -> DueAssessment | None:
        """The next self-reliance assessment, which may be ahead, if the viewer reads them."""
        if not self.may(Permission.ASSESSMENT_READ):
            return None
        return next_assessment(self.placements, self.on)

    @cached_property
    def _nearest_sessions(self) -> dict[str, SupportSession]:
        if not self.may(Permission.SESSION_READ):
            return {}
        rows = self.participant.sessions.nearest_to(self.on)
        rows = rows.select_related("planned_type", "contact_type", "counsellor")
        return {session.status: session for session in rows.order_by()}

    @property
    def last_session(self) -> SupportSession | None:
        """The last session held up to the date, if the viewer reads sessions."""
        return self._nearest_sessions.get(SupportSession.Status.HELD)

    @property
    def next_session(self) -> SupportSession | None:
        """The first session planned from the date on, if the viewer reads sessions."""
        return self._nearest_sessions.get(SupportSession.Status.PLANNED)

    @cached_property
    def follow_ups(self) -> list[FollowUp]:
        """The open follow-ups; the viewer also sees those taken on without reading sessions."""
        rows = FollowUp.objects.visible_to(self.viewer, on=self.on)
        mine = rows.filter(participant=self.participant).open().select_related("owner")
        return in_order(mine, "due_on", "pk")

    @cached_property
    def overdue_incidents(self) -> list[Incident]:
        """The incidents whose agreements were to be reviewed before the date."""
        if not self.may(Permission.INCIDENT_READ):
            return []
        return list(self.participant.incidents.overdue(on=self.on))
