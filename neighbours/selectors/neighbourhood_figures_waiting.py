"""What waits for us in the neighbourhood today, as the pages say that the figures lead to."""

from dataclasses import dataclass
from datetime import date

from interwonen.core.counting import number_of
from interwonen.pilots.models import Pilot
from neighbours.models import BoardAgreement, Call, Enquiry


@dataclass(frozen=True)
class Waiting:
    """How many enquiries should have had an answer, neighbours wait to be called back, and
    agreements are past their day while nobody said whether they were kept."""

    enquiries: int
    calls: int
    agreements: int

    def __bool__(self) -> bool:
        return bool(self.enquiries or self.calls or self.agreements)


def waiting_for_us(pilot: Pilot, *, today: date) -> Waiting:
    """What waits in a pilot; one query."""
    counted = Pilot.objects.filter(pk=pilot.pk).values_list(
        number_of(Enquiry.objects.of_pilot(pilot).overdue(on=today)),
        number_of(Call.objects.of_pilot(pilot).to_call_back()),
        number_of(BoardAgreement.objects.of_pilot(pilot).overdue(on=today)),
    )
    return Waiting(*counted.get())
