"""Something that has been kept long enough, and a proposal to destroy it."""

from datetime import UTC, date, datetime

from interwonen.accounts.models import User
from interwonen.home.demonstration.living import LAST_DAY
from interwonen.home.demonstration.own_data import ask_to_be_forgotten
from interwonen.pilots.models import Pilot
from interwonen.retention.actions.destructions import list_due, propose_destruction
from interwonen.retention.actions.holds import hold_record
from interwonen.retention.models import Destruction, Kind
from neighbours.models import Enquiry
from participants.models import Referral


def add_keeping(pilot: Pilot, people: dict[str, User]) -> None:
    """Who was not admitted asked to be forgotten, and is due; it waits for a second person."""
    refused = Referral.objects.of_pilot(pilot).filter(decision=Referral.Decision.REJECTED)
    ask_to_be_forgotten(refused.earliest("decided_on").participant, by=people["teamleider"])
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
