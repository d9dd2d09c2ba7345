"""What fictional residents asked about their own data: one request answered, one open."""

from datetime import date
from typing import Any

from interwonen.accounts.models import User
from interwonen.home.demonstration.living import FICTIONAL
from interwonen.rights.actions.requests import answer_request, record_request
from interwonen.rights.models import RightsRequest
from participants.models import Participant

Asker, Identity = RightsRequest.Asker, RightsRequest.Identity
Right, Way = RightsRequest.Right, RightsRequest.Way


def add_own_data(residents: list[Participant], people: dict[str, User]) -> None:
    """A correction that was made, and a copy that is due within a week."""
    answered = _record(
        residents[0],
        right=Right.RECTIFICATION,
        asks="Mijn achternaam stond met één letter verkeerd in het dossier.",
        received_on=date(2021, 5, 10),
        way=Way.IN_PERSON,
        identity=Identity.KNOWN,
        by=people["wmo"],
    )
    answer_request(
        request=answered,
        decision=RightsRequest.Decision.GRANTED,
        decided_because="",
        done=f"{FICTIONAL} De naam is dezelfde dag verbeterd en aan de bewoner getoond.",
        answered_on=date(2021, 5, 11),
        today=date(2021, 5, 11),
        by=people["wmo"],
    )
    _record(
        residents[1],
        right=Right.ACCESS,
        asks="Ik wil graag alles lezen wat over mij is opgeschreven.",
        received_on=date(2021, 6, 4),
        way=Way.LETTER,
        identity=Identity.DOCUMENT,
        by=people["teamleider"],
    )


def _record(
    participant: Participant, *, asks: str, received_on: date, by: User, **asked: Any
) -> RightsRequest:
    """A request of the resident in person, recorded on the day of receipt."""
    return record_request(
        participant=participant,
        asks=f"{FICTIONAL} {asks}",
        received_on=received_on,
        asker=Asker.RESIDENT,
        representative="",
        today=received_on,
        by=by,
        **asked,
    )
