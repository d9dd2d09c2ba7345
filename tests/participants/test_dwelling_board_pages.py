"""The board, the timeline and the dwelling's page: days, rights, and constant queries."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from participants.models import Dwelling
from tests.factories import (
    TODAY,
    make_dwelling,
    make_exit,
    make_inspection,
    make_participant,
    make_placement,
    make_user,
)


@pytest.fixture
def get(client, pilot):
    """The text of a page, as someone in a role sees it."""

    def page(name: str, role: str = "team_lead", pk: int | None = None, **query) -> str:
        client.force_login(make_user(role=role, pilot=pilot))
        args = [pilot.slug, *([pk] if pk else [])]
        answer = client.get(reverse(f"participants:{name}", args=args), query)
        assert answer.status_code == 200
        return answer.content.decode()

    return page


def test_the_board_says_who_until_when_and_who_comes_next(pilot, get):
    home = make_dwelling(pilot)
    now = make_placement(pilot, dwelling=home, ends_on=date(2021, 9, 30))
    then = make_placement(pilot, dwelling=home, starts_on=date(2021, 10, 1))
    page = get("dwelling-list")
    assert now.participant.full_name in page
    assert "30 september 2021" in page
    assert page.index("30 september 2021") < page.index(then.participant.full_name)
    later = get("dwelling-list", datum="2021-10-01")
    assert now.participant.full_name not in later
    assert then.participant.full_name in later


@pytest.mark.parametrize("name", ["dwelling-list", "dwelling-timeline", "dwelling-detail"])
def test_each_page_names_nobody_beyond_the_viewers_rights(pilot, get, name):
    placement = make_placement(pilot)
    pk = placement.dwelling_id if name == "dwelling-detail" else None
    full, code = placement.participant.full_name, placement.participant.reference
    assert full in get(name, "case_manager", pk)
    for role in ("policy_officer", "contact_officer"):
        page = get(name, role, pk)
        assert code not in page, f"{role} reads at which address a code lives"
        assert full not in page
        assert placement.dwelling.name in page


def test_the_picture_knows_no_more_than_the_viewer(client, pilot):
    placement = make_placement(pilot)
    url = reverse("participants:dwelling-timeline", args=[pilot.slug])
    drawn = {}
    for role in ("team_lead", "policy_officer", "contact_officer"):
        client.force_login(make_user(role=role, pilot=pilot))
        timeline = client.get(url).context["timeline"]
        drawn[role] = timeline.wide.svg + timeline.narrow.svg
    assert placement.participant.full_name in drawn["team_lead"]
    for role in ("policy_officer", "contact_officer"):
        assert placement.participant.full_name not in drawn[role]
        assert placement.participant.reference not in drawn[role]


def test_a_counsellor_sees_only_the_own_caseload_by_name_on_every_page(client, pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    mine = make_placement(pilot, participant=make_participant(pilot, counsellor=counsellor))
    other = make_placement(pilot)
    client.force_login(counsellor)
    url = reverse("participants:dwelling-timeline", args=[pilot.slug])
    page = client.get(url).content.decode()
    assert mine.participant.full_name in page
    assert other.participant.full_name not in page
    url = reverse("participants:dwelling-detail", args=[pilot.slug, other.dwelling_id])
    assert other.participant.reference not in client.get(url).content.decode()


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2021-05-01", date(2021, 5, 1)),
        ("1-5-2021", date(2021, 5, 1)),
        ("2020-01-01", date(2021, 3, 1)),
        ("2030-01-01", date(2022, 3, 1)),
        ("", TODAY),
        ("gisteren", TODAY),
    ],
)
@pytest.mark.parametrize("name", ["dwelling-list", "dwelling-timeline"])
def test_any_day_is_shown_and_outside_the_pilot_the_nearest(client, pilot, name, asked, shown):
    make_dwelling(pilot)
    client.force_login(make_user(role="team_lead", pilot=pilot))
    answer = client.get(reverse(f"participants:{name}", args=[pilot.slug]), {"datum": asked})
    assert answer.status_code == 200
    assert answer.context["board"].on == shown
    assert (answer.context["outside"] is not None) == (asked[:4] in ("2020", "2030"))


def test_months_before_and_after_stay_within_the_pilot(client, pilot):
    make_dwelling(pilot)
    client.force_login(make_user(role="team_lead", pilot=pilot))
    url = reverse("participants:dwelling-list", args=[pilot.slug])
    first = client.get(url, {"datum": "2021-03-01"}).context["months"]
    assert first == {"previous": None, "today": TODAY, "next": date(2021, 4, 1)}
    assert client.get(url).context["months"]["today"] is None
    last = client.get(url, {"datum": "2022-02-15"}).context["months"]
    assert last["next"] == date(2022, 3, 1)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("2021-03-15", "De verhuurder verhuurt de woning vanaf 1 april 2021."),
        ("2021-04-05", "De woning is nog niet gecontroleerd."),
        ("2021-04-15", "Bij de controle op 10 april 2021 bleek dat er eerst iets moet gebeuren."),
        ("2021-04-25", "De woning is klaar, maar alle 5 plekken zijn op deze dag bezet."),
        ("2021-06-05", "Het laatste verblijf is tot en met 31 mei 2021. Daarna is de woning niet"),
        ("2021-06-25", "De verhuurder verhuurt de woning tot en met 20 juni 2021."),
    ],
)
def test_each_cause_why_nobody_can_live_there_has_a_sentence(pilot, get, asked, words):
    home = make_dwelling(pilot, available_from=date(2021, 4, 1), available_until=date(2021, 6, 20))
    make_inspection(home, inspected_on=date(2021, 4, 10), is_ready=False)
    make_inspection(home, inspected_on=date(2021, 4, 20))
    for _place in range(5):
        make_placement(pilot, starts_on=date(2021, 4, 22), ends_on=date(2021, 4, 30))
    make_placement(pilot, dwelling=home, starts_on=date(2021, 5, 1), ends_on=date(2021, 5, 31))
    assert words in get("dwelling-list", datum=asked)
    assert get("dwelling-list", datum="2021-05-10").count("verhuurder verhuurt") == 0


def test_a_card_says_one_number_of_empty_days(pilot, get):
    home = make_dwelling(pilot)
    make_placement(pilot, dwelling=home, starts_on=date(2021, 3, 8), ends_on=date(2021, 5, 31))
    page = get("dwelling-list")
    assert "30 dagen leeg" in page or "Staat 30 dagen leeg" in page
    assert "eerder in de pilot 7 dagen leeg" in page
    assert "37 lege dagen" not in page


def test_without_dwellings_the_pages_say_what_to_do(pilot, get):
    assert not Dwelling.objects.exists()
    assert reverse("participants:dwelling-create", args=[pilot.slug]) in get(
        "dwelling-list", "policy_officer"
    )
    assert reverse("participants:dwelling-list", args=[pilot.slug]) in get("dwelling-timeline")


def exit_url(placement) -> str:
    return reverse("participants:exit-create", args=[placement.dwelling.pilot.slug, placement.pk])


def test_a_stay_that_ended_without_an_exit_is_shown_on_its_dwelling(pilot, get):
    placement = make_placement(pilot, ends_on=date(2021, 5, 31))
    badge = str(gettext("Exit not recorded"))
    page = get("dwelling-list", "case_manager")
    assert badge in page
    assert "31 mei 2021" in page
    assert placement.participant.full_name in page
    assert exit_url(placement) in page
    officer = get("dwelling-list", "policy_officer")
    assert badge in officer
    assert exit_url(placement) not in officer
    assert placement.participant.full_name not in officer
    assert placement.participant.reference not in get("dwelling-list", "contact_officer")
    assert badge not in get("dwelling-list", "case_manager", datum="2021-05-31")


def test_an_exit_or_a_move_says_what_followed(pilot, get):
    make_exit(make_placement(pilot))
    moved = make_placement(pilot, ends_on=date(2021, 4, 30))
    make_placement(pilot, participant=moved.participant, starts_on=date(2021, 5, 1))
    make_placement(pilot, ends_on=date(2021, 8, 31))
    badge = str(gettext("Exit not recorded"))
    assert badge not in get("dwelling-list", "case_manager")
    assert badge not in get("dwelling-list", "case_manager", datum="2021-10-01")
