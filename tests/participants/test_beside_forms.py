"""Beside a form about a person stands who that is, as far as the user may see."""

import re

import pytest
from django.urls import reverse

from tests.factories import (
    TODAY,
    make_dwelling,
    make_follow_up,
    make_participant,
    make_placement,
    make_session,
    make_user,
)


@pytest.fixture
def resident(pilot, participant):
    home = make_dwelling(pilot, name="Woning 4")
    make_placement(pilot, participant=participant, dwelling=home)
    return participant


def shown(client, user, name, row, pilot) -> tuple[str, dict[str, str]]:
    """The page with a form, and the facts beside it."""
    client.force_login(user)
    page = client.get(reverse(f"participants:{name}", args=[pilot.slug, row.pk])).content.decode()
    _form, _tag, beside = page.partition("<aside")
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", beside)
    return page, dict(pairs)


def test_a_counsellor_sees_home_counsellor_and_last_session(client, pilot, counsellor, resident):
    make_session(resident, by=counsellor, day=TODAY)
    page, facts = shown(client, counsellor, "goal-create", resident, pilot)
    assert facts["Deelnemer"] == f"{resident.full_name} ({resident.reference})"
    assert facts["Status"] == "Geplaatst"
    assert facts["Wonen"].startswith("Woning 4 van ")
    assert facts["Begeleider"] == counsellor.name
    assert facts["Laatste gesprek"] == "30 juni 2021"
    assert page.index("</form>", page.index("<h1>")) < page.index("<aside")


def test_a_case_manager_sees_nothing_of_sessions(client, pilot, counsellor, resident):
    make_session(resident, by=counsellor, day=TODAY)
    wmo = make_user(role="case_manager", pilot=pilot)
    stay = resident.placements.get()
    _page, facts = shown(client, wmo, "placement-change", stay, pilot)
    assert list(facts) == ["Deelnemer", "Status", "Wonen", "Begeleider"]


def test_a_colleague_with_a_follow_up_sees_the_code_only(client, pilot, counsellor, resident):
    colleague = make_user(role="counsellor", pilot=pilot)
    follow_up = make_follow_up(resident, owner=colleague)
    page, facts = shown(client, colleague, "follow-up-finish", follow_up, pilot)
    assert facts == {}
    assert resident.last_name not in page


def test_who_has_no_home_yet_is_shown_so(client, pilot, counsellor):
    waiting = make_participant(pilot, counsellor=counsellor)
    _page, facts = shown(client, counsellor, "goal-create", waiting, pilot)
    assert (facts["Wonen"], facts["Laatste gesprek"]) == ("Geen woning.", "nog geen")


def test_a_form_with_nothing_beside_it_stands_in_the_middle(client, pilot, counsellor, resident):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    page = client.get(reverse("participants:dwelling-create", args=[pilot.slug])).content.decode()
    assert "<aside" not in page
    assert "iw-middle" in page
    assert "iw-middle" not in shown(client, counsellor, "goal-create", resident, pilot)[0]
