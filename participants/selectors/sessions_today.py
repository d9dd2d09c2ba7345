"""A counsellor's day: what is planned, what is late, who was not seen, what was half written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from interwonen.access.addresses import open_addresses
from interwonen.access.permissions import Permission
from interwonen.core.drafts import drafts_of
from interwonen.core.models import Draft
from interwonen.pilots.models import Pilot
from participants.models import FollowUp, Participant, SupportSession

# Without contact so many days someone stands out, and so many days on more so.
UNSEEN_DAYS, LONG_UNSEEN_DAYS = 7, 14


@dataclass(frozen=True)
class Unseen:
    """A participant without contact: since when, and whether that is long."""

    participant: Any
    days: int

    @property
    def is_long(self) -> bool:
        return self.days >= LONG_UNSEEN_DAYS


def without_contact(people: Iterable[Any], *, on: date) -> list[Unseen]:
    """Those whom nobody saw for a week or longer, the longest first.

    Each has `.last_session_on`, `.living_since` and `.referred_on`: a new resident counts from the
    first day, someone who waits, or waits again, from the referral.
    """
    waits = []
    for person in people:
        marks = (person.last_session_on, person.living_since, person.referred_on)
        since = max(mark for mark in marks if mark is not None)
        waits.append(Unseen(person, (on - since) // timedelta(days=1)))
    late = (wait for wait in waits if wait.days >= UNSEEN_DAYS)
    return sorted(late, key=lambda wait: (-wait.days, wait.participant.reference))


@dataclass(frozen=True)
class Today:
    """The day of `user` in a pilot; each part is a query, however much there is of it."""

    pilot: Pilot
    user: Any
    on: date

    @cached_property
    def planned(self) -> list[SupportSession]:
        """Own sessions planned for today, and earlier ones that were not logged yet."""
        rows = SupportSession.objects.visible_to(self.user, on=self.on).of_pilot(self.pilot)
        due = rows.planned().filter(counsellor=self.user, day__lte=self.on)
        return list(due.select_related("participant", "planned_type"))

    @cached_property
    def follow_ups(self) -> list[FollowUp]:
        """Own follow-ups that are due today or too late."""
        rows = FollowUp.objects.visible_to(self.user, on=self.on).of_pilot(self.pilot)
        due = rows.open().filter(owner=self.user, due_on__lte=self.on)
        return list(due.select_related("participant"))

    @cached_property
    def people(self) -> list[Participant]:
        """Whom the viewer supports, in a dwelling, before it or after it; seen longest ago first."""
        rows = Participant.objects.granting(self.user, Permission.SESSION_LOG, on=self.on)
        people = rows.of_pilot(self.pilot).supported(on=self.on).with_home(on=self.on)
        seen = people.with_last_session(on=self.on).with_next_session(on=self.on)
        return list(seen.with_living_since(on=self.on).order_by("last_session_on", "reference"))

    @cached_property
    def unseen(self) -> list[Unseen]:
        """Those without a held session for a week; nobody who has left, aftercare or not."""
        here = [person for person in self.people if person.status != Participant.Status.AFTERCARE]  # type: ignore[attr-defined]
        return without_contact(here, on=self.on)

    @cached_property
    def drafts(self) -> list[Draft]:
        """What the viewer typed in this pilot and did not save yet.

        One whose form the viewer may not open any more is kept, and not named.
        """
        drafts = list(drafts_of(self.user, under=f"/{self.pilot.slug}/"))
        opened = open_addresses([draft.place for draft in drafts], self.user, on=self.on)
        return [draft for draft in drafts if draft.place in opened]
