"""All changes of a file in one list, of what the viewer may read."""

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils.http import urlencode

from interwonen.audit.histories import history_url
from interwonen.audit.merged import folded
from interwonen.core import clock
from interwonen.core.history import save_as
from participants.actions.emergency_accesses import open_in_emergency
from participants.actions.records_withdrawal import withdraw
from tests.factories import make_follow_up, make_incident, make_participant, make_user, system
from tests.plan_factories import make_goal


@pytest.fixture
def file(client, pilot):
    """A file with a goal that was withdrawn and an incident, and its counsellor signed in."""
    counsellor = make_user(role="counsellor", pilot=pilot, name="Cato Voorbeeld")
    participant = make_participant(pilot, counsellor=counsellor)
    goal = make_goal(participant, text="Verkeerd doel")
    withdraw(row=goal, reason="Vergissing", by=counsellor)
    make_incident(participant, by=counsellor, what_happened="Niet voor de lijst.")
    client.force_login(counsellor)
    return participant


def shown_to(client, participant):
    address = [participant.pilot.slug, participant.pk]
    response = client.get(reverse("participants:participant-changes", args=address))
    assert response.status_code == 200
    return response.content.decode()


def test_it_names_each_change_with_who_and_why_and_no_content(client, file):
    page = shown_to(client, file)
    assert "Doel: toegevoegd" in page
    assert "Doel: ingetrokken" in page
    assert "Reden: Vergissing" in page
    assert "Cato Voorbeeld" in page
    assert "Incident: toegevoegd" in page
    assert "Niet voor de lijst" not in page


def test_the_team_lead_reads_of_the_participant_and_of_emergencies_there(client, pilot, file):
    participant = file
    participant.last_name = "Anders"
    save_as(participant, by=system(), reason="Zo staat het in het paspoort")
    other = make_participant(pilot)
    for opened, reason in ((participant, "Brand"), (other, "Sleutel")):
        by = make_user(role="counsellor", pilot=pilot, name=f"Collega {reason}")
        open_in_emergency(participant=opened, reason=reason, now=clock.now(), by=by)
    client.force_login(make_user(role="team_lead", pilot=pilot))
    page = shown_to(client, participant)
    assert "Deelnemer: gewijzigd" in page
    assert "Noodtoegang: toegevoegd" in page
    assert "Collega Brand" in page
    assert "Collega Sleutel" not in page
    links = re.findall(r'iw-rows__main" href="([^"]+)"', page)
    assert {client.get(link).status_code for link in links} == {200}


def test_each_line_leads_to_what_changed(client, file):
    links = re.findall(r'iw-rows__main" href="([^"]+)"', shown_to(client, file))
    assert len(links) > 5
    assert {client.get(link).status_code for link in links} == {200}


def test_a_history_leads_back_to_the_list_it_was_opened_from(client, file):
    url = reverse("participants:participant-changes", args=[file.pilot.slug, file.pk])
    page = client.get(url, {"page": "1"}).content.decode()
    links = [html.unescape(link) for link in re.findall(r'iw-rows__main" href="([^"]+)"', page)]
    gone = [link for link in links if "/ingetrokken/" in link]
    assert gone
    for link in (*gone, links[-1]):
        assert f'href="{url}?page=1">Terug naar alle wijzigingen' in shown(client, link)
        assert "Terug naar" not in shown(client, link.partition("?")[0])


@pytest.mark.parametrize("place", ["//elders.example/", "https://elders.example", "javascript:x()"])
def test_a_history_leads_to_no_other_site(client, file, place):
    address = history_url(file.incidents.get(), file.pilot.slug)
    assert place not in shown(client, f"{address}?{urlencode({'back': place})}")


def shown(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_it_leaves_out_what_the_viewer_may_not_read(client, pilot, file):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    page = shown_to(client, file)
    assert "Incident" not in page
    assert "Doel: toegevoegd" in page


def test_lines_that_differ_only_in_their_record_are_one():
    at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    line = {
        "name": "Antwoord",
        "act": "Toegevoegd",
        "line_by": "Cato",
        "line_why": "",
        "line_at": at,
    }
    later = {**line, "line_at": at + timedelta(minutes=2)}
    other = {**line, "name": "Vragenlijst"}
    assert folded([later, line, line, other]) == [[later], [line, line], [other]]


def test_it_asks_no_more_with_more_changes(client, file, count_queries):
    before = count_queries(lambda: shown_to(client, file))
    counsellor = file.assignments.get().counsellor
    for _ in range(4):
        make_follow_up(file, owner=counsellor)
    assert count_queries(lambda: shown_to(client, file)) == before
