"""What stands out in the access log of the last days, for the auditor to ask about.

None of it proves anything: each is a reason to ask someone. Counted by the database, in one query.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Count, F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import ExtractHour, Trunc
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from interwonen.audit.models import AccessEvent
from interwonen.pilots.models import Pilot

LOOKED_BACK = timedelta(days=7)  # an auditor who looks every week misses nothing
# A caseload is five to seven people; who opens more files than this in an hour helps none of them.
FILES_AN_HOUR = 10
# A small pilot has no ten files: there it is more than half of them, and never less than four.
FEWEST_FILES_AN_HOUR = 4
# One link in an old mail leads to a closed file; a third one is no slip.
CLOSED_FILES_A_DAY = 3
# The support point closes at five, and a crisis is one or two pages.
NIGHT_BEGINS, NIGHT_ENDS, PAGES_A_NIGHT = 22, 7, 3
# As many as block an account that guesses (BIO 9.4.2).
FAILURES_A_DAY = 10
# A report, its annex and a list for a meeting are three.
FILES_TAKEN_A_DAY = 5
MOST_SHOWN = 20

_FAILED = [
    AccessEvent.Outcome.REFUSED,
    AccessEvent.Outcome.NOT_FOUND,
    AccessEvent.Outcome.FAILED,
]


class Sign(StrEnum):
    """Why something stands out."""

    EMERGENCY = "emergency"
    CLOSED = "closed"
    MANY = "many"
    NIGHT = "night"
    FAILURES = "failures"
    TAKEN = "taken"


SIGNS: dict[str, str | Promise] = {
    Sign.EMERGENCY: _("Emergency access to a file"),
    Sign.CLOSED: _("Tried files outside the own caseload"),
    Sign.MANY: _("Many files within an hour"),
    Sign.NIGHT: _("In files at night"),
    Sign.FAILURES: _("Many failed attempts"),
    Sign.TAKEN: _("Downloaded or printed a lot"),
}


_OF_FILES = {Sign.EMERGENCY, Sign.CLOSED, Sign.MANY}  # files are counted, not lines


@dataclass(frozen=True)
class Oddity:
    """Something that stands out: by whom, in which hour or on which day, and how often."""

    sign: str
    user_id: int | None
    name: str
    address: str
    at: datetime
    times: int

    @property
    def words(self) -> str | Promise:
        """Why it stands out."""
        return SIGNS[self.sign]

    @property
    def told(self) -> str:
        """How often, in words."""
        if self.sign in _OF_FILES:
            return ngettext("%(n)d file", "%(n)d files", self.times) % {"n": self.times}
        return ngettext("%(n)d time", "%(n)d times", self.times) % {"n": self.times}

    @property
    def is_hour(self) -> bool:
        """Whether it is about an hour of the day."""
        return self.sign == Sign.MANY

    @property
    def is_emergency(self) -> bool:
        """Whether its lines are those of emergency access."""
        return self.sign == Sign.EMERGENCY


def many_files(pilot: Pilot) -> int:
    """From how many files in an hour it stands out in a pilot; one query."""
    more_than_half = pilot.participants.count() // 2 + 1
    return min(FILES_AN_HOUR + 1, max(FEWEST_FILES_AN_HOUR, more_than_half))


def oddities(events: QuerySet[AccessEvent], *, now: datetime, many: int) -> list[Oddity]:
    """What stands out among these lines in the last days, the latest first; one query.

    `many` says from how many files in an hour that is (`many_files`).
    """
    found = _found(events.filter(at__gte=now - LOOKED_BACK).order_by(), many)
    rows: Any = found[0].union(*found[1:], all=True).order_by("-moment")[:MOST_SHOWN]
    return [
        Oddity(
            sign=row["sign"],
            user_id=row["user"],
            name=row["user_name"],
            address=row["address"] or "",
            at=row["moment"],
            times=row["times"],
        )
        for row in rows
    ]


def _found(recent: Any, many: int) -> list[Any]:
    """What stands out, a query for each sign."""
    of_people = recent.exclude(subject="")
    done = of_people.filter(outcome=AccessEvent.Outcome.DONE)
    closed = of_people.filter(outcome__in=["refused", "not_found"])
    at_night = Q(local_hour__gte=NIGHT_BEGINS) | Q(local_hour__lt=NIGHT_ENDS)
    by_night = done.annotate(local_hour=ExtractHour("at")).filter(at_night)
    failed = recent.filter(outcome__in=_FAILED)
    taken = recent.filter(act__in=["export", "print"], outcome=AccessEvent.Outcome.DONE)
    files = Count(F("subject"), distinct=True)
    lines = Count("pk")
    return [
        _counted(Sign.EMERGENCY, of_people.filter(emergency=True), "day", files, 1),
        _counted(Sign.CLOSED, closed, "day", files, CLOSED_FILES_A_DAY),
        _counted(Sign.MANY, done, "hour", files, many),
        _counted(Sign.NIGHT, by_night, "day", lines, PAGES_A_NIGHT),
        _counted(Sign.FAILURES, failed, "day", lines, FAILURES_A_DAY),
        _counted(Sign.TAKEN, taken, "day", lines, FILES_TAKEN_A_DAY),
    ]


def _counted(sign: Sign, lines: QuerySet[AccessEvent], span: str, what: Any, least: int) -> Any:
    """Lines by person and hour or day, of who has at least so many; nobody known: by address."""
    whose: Any = lines.annotate(moment=Trunc("at", span))
    if sign == Sign.FAILURES:  # a stranger who guesses is known by the address only
        whose = whose.annotate(
            address=Func("network_address", function="host", output_field=TextField())
        )
    else:
        whose = whose.annotate(address=Value("", TextField()))
    whose = whose.values("moment", "user", "user_name", "address", sign=Value(sign.value))
    counted = whose.annotate(times=what).filter(times__gte=least)
    return counted.values("sign", "user", "user_name", "address", "moment", "times")
