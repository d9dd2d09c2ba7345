"""A page about one record offers one thing to do first, and its histories in one place."""

import re

from django.urls import reverse

from tests.access.test_routes import address, make_scene

DETAILS = [
    "participants:participant-detail",
    "participants:participant-placements",
    "participants:participant-goals",
    "participants:participant-referral",
    "participants:session-list",
    "participants:incident-detail",
    "participants:dwelling-detail",
    "neighbours:enquiry-detail",
    "evaluations:moment-detail",
]
FIRST = re.compile(r'class="[^"]*utrecht-button-link--primary-action')


def test_a_page_about_a_record_has_one_first_act_and_one_history(client, pilot):
    pilot, people, rows = make_scene(pilot)
    seen = set()
    for role, user in people.items():
        client.force_login(user)
        for name in DETAILS:
            answer = client.get(address(name, pilot, rows))
            if answer.status_code != 200:
                continue
            page = answer.content.decode().split("<main", 1)[1]
            seen.add(name)
            assert len(FIRST.findall(page)) <= 1, (name, role)
            assert page.count(">Geschiedenis<") == 1, (name, role)
            assert "Geschiedenis van" not in page, (name, role)
    assert seen == set(DETAILS)


def links_under(page: str, summary: str) -> str:
    """What a summary of that name opens."""
    found = re.search(rf"<summary[^>]*>{summary}.*?</details>", page, flags=re.DOTALL)
    return found[0] if found else ""


def test_what_is_done_least_is_under_more(client, pilot):
    pilot, people, rows = make_scene(pilot)
    client.force_login(people["case_manager"])
    placement = rows["placement"]
    page = client.get(
        reverse("participants:participant-placements", args=[pilot.slug, placement.participant_id])
    ).content.decode()
    move = reverse("participants:placement-move", args=[pilot.slug, placement.pk])
    days = reverse("participants:placement-change", args=[pilot.slug, placement.pk])
    assert move in links_under(page, "Meer")
    assert days not in links_under(page, "Meer")
    assert days in page


def test_after_an_exit_each_fact_has_its_own_act(client, pilot):
    pilot, people, rows = make_scene(pilot)
    client.force_login(people["case_manager"])
    exit = rows["exit"]
    page = client.get(
        reverse(
            "participants:participant-placements", args=[pilot.slug, exit.placement.participant_id]
        )
    ).content.decode()
    for name in ("exit-change", "aftercare-change", "return-record"):
        assert reverse(f"participants:{name}", args=[pilot.slug, exit.pk]) in page
    assert "<summary>Meer" not in page


def test_every_history_of_a_stay_is_in_one_place(client, pilot):
    pilot, people, rows = make_scene(pilot)
    client.force_login(people["team_lead"])
    participant = rows["placement"].participant
    page = client.get(
        reverse("participants:participant-placements", args=[pilot.slug, participant.pk])
    ).content.decode()
    kinds = re.findall(r"/geschiedenis/([a-z-]+)/", links_under(page, "Geschiedenis"))
    assert kinds == ["verblijven", "sleutels", "vervolgwoningen", "te-vertellen"]
    assert page.count("/geschiedenis/") == len(kinds)
