"""The records that may be kept longer before they are due: by their codes, and on the list."""

from typing import Any

from interwonen.pilots.models import Pilot
from interwonen.retention.models import Destruction, Kind
from interwonen.retention.selectors.destructions_plan import ROOTS
from neighbours.models import Enquiry
from participants.models import Participant

HELD_BY_CODE = (Kind.CASE, Kind.NEIGHBOUR_CONTACT)


def record_with(pilot: Pilot, kind: str, code: str) -> Any:
    """The file or question of a pilot with this code, in any case; None without one."""
    if ROOTS[kind] is Participant:
        return Participant.objects.of_pilot(pilot).filter(reference__iexact=code.strip()).first()
    number = code.strip()
    numbered = number.isascii() and number.isdecimal() and len(number) < 10
    rows = Enquiry.objects.of_pilot(pilot)
    return rows.filter(number=number).first() if numbered else None


def code_of(record: Any) -> str:
    """The code by which people know a file or a question."""
    return str(record.reference if isinstance(record, Participant) else record.number)


def listed_for(pilot: Pilot, kind: str, record: int) -> Any:
    """The row of a record on the list, by whichever of the kinds of its root."""
    same = [each for each, root in ROOTS.items() if root is ROOTS[kind]]
    return Destruction.objects.of_pilot(pilot).listed().filter(kind__in=same, record=record)
