"""What was withdrawn stays readable, with its history, for who could read it before."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.pilots.actions.capacity_steps import withdraw_capacity
from participants.actions.records_withdrawal import withdraw
from tests.factories import (
    make_dwelling,
    make_follow_up,
    make_inspection,
    make_participant,
    make_pilot,
    make_user,
    system,
)
from tests.pilots.test_pilot import decide
from tests.plan_factories import make_goal, make_goal_step, make_judgement


@pytest.fixture
def counsellor(client, pilot):
    user = make_user(role="counsellor", pilot=pilot, name="Cato Voorbeeld")
    client.force_login(user)
    return user


def take(row):
    """Withdraw a row; gives its key."""
    key = row.pk
    withdraw(row=row, reason="Vergissing", by=system())
    return key


def list_of(participant) -> str:
    slug = participant.pilot.slug
    return reverse("participants:participant-withdrawn", args=[slug, participant.pk])


def test_the_list_of_a_file_names_each_record_and_leads_to_its_history(client, participant):
    url = list_of(participant)
    assert "Er staat hier niets." in client.get(url).content.decode()
    goal = make_goal(participant, text="Verkeerd doel")
    step = make_goal_step(goal, text="Verkeerde stap").pk
    key = take(goal)
    shown = client.get(url).content.decode()
    assert "Vergissing" in shown
    assert f"{url}doelen/{key}/" in shown
    history = client.get(f"{url}doelen/{key}/").content.decode()
    assert "Verkeerd doel" in history
    assert "Reden: Vergissing" in history
    # Its step is found too, though the goal that leads from it to the person is gone.
    parts = client.get(f"{url}stappen/{step}/").content.decode()
    assert "Verkeerde stap" in parts
    assert "intussen ingetrokken" in parts


def test_the_answers_of_a_withdrawn_list_stay_readable(client, participant):
    sheet = make_judgement(participant)
    answer = sheet.answers.first().pk
    take(sheet)
    shown = client.get(f"{list_of(participant)}antwoorden/{answer}/")
    assert "Blijkt uit de week." in shown.content.decode()


def test_it_asks_no_more_with_more_withdrawn(client, participant, django_assert_num_queries):
    asked = []
    for _round in range(2):
        for _row in range(3):
            take(make_goal(participant))
        with django_assert_num_queries(12, exact=False) as queries:
            client.get(list_of(participant))
        asked.append(len(queries))
    assert asked[0] == asked[1]


@pytest.mark.parametrize("kind", ["onzin", "incidenten", "woningen"])
def test_the_history_of_something_else_is_not_there(client, participant, kind):
    key = take(make_goal(participant))
    assert client.get(f"{list_of(participant)}{kind}/{key}/").status_code == 404


def test_a_record_that_still_stands_or_is_of_someone_else_is_not_there(client, pilot, participant):
    other = make_participant(pilot)
    key = take(make_goal(other))
    assert client.get(f"{list_of(participant)}doelen/{key}/").status_code == 404
    assert client.get(f"{list_of(other)}doelen/{key}/").status_code == 404
    standing = make_goal(participant)
    assert client.get(f"{list_of(participant)}doelen/{standing.pk}/").status_code == 404


def test_who_reads_no_sessions_sees_no_withdrawn_follow_up(client, pilot, participant, counsellor):
    key = take(make_follow_up(participant, owner=counsellor, text="Bank bellen"))
    url = list_of(participant)
    assert f"{url}vervolgacties/{key}/" in client.get(url).content.decode()
    client.force_login(make_user(role="case_manager", pilot=pilot))
    assert f"{url}vervolgacties/{key}/" not in client.get(url).content.decode()
    assert client.get(f"{url}vervolgacties/{key}/").status_code == 404


def test_the_list_of_the_pilot_holds_its_decisions_and_dwellings_only(client, pilot, participant):
    step = decide(pilot, effective_from=date(2021, 9, 1), reference="B7")
    key = step.pk
    withdraw_capacity(step=step, reason="Geen besluit", by=system())
    home = make_dwelling(pilot, name="Woning Verzonnen")
    home_key = take(home)
    goal = take(make_goal(participant))
    url = reverse("withdrawn-list", args=[pilot.slug])
    shown = client.get(url).content.decode()
    assert "Geen besluit" in shown
    assert f"{url}doelen/{goal}/" not in shown
    assert "B7" in client.get(f"{url}capaciteit/{key}/").content.decode()
    assert "Woning Verzonnen" in client.get(f"{url}woningen/{home_key}/").content.decode()
    assert client.get(f"{url}doelen/{goal}/").status_code == 404
    elsewhere = make_pilot()
    client.force_login(make_user(role="policy_officer", pilot=elsewhere))
    other = reverse("withdrawn-list", args=[elsewhere.slug])
    assert client.get(f"{other}capaciteit/{key}/").status_code == 404
    assert "Geen besluit" not in client.get(other).content.decode()


def test_who_inspects_nothing_sees_no_withdrawn_inspection(client, pilot):
    inspection = make_inspection(make_dwelling(pilot))
    key = take(inspection)
    url = reverse("withdrawn-list", args=[pilot.slug])
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    assert f"{url}controles/{key}/" not in client.get(url).content.decode()
    assert client.get(f"{url}controles/{key}/").status_code == 404
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    assert f"{url}controles/{key}/" in client.get(url).content.decode()
    assert client.get(f"{url}controles/{key}/").status_code == 200
