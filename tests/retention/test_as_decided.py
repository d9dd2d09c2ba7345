"""What is destroyed is what two people decided on, and nothing that someone asked to leave alone."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from interwonen.accounts.actions.memberships import withdraw_role
from interwonen.core.models import LongWork
from interwonen.retention.actions.destructions import (
    agree_to_destruction,
    list_due,
    propose_destruction,
)
from interwonen.retention.actions.destructions_carrying_out import carry_out_destruction
from interwonen.retention.actions.holds import hold_back
from interwonen.retention.forms.periods import PeriodForm
from interwonen.retention.models import Destruction, Kind, RetentionPeriod
from interwonen.rights.actions.requests import answer_request, record_request
from participants.actions.file_limits import lift_limit, limit_file
from participants.models import Participant
from tests.factories import (
    system,
)
from tests.refusals import breaks

LATER = date(2040, 1, 2)
THEN = datetime(2040, 1, 2, 3, 30, tzinfo=UTC)


@pytest.fixture
def agreed(gone, first, second):
    """The file of that person, which two people agreed to destroy."""
    list_due(today=LATER)
    row = Destruction.objects.get(kind=Kind.CASE)
    propose_destruction(destruction=row, now=THEN, by=first)
    return agree_to_destruction(destruction=row, now=THEN, by=second)


def limit(person, kind):
    facts = {"since": LATER, "because": "Gevraagd.", "today": LATER, "by": system()}
    return limit_file(participant=person, kind=kind, **facts)


def ask(person, right="access"):
    return record_request(
        participant=person, right=right, asks="Laat mij alles zien.", received_on=LATER,
        way="in_person", asker="resident", representative="", identity="known", today=LATER,
        by=system(),
    )  # fmt: skip


def is_there(person) -> bool:
    return Participant.objects.filter(pk=person.pk).exists()


@pytest.mark.parametrize("kind", ["restriction", "objection"])
def test_what_someone_asked_to_leave_alone_is_kept(agreed, gone, kind):
    standing = limit(gone, kind)
    with breaks("retention_destruction_still_due"):
        carry_out_destruction(destruction=agreed, now=THEN)
    assert is_there(gone)
    list_due(today=LATER)
    assert not Destruction.objects.exists()
    lift_limit(limit=standing, reason="Het is uitgezocht.", today=LATER, by=system())
    list_due(today=LATER)
    assert Destruction.objects.get().proposed_at is None


def test_an_open_request_is_answered_first(agreed, gone):
    asked = ask(gone)
    with breaks("retention_destruction_still_due"):
        carry_out_destruction(destruction=agreed, now=THEN)
    assert is_there(gone)
    answer_request(
        request=asked, decision="granted", decided_because="", done="Ingezien.", answered_on=LATER,
        today=LATER, by=system(),
    )  # fmt: skip
    list_due(today=LATER)
    row = Destruction.objects.get()
    assert (row.agreed_at, "Iets in het dossier" in row.ended_because) == (None, True)


def test_a_reason_to_keep_it_stays_on_the_list_whatever_else_is_asked(agreed, gone, first):
    hold_back(
        destruction=agreed, why="Er loopt een zaak.", review_on=date(2040, 6, 1), today=LATER,
        by=first,
    )  # fmt: skip
    limit(gone, "restriction")
    list_due(today=LATER)
    assert Destruction.objects.get().held_because == "Er loopt een zaak."


def changed(person):
    """Something else in the file, of which nothing has to be done."""
    lift_limit(limit=limit(person, "objection"), reason="Ingetrokken.", today=LATER, by=system())


def test_what_came_since_is_not_destroyed_unseen(client, pilot, agreed, gone, second):
    changed(gone)
    with breaks("retention_destruction_as_counted"):
        carry_out_destruction(destruction=agreed, now=THEN)
    assert is_there(gone)
    list_due(today=LATER)
    agreed.refresh_from_db()
    assert (agreed.proposed_by, agreed.agreed_by) == (None, None)
    client.force_login(second)
    page = reverse("retention:destruction-detail", args=[pilot.slug, agreed.pk])
    assert "Iets in het dossier is veranderd" in client.get(page).content.decode()
    propose_destruction(destruction=agreed, now=THEN, by=second)
    assert "Iets in het dossier" not in client.get(page).content.decode()


@pytest.mark.parametrize("act", ["propose", "agree"])
def test_nobody_decides_on_what_was_not_counted(gone, first, second, act):
    list_due(today=LATER)
    row = Destruction.objects.get()
    if act == "agree":
        propose_destruction(destruction=row, now=THEN, by=first)
    changed(gone)
    action = {"propose": propose_destruction, "agree": agree_to_destruction}[act]
    with breaks("retention_destruction_as_counted"):
        action(destruction=row, now=THEN, by=second)


@pytest.mark.parametrize("who", ["first", "second"])
def test_both_still_have_a_role_that_decides(agreed, gone, who, request):
    membership = request.getfixturevalue(who).memberships.get()
    withdraw_role(membership=membership, why="Per ongeluk.", now=THEN, by=system())
    with breaks("retention_destruction_still_decide"):
        carry_out_destruction(destruction=agreed, now=THEN)
    assert is_there(gone)
    list_due(today=LATER)
    agreed.refresh_from_db()
    assert (agreed.agreed_at, "geen rol meer" in agreed.ended_because) == (None, True)


def test_nobody_agrees_with_who_decides_no_longer(gone, first, second):
    list_due(today=LATER)
    row = Destruction.objects.get()
    propose_destruction(destruction=row, now=THEN, by=first)
    withdraw_role(membership=first.memberships.get(), why="Per ongeluk.", now=THEN, by=system())
    with breaks("retention_destruction_still_decide"):
        agree_to_destruction(destruction=row, now=THEN, by=second)


def test_a_work_that_is_busy_writes_nothing_afterwards(agreed, pilot, first):
    LongWork.objects.create(
        kind="file-copy", place=pilot.slug, started_by=first, back="/", is_begun=True
    )
    carry_out_destruction(destruction=agreed, now=THEN)
    assert not LongWork.objects.exists()


class TestAPeriodInYears:
    def test_years_are_asked_where_the_law_speaks_of_years(self, db):
        case = RetentionPeriod.objects.get(kind=Kind.CASE)
        form = PeriodForm(row=case)
        assert (form["months"].label, form["months"].value()) == ("Aantal jaren na het einde", 15)
        sent = PeriodForm({"months": "20", "why": "Besluit."}, row=case)
        assert sent.is_valid()
        assert sent.cleaned_data["months"] == 240

    def test_months_are_asked_elsewhere(self, db):
        form = PeriodForm(row=RetentionPeriod.objects.get(kind=Kind.NEIGHBOUR_CONTACT))
        assert (form["months"].label, form["months"].value()) == ("Aantal maanden na het einde", 12)
