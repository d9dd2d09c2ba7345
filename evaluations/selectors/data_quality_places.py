"""What can be wrong in the records of the dwellings and of the neighbourhood."""

from datetime import date
from functools import partial
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from evaluations.selectors.data_quality import Area, Check, Kind
from interwonen.access.permissions import Permission
from interwonen.pilots.models import Pilot
from neighbours.models import BoardAgreement, Call, Enquiry, LetterRound
from participants.models import Dwelling

Rows = QuerySet[Any]


def _to_inspect(pilot: Pilot, on: date) -> Rows:
    rows = Dwelling.objects.of_pilot(pilot).with_state(on=on).with_vacant_since(on=on)
    return rows.filter(state=Dwelling.State.TO_INSPECT)


def _without_decision(pilot: Pilot, on: date) -> Rows:
    return Pilot.objects.filter(pk=pilot.pk, decided_on=None, starts_on__lte=on)


def _letter_too_soon(pilot: Pilot, _on: date) -> Rows:
    """The letter promises that neighbours are told after the decision of the executive."""
    sent = LetterRound.objects.of_pilot(pilot).sent()
    return sent.filter(Q(sent_on__lt=F("pilot__decided_on")) | Q(pilot__decided_on=None))


def _enquiries(pilot: Pilot, on: date) -> Rows:
    return Enquiry.objects.of_pilot(pilot).overdue(on=on)


def _calls(pilot: Pilot, _on: date) -> Rows:
    return Call.objects.of_pilot(pilot).to_call_back()


def _agreements(pilot: Pilot, on: date) -> Rows:
    return BoardAgreement.objects.of_pilot(pilot).overdue(on=on)


_street = partial(
    Check,
    area=Area.NEIGHBOURHOOD,
    kind=Kind.LATE,
    reads=Permission.NEIGHBOURHOOD_READ,
    opens=Permission.NEIGHBOURHOOD_READ,
)

PLACE_AND_STREET = (
    Check(
        code="dwelling_to_inspect",
        title=_("The dwelling stands empty and was not inspected since"),
        area=Area.DWELLINGS,
        kind=Kind.LATE,
        rows=_to_inspect,
        columns={"key": "pk", "about": "name", "day": "vacant_since"},
        page="participants:dwelling-detail",
        reads=Permission.PILOT_READ,
        opens=Permission.PILOT_READ,
    ),
    Check(
        code="pilot_without_decision",
        title=_("The decision of the executive was not recorded"),
        area=Area.DWELLINGS,
        kind=Kind.MISSING,
        rows=_without_decision,
        columns={"key": "pk", "day": "starts_on"},
        page="pilots:pilot-detail",
        has_key=False,
        reads=Permission.PILOT_READ,
        opens=Permission.PILOT_READ,
    ),
    _street(
        code="letter_before_decision",
        title=_("The letter was sent before the decision of the executive"),
        kind=Kind.CONTRADICTORY,
        rows=_letter_too_soon,
        columns={"key": "pk", "day": "sent_on"},
        page="neighbours:letter-detail",
    ),
    _street(
        code="enquiry_overdue",
        title=_("The question or report should have had an answer"),
        rows=_enquiries,
        columns={
            "key": "pk",
            "day": "last_day",
            "about": "kind__label",
        },
        page="neighbours:enquiry-detail",
        reads=Permission.ENQUIRY_READ,
        opens=Permission.ENQUIRY_READ,
    ),
    _street(
        code="call_to_return",
        title=_("A neighbour waits to be called back"),
        rows=_calls,
        columns={"key": "pk", "day": "hour__day"},
        page="neighbours:consultation-hour-list",
        has_key=False,
        reads=Permission.CALL_LOG,
    ),
    _street(
        code="agreement_overdue",
        title=_("The day of an agreement has passed, and nobody said whether it was kept"),
        rows=_agreements,
        columns={"key": "pk", "day": "due_on"},
        page="neighbours:board-overview",
        has_key=False,
    ),
)
