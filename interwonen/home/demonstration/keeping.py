"""Something that has been kept long enough, and a proposal to destroy it."""

from datetime import UTC, datetime

from interwonen.accounts.models import User
from interwonen.home.demonstration.living import LAST_DAY
from interwonen.pilots.models import Pilot
from interwonen.retention.actions.destructions import list_due, propose_destruction
from interwonen.retention.actions.periods import change_period
from interwonen.retention.models import Destruction, Kind, RetentionPeriod

SHORT = 2  # months: in a pilot that began in March nothing is due otherwise


def add_keeping(pilot: Pilot, people: dict[str, User]) -> None:
    """Who was not admitted in April is due; it waits for a second person."""
    change_period(
        period=RetentionPeriod.objects.get(kind=Kind.NOT_ADMITTED),
        months=SHORT,
        why="Fictief, om te laten zien hoe het gaat. In het echt: 5 jaar (Selectielijst gemeenten).",
        by=people["beheer"],
    )
    list_due(today=LAST_DAY)
    for row in Destruction.objects.of_pilot(pilot).listed():
        now = datetime(2021, 6, 30, 9, 30, tzinfo=UTC)
        propose_destruction(destruction=row, now=now, by=people["beleid"])
