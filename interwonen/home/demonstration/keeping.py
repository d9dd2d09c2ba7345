"""Something that has been kept long enough, and a proposal to destroy it."""

from datetime import UTC, date, datetime

from interwonen.accounts.models import User
from interwonen.home.demonstration.living import LAST_DAY
from interwonen.pilots.models import Pilot
from interwonen.retention.actions.destructions import list_due, propose_destruction
from interwonen.retention.actions.holds import hold_record
from interwonen.retention.actions.periods import change_period
from interwonen.retention.models import Destruction, Kind, RetentionPeriod
from neighbours.models import Enquiry

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
    hold_record(
        pilot=pilot,
        kind=Kind.NEIGHBOUR_CONTACT,
        code=str(Enquiry.objects.of_pilot(pilot).earliest("number").number),
        why="Er loopt een klacht bij de ombudsman.",
        review_on=date(2021, 12, 1),
        today=LAST_DAY,
        by=people["beleid"],
    )
