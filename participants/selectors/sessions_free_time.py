"""When a session that is being logged will have been held: the likely day and time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from interwonen.access.members import Member
from interwonen.core.spans import ONE_DAY
from participants.models import SupportSession

ONE_MINUTE = timedelta(minutes=1)
SHORTEST = 15  # minutes; no proposed session is shortened to less


@dataclass(frozen=True)
class Slot:
    """A time in local time at which a session may have been held, and its length in minutes."""

    begins: datetime
    duration_minutes: int

    @property
    def day(self) -> date:
        return self.begins.date()

    @property
    def starts_at(self) -> time:
        return self.begins.time()


def last_free_slot(
    counsellor: Member, *, minutes: int, now: datetime, besides: SupportSession | None = None
) -> Slot:
    """The last time of this length that is over at `now` and not in the counsellor's agenda.

    It begins at a multiple of five minutes. Since the last session it may be shorter, down to a
    quarter of an hour. The session `besides` is not counted as in the agenda.
    """
    ends = by_now = _by_five_minutes(now.replace(tzinfo=None))
    length = timedelta(minutes=minutes)
    agenda = SupportSession.objects.in_agenda_of(
        counsellor, now.date() - 2 * ONE_DAY, now.date()
    ).exclude(pk=besides and besides.pk)
    for other in agenda.order_by("-day", "-starts_at"):
        if other.begins < ends and ends - length < other.ends:
            since = int((by_now - other.ends) / ONE_MINUTE)
            if ends == by_now and since >= SHORTEST:
                return Slot(other.ends, since)
            ends = _by_five_minutes(other.begins)
    return Slot(_by_five_minutes(ends - length), minutes)


def likely_slot(session: SupportSession, *, by: Member, minutes: int, now: datetime) -> Slot:
    """When a planned session was held: at the planned time, as far as that is over.

    It is shortened to end by `now`, to no less than a quarter of an hour. If even that does not
    fit, it is the last free time of `by`.
    """
    local = _by_five_minutes(now.replace(tzinfo=None))
    passed = int((local - session.begins) / ONE_MINUTE)
    if passed < min(minutes, SHORTEST):
        return last_free_slot(by, minutes=minutes, now=now, besides=session)
    return Slot(session.begins, min(minutes, passed))


def _by_five_minutes(moment: datetime) -> datetime:
    """The last multiple of five minutes, not after `moment`."""
    return moment.replace(minute=moment.minute - moment.minute % 5, second=0, microsecond=0)
