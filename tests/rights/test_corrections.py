"""The answer to who asked to have something corrected points at what was corrected."""

import pytest
from django.urls import reverse

from interwonen.core.history import save_as
from interwonen.rights.models import RightsRequest
from participants.actions.records_withdrawal import withdraw
from tests.factories import make_participant, make_session, make_user, system
from tests.plan_factories import make_goal
from tests.refusals import breaks, refused_by
from tests.rights_factories import answer_rights_request, make_rights_request, make_statement


@pytest.fixture
def participant(pilot):
    return make_participant(pilot, first_name="Berend", last_name="Kruisbes")


@pytest.fixture
def request_(participant):
    return make_rights_request(participant, right="rectification")


def corrected_name(participant):
    participant.last_name = "Kruisbess"
    save_as(participant, by=system(), reason="Verkeerd gespeld")
    return f"participants.participant/{participant.pk}"


def answer_url(pilot, row):
    return reverse("rights:request-answer", args=[pilot.slug, row.pk])


GRANTED = {"decision": "granted", "done": "De naam is verbeterd.", "answered_on": "2021-06-30"}


@pytest.mark.parametrize("decision", ["granted", "partly"])
def test_a_correction_that_was_granted_names_what_was_corrected(request_, decision):
    facts = {"decision": decision, "decided_because": "Waarom niet geheel"}
    with breaks("rights_rightsrequest_says_what_was_corrected"):
        answer_rights_request(request_, **facts)
    kept = answer_rights_request(request_, corrected=["participants.goal/1"], **facts)
    assert (kept.corrected, kept.corrected_label) == (["participants.goal/1"], "Doel")


def test_a_statement_of_the_resident_completes_the_file(request_):
    make_statement(request_.participant)
    assert answer_rights_request(request_).corrected == []


@pytest.mark.parametrize("facts", [{"decision": "refused", "decided_because": "Het klopt."}, {}])
def test_only_a_correction_that_was_granted_names_one(participant, facts):
    row = make_rights_request(participant, right="rectification" if facts else "access")
    with breaks("rights_rightsrequest_corrected_when_granted", field="corrected"):
        answer_rights_request(row, corrected=["participants.goal/1"], **facts)


def test_the_database_refuses_the_same(request_):
    update = "UPDATE rights_rightsrequest SET corrected = '{participants.goal/1}' WHERE id = %s"
    rule = "rights_rightsrequest_corrected_when_granted"
    assert refused_by(update, [request_.pk]) == rule


def test_one_chooses_from_what_was_corrected_since(client, pilot, participant, request_):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    make_goal(participant)
    name = corrected_name(participant)
    page = client.get(answer_url(pilot, request_))
    choices = page.context["form"].fields["corrected"].choices
    values = [value for value, _label in choices]
    assert name in values
    assert not any(value.startswith("participants.goal/") for value in values)
    assert "Verkeerd gespeld" in page.content.decode()
    client.post(answer_url(pilot, request_), {**GRANTED, "corrected": [name]})
    assert RightsRequest.objects.get().corrected == [name]
    detail = reverse("rights:request-detail", args=[pilot.slug, request_.pk])
    history = reverse("record-history", args=[pilot.slug, "deelnemers", participant.pk])
    assert history in client.get(detail).content.decode()


def test_another_record_is_refused(client, pilot, participant, request_):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    other = make_participant(pilot)
    sent = {**GRANTED, "corrected": [f"participants.participant/{other.pk}"]}
    assert client.post(answer_url(pilot, request_), sent).status_code == 422
    assert not RightsRequest.objects.get().is_answered


def test_one_that_was_withdrawn_is_found_too(client, pilot, participant, request_):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    goal = make_goal(participant)
    key = f"participants.goal/{goal.pk}"
    withdraw(goal, reason="Hoort bij iemand anders", by=system())
    client.post(answer_url(pilot, request_), {**GRANTED, "corrected": [key]})
    detail = reverse("rights:request-detail", args=[pilot.slug, request_.pk])
    gone = reverse(
        "participants:participant-withdrawn-show",
        args=[pilot.slug, participant.pk, "doelen", key.rpartition("/")[2]],
    )
    assert gone in client.get(detail).content.decode()


def test_who_may_not_read_a_record_gets_no_link_to_it(client, pilot, participant, request_):
    counsellor = make_user(role="counsellor", pilot=pilot)
    session = make_session(participant, by=counsellor)
    answer_rights_request(request_, corrected=[f"participants.supportsession/{session.pk}"])
    client.force_login(make_user(role="case_manager", pilot=pilot))
    detail = reverse("rights:request-detail", args=[pilot.slug, request_.pk])
    shown = client.get(detail).content.decode()
    assert "/geschiedenis/gesprekken/" not in shown
