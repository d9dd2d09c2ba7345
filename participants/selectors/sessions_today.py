"""A counsellor's day: planned and late sessions, participants without contact, and drafts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q

from interwonen.access.addresses import open_addresses
from interwonen.access.permissions import Permission
from interwonen.core.drafts import drafts_of
from interwonen.core.joined_rows import in_order
from interwonen.core.models import Draft
from interwonen.pilots.models import Pilot
from participants.models import FollowUp, Participant, SupportSession

# A participant is shown from so many days without contact, and is late after the second number.
UNSEEN_DAYS, LONG_UNSEEN_DAYS = 7, 14


@dataclass(frozen=True)
class Unseen:
    """A participant without contact, and for how many days."""

    participant: Any
    days: int

    @property
    def is_long(self) -> bool:
        return self.days > LONG_UNSEEN_DAYS


def since_contact(last_session_on: date | None, here_since: date) -> date:
    """The day from which the days without contact count: of the last session, or of the beginning."""
    return max(last_session_on or date.min, here_since)


def without_contact(participants: Iterable[Any], *, on: date) -> list[Unseen]:
    """The participants without contact for a week or longer, the longest first.

    Each has `.last_session_on` and `.here_since`: for a new resident the days count from the first
    day of the stay, for one who waits from the last referral.
    """
    unseen = []
    for participant in participants:
        since = since_contact(participant.last_session_on, participant.here_since)
        unseen.append(Unseen(participant, (on - since).days))
    late = (each for each in unseen if each.days >= UNSEEN_DAYS)
    return sorted(late, key=lambda each: (-each.days, each.participant.reference))


@dataclass(frozen=True)
class Today:
    """The day of `user` in a pilot; each part takes a constant number of queries.

    Who `leads` sees apart what is late in the whole team, and who has no counsellor.
    """

    pilot: Pilot
    user: Any
    on: date
    leads: bool = False

    @cached_property
    def _sessions(self) -> list[SupportSession]:
        rows = SupportSession.objects.visible_to(self.user, on=self.on).of_pilot(self.pilot)
        mine = Q(counsellor=self.user, day__lte=self.on)
        due = rows.planned().filter(mine | Q(day__lt=self.on) if self.leads else mine)
        rows = due.select_related("participant", "planned_type", "counsellor")
        return in_order(rows, "day", "starts_at", "pk")

    @property
    def planned(self) -> list[SupportSession]:
        """Own sessions planned for today, and earlier ones that were not logged yet."""
        return [row for row in self._sessions if row not in self.late_sessions]

    @cached_property
    def late_sessions(self) -> list[SupportSession]:
        """For who leads: the team's sessions of earlier days that were not logged yet."""
        return [row for row in self._sessions if self.leads and row.day < self.on]

    @cached_property
    def _due(self) -> list[FollowUp]:
        rows = FollowUp.objects.visible_to(self.user, on=self.on).of_pilot(self.pilot)
        mine = Q(owner=self.user, due_on__lte=self.on)
        due = rows.open().filter(mine | Q(due_on__lt=self.on) if self.leads else mine)
        return in_order(due.select_related("participant", "owner"), "due_on", "pk")

    @property
    def follow_ups(self) -> list[FollowUp]:
        """Own follow-ups that are due today or overdue."""
        return [row for row in self._due if row not in self.late_follow_ups]

    @cached_property
    def late_follow_ups(self) -> list[FollowUp]:
        """For who leads: the team's follow-ups that are overdue."""
        return [row for row in self._due if self.leads and row.due_on < self.on]

    @cached_property
    def participants(self) -> list[Participant]:
        """The participants whom the user supports: those who are homeless again, then those seen
        longest ago."""
        rows = Participant.objects.granting(self.user, Permission.SESSION_LOG, on=self.on)
        rows = rows.of_pilot(self.pilot).supported(on=self.on).with_stay(on=self.on)
        rows = rows.with_sessions(on=self.on).with_here_since(on=self.on)
        rows = rows.with_progress_review_due(on=self.on)
        if self.leads:
            rows = rows.with_support(on=self.on)
        never = date.max  # who was never seen comes last
        return sorted(
            rows.order_by(),
            key=lambda row: (
                row.status != Participant.Status.RETURNED,
                row.last_session_on or never,
                row.reference,
            ),
        )

    @property
    def without_counsellor(self) -> list[Participant]:
        """For who leads: the participants who have no counsellor now."""
        return [row for row in self.participants if self.leads and row.support is None]

    @cached_property
    def unseen(self) -> list[Unseen]:
        """The participants without a held session for a week, except those who have left."""
        left = Participant.Status.AFTERCARE
        here = (each for each in self.participants if each.status != left)
        return without_contact(here, on=self.on)

    @property
    def long_unseen(self) -> list[Unseen]:
        """Those of them without contact for more than two weeks."""
        return [each for each in self.unseen if each.is_long]

    @property
    def has_own_work(self) -> bool:
        """Whether the user has something planned, due or unfinished."""
        return bool(self.planned or self.follow_ups or self.drafts)

    @cached_property
    def drafts(self) -> list[Draft]:
        """The drafts of the user in this pilot, without those whose form they may no longer open."""
        drafts = list(drafts_of(self.user, under=f"/{self.pilot.slug}/"))
        opened = open_addresses([draft.place for draft in drafts], self.user, on=self.on)
        return [draft for draft in drafts if draft.place in opened]
