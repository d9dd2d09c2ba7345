"""What fictional residents asked and said about their own data: one of each that a page shows."""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.home.demonstration.living import FICTIONAL
from interwonen.rights.actions.copies import make_copy, release_copy, save_marks
from interwonen.rights.actions.requests import answer_request, extend_request, record_request
from interwonen.rights.actions.statements import record_statement
from interwonen.rights.models import RightsRequest
from participants.actions.file_limits import limit_file
from participants.actions.participants import change_participant
from participants.models import FileLimit, Participant

Asker, Decision, Identity = RightsRequest.Asker, RightsRequest.Decision, RightsRequest.Identity
Right, Way = RightsRequest.Right, RightsRequest.Way
FACTS = {
    "way": Way.IN_PERSON,
    "asker": Asker.RESIDENT,
    "representative": "",
    "identity": Identity.KNOWN,
}


def add_own_data(residents: list[Participant], people: dict[str, User]) -> None:
    """A correction, three requests to read the file, a refusal with a statement, and two limits."""
    municipality, lead = people["wmo"], people["teamleider"]
    _correct(residents[0], by=municipality)
    _ask_to_read(residents[1], date(2021, 6, 4), by=lead)
    _give_copy(residents[2], by=lead)
    _extend(residents[3], by=lead)
    _limit_objected(residents[4], by=municipality)
    _refuse(residents[5], by=municipality)
    _restrict(residents[2], by=lead)


def _correct(participant: Participant, *, by: User) -> None:
    """A family name that was changed by mistake, and was put right at the resident's request."""
    day, name = date(2021, 5, 10), participant.last_name
    _rename(participant, f"{name}s", by=by)
    asks = "Bij een wijziging kwam mijn achternaam met een letter te veel in het dossier."
    request = _record(participant, day, by=by, right=Right.RECTIFICATION, asks=asks)
    _rename(participant, name, by=by)
    done = "De naam is dezelfde dag verbeterd en aan de bewoner getoond."
    corrected = [f"{Participant._meta.label_lower}/{participant.pk}"]
    _answer(request, date(2021, 5, 11), by=by, done=done, corrected=corrected)


def _rename(participant: Participant, last_name: str, *, by: User) -> None:
    change_participant(
        participant=participant,
        first_name=participant.first_name,
        last_name=last_name,
        birth_date=participant.birth_date,
        today=date(2021, 5, 10),
        by=by,
    )


def _ask_to_read(participant: Participant, day: date, *, by: User) -> RightsRequest:
    asks = "Ik wil graag alles lezen wat over mij is opgeschreven."
    facts = {"right": Right.ACCESS, "way": Way.LETTER, "identity": Identity.DOCUMENT}
    return _record(participant, day, by=by, asks=asks, **facts)


def _give_copy(participant: Participant, *, by: User) -> None:
    """A copy of a file, made, gone through and released by the only team lead there is."""
    request = _ask_to_read(participant, date(2021, 6, 7), by=by)
    copy = make_copy(request=request, now=_at(date(2021, 6, 14)), by=by)
    save_marks(copy=copy, marked=dict(copy.texts.values_list("number", "marked")), by=by)
    copy.alone_because = "Dit team heeft één teamleider"
    save_as(copy, by=by)
    release_copy(copy=copy, now=_at(date(2021, 6, 16)), by=by)
    done = "De kopie is op papier en als bestand overhandigd op het steunpunt."
    _answer(request, date(2021, 6, 17), by=by, done=done)


def _extend(participant: Participant, *, by: User) -> None:
    request = _ask_to_read(participant, date(2021, 5, 17), by=by)
    told = date(2021, 6, 9)
    because = "Er zijn veel teksten waarin ook anderen voorkomen"
    extend_request(request=request, extended_on=told, extended_because=because, today=told, by=by)


def _limit_objected(participant: Participant, *, by: User) -> None:
    day = date(2021, 6, 2)
    asks = "Ik wil niet dat mijn verhaal in een rapport komt, ook niet zonder naam."
    request = _record(participant, day, by=by, right=Right.OBJECTION, asks=asks)
    _limit(
        participant, FileLimit.Kind.OBJECTION, "Vertellen over de bewoner in rapporten", day, by=by
    )
    done = "Over de bewoner wordt in rapporten niets verteld; elke pagina van het dossier zegt dat."
    _answer(request, date(2021, 6, 3), by=by, done=done)


def _refuse(participant: Participant, *, by: User) -> None:
    """What was said of a referral stays, with the resident's own words beside it."""
    day, told = date(2021, 6, 8), date(2021, 6, 15)
    asks = "In de aanmelding staat dat ik steeds wisselend onderdak had. Dat klopt niet."
    request = _record(participant, day, by=by, right=Right.RECTIFICATION, asks=asks)
    answer_request(
        request=request,
        decision=Decision.REFUSED,
        decided_because=f"{FICTIONAL} Zo stond het in de aanmelding; die geeft weer wat toen bekend was.",
        done="",
        answered_on=told,
        today=told,
        by=by,
    )
    text = f"{FICTIONAL} Ik sliep de hele winter bij mijn zus. Alleen in april was ik op straat."
    record_statement(participant=participant, text=text, stated_on=told, today=told, by=by)


def _restrict(participant: Participant, *, by: User) -> None:
    """The file of who left is left alone while a complaint is handled."""
    day = date(2021, 6, 22)
    asks = "Laat mijn dossier met rust tot mijn klacht over het vertrek is behandeld."
    request = _record(participant, day, by=by, right=Right.RESTRICTION, asks=asks)
    _limit(
        participant,
        FileLimit.Kind.RESTRICTION,
        "Het vertrek, tot de klacht is behandeld",
        day,
        by=by,
    )
    done = "Het dossier wordt bewaard en niet gewijzigd."
    _answer(request, date(2021, 6, 23), by=by, done=done)


def ask_to_be_forgotten(participant: Participant, *, by: User) -> None:
    """Who does not come to live here asks that the file goes before its time, and it may."""
    asks = "Ik kom hier niet wonen. Wis alles wat u van mij hebt."
    request = _record(participant, date(2021, 6, 14), by=by, right=Right.ERASURE, asks=asks)
    done = "Het dossier staat op de lijst van wat vernietigd wordt."
    _answer(request, date(2021, 6, 18), by=by, done=done)


def _record(
    participant: Participant, day: date, *, asks: str, by: User, **asked: Any
) -> RightsRequest:
    """A request that was recorded on the day of its receipt."""
    facts: Any = {**FACTS, **asked, "asks": f"{FICTIONAL} {asks}"}
    return record_request(participant=participant, received_on=day, today=day, by=by, **facts)


def _answer(request: RightsRequest, day: date, *, done: str, by: User, **facts: Any) -> None:
    """What was granted on a day, and done."""
    answer_request(
        request=request,
        decision=Decision.GRANTED,
        decided_because="",
        done=f"{FICTIONAL} {done}",
        answered_on=day,
        today=day,
        by=by,
        **facts,
    )


def _limit(participant: Participant, kind: str, because: str, day: date, *, by: User) -> None:
    limit_file(participant=participant, kind=kind, since=day, because=because, today=day, by=by)


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
