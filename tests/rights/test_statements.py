"""What a resident says about the own file is kept with it, and is taken back with a reason."""

from datetime import timedelta

import pytest
from django.urls import reverse

from interwonen.core.withdrawals import withdraw
from interwonen.rights.models import ResidentStatement
from participants.actions.file_limits import limit_file
from tests.factories import TODAY, make_participant, make_user, system
from tests.refusals import breaks, refused_by
from tests.rights_factories import make_statement


@pytest.fixture
def participant(pilot):
    return make_participant(pilot)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"text": " \n"}, "rights_residentstatement_says_it"),
        ({"text": "a" * 2_001}, "rights_residentstatement_text_length"),
        ({"stated_on": TODAY + timedelta(1)}, "participants_date_not_ahead"),
    ],
)
def test_it_refuses_half_a_statement(participant, facts, rule):
    with breaks(rule):
        make_statement(participant, **facts)
    assert not ResidentStatement.objects.exists()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("text = 'Anders'", "core_owner_is_fixed"),
        ("stated_on = '2021-06-01'", "core_owner_is_fixed"),
        ("withdrawn_because = ' '", "rights_residentstatement_withdrawal_says_why"),
    ],
)
def test_nobody_changes_the_words(participant, change, rule):
    update = f"UPDATE rights_residentstatement SET {change} WHERE id = %s"
    assert refused_by(update, [make_statement(participant).pk]) == rule


def test_a_restriction_does_not_hold_it_up(participant):
    limit_file(
        participant=participant,
        kind="restriction",
        since=TODAY,
        because="De meting",
        today=TODAY,
        by=system(),
    )
    assert make_statement(participant).pk


@pytest.mark.parametrize("role", ["case_manager", "team_lead"])
def test_who_opens_the_file_reads_it_until_it_is_taken_back(client, pilot, participant, role):
    client.force_login(make_user(role=role, pilot=pilot))
    file = reverse("participants:participant-detail", args=[pilot.slug, participant.pk])
    create = reverse("rights:statement-create", args=[pilot.slug, participant.pk])
    assert create in client.get(file).content.decode()
    client.post(create, {"text": "Ik was er wel, op 3 mei.", "stated_on": "2021-06-30"})
    statement = ResidentStatement.objects.get()
    shown = client.get(file).content.decode()
    assert "Ik was er wel, op 3 mei." in shown
    assert "Verklaring van de bewoner, 30 juni 2021" in shown
    taken_back = reverse("rights:statement-withdraw", args=[pilot.slug, statement.pk])
    assert taken_back in shown
    client.post(taken_back, {"reason": "De bewoner zegt het liever zelf"})
    assert "Ik was er wel" not in client.get(file).content.decode()
    history = reverse("record-history", args=[pilot.slug, "verklaringen", statement.pk])
    assert "De bewoner zegt het liever zelf" in client.get(history).content.decode()


def test_the_counsellor_reads_it_and_does_not_take_it_back(client, pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    participant = make_participant(pilot, counsellor=counsellor)
    statement = make_statement(participant, text="Ik was er wel.")
    client.force_login(counsellor)
    file = reverse("participants:participant-detail", args=[pilot.slug, participant.pk])
    assert "Ik was er wel." in client.get(file).content.decode()
    taken_back = reverse("rights:statement-withdraw", args=[pilot.slug, statement.pk])
    assert client.post(taken_back, {"reason": "Zo maar"}).status_code == 403


def test_it_is_taken_back_once(participant):
    statement = withdraw(make_statement(participant), reason="Anders gezegd", by=system())
    with breaks("core_still_stands"):
        withdraw(statement, reason="Nog eens", by=system())
