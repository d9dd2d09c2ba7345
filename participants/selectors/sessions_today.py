"""A counsellor's day: planned and late sessions, participants without contact, and drafts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from interwonen.access.addresses import open_addresses
from interwonen.access.permissions import Permission
from interwonen.core.drafts import drafts_of
from interwonen.core.joined_rows import in_order
from interwonen.core.models import Draft
from interwonen.pilots.models import Pilot
from participants.models import FollowUp, Participant, SupportSession

# A participant is shown after this many days without contact, and marked after the second number.
UNSEEN_DAYS, LONG_UNSEEN_DAYS = 7, 14


@dataclass(frozen=True)
class Unseen:
    """A participant without contact, and for how many days."""

    participant: Any
    days: int

    @property
    def is_long(self) -> bool:
        return self.days >= LONG_UNSEEN_DAYS


def without_contact(participants: Iterable[Any], *, on: date) -> list[Unseen]:
    """The participants without contact for a week or longer, the longest first.

    Each has `.last_session_on` and `.here_since`: for a new resident the days count from the first
    day of the stay, for one who waits from the last referral.
    """
    unseen = []
    for participant in participants:
        since = max(participant.last_session_on or date.min, participant.here_since)
        unseen.append(Unseen(participant, (on - since).days))
    late = (each for each in unseen if each.days >= UNSEEN_DAYS)
    return sorted(late, key=lambda each: (-each.days, each.participant.reference))


@dataclass(frozen=True)
class Today:
    """The day of `user` in a pilot; each part takes a constant number of queries."""

    pilot: Pilot
    user: Any
    on: date

    @cached_property
    def planned(self) -> list[SupportSession]:
        """Own sessions planned for today, and earlier ones that were not logged yet."""
        rows = SupportSession.objects.visible_to(self.user, on=self.on).of_pilot(self.pilot)
        due = rows.planned().filter(counsellor=self.user, day__lte=self.on)
        rows = due.select_related("participant", "planned_type")
        return in_order(rows, "day", "starts_at", "pk")

    @cached_property
    def follow_ups(self) -> list[FollowUp]:
        """Own follow-ups that are due today or overdue."""
        rows = FollowUp.objects.visible_to(self.user, on=self.on).of_pilot(self.pilot)
        due = rows.open().filter(owner=self.user, due_on__lte=self.on)
        return in_order(due.select_related("participant"), "due_on", "pk")

    @cached_property
    def participants(self) -> list[Participant]:
        """The participants whom the user supports; those seen longest ago first."""
        rows = Participant.objects.granting(self.user, Permission.SESSION_LOG, on=self.on)
        rows = rows.of_pilot(self.pilot).supported(on=self.on).with_stay(on=self.on)
        rows = rows.with_sessions(on=self.on).with_here_since(on=self.on)
        never = date.max  # who was never seen comes last
        return sorted(
            rows.order_by(), key=lambda row: (row.last_session_on or never, row.reference)
        )

    @cached_property
    def unseen(self) -> list[Unseen]:
        """The participants without a held session for a week, except those who have left."""
        left = Participant.Status.AFTERCARE
        here = (each for each in self.participants if each.status != left)
        return without_contact(here, on=self.on)

    @cached_property
    def drafts(self) -> list[Draft]:
        """The drafts of the user in this pilot, without those whose form they may no longer open."""
        drafts = list(drafts_of(self.user, under=f"/{self.pilot.slug}/"))
        opened = open_addresses([draft.place for draft in drafts], self.user, on=self.on)
        return [draft for draft in drafts if draft.place in opened]
