"""The register on screen: what stands first, who sees which evidence, and keeping the register."""

from datetime import date

import pytest
from django.urls import reverse

from evaluations.letter_commitments import LINES
from evaluations.models import Commitment, Evidence
from tests.commitment_factories import make_commitment, take_over
from tests.consultation_hour_factories import make_hour
from tests.factories import make_placement, make_user

POSTED = {
    "words": "Er komt nog een spreekuur.",
    "letter": "Brief van juni",
    "heading": "Vervolg",
    "sentence": "2",
    "promised_on": "2021-06-01",
    "evidence": "hours",
    "owner": "municipality",
    "due_on": "2021-06-15",
}


@pytest.fixture
def officer(client, pilot):
    user = make_user(role="policy_officer", pilot=pilot)
    client.force_login(user)
    return user


def page(name: str, pilot, *args) -> str:
    return reverse(f"evaluations:commitment-{name}", args=[pilot.slug, *args])


def shown(client, url: str) -> str:
    return client.get(url).content.decode()


def test_a_pilot_without_a_register_offers_the_letter(client, pilot, officer):
    assert page("take-over", pilot) in shown(client, page("list", pilot))
    preview = shown(client, page("take-over", pilot))
    assert all(line.words in preview for line in LINES)
    assert Commitment.objects.count() == 0
    client.post(page("take-over", pilot), {"promised_on": "2021-02-02"})
    register = shown(client, page("list", pilot))
    assert all(line.words in register for line in LINES)


def test_too_late_stands_before_open_and_open_before_met(client, pilot, officer):
    take_over(pilot)
    make_placement(pilot)
    register = shown(client, page("list", pilot))
    places = [register.index(f"<h2>{title} (") for title in ("Te laat", "Open", "Nagekomen")]
    assert places == sorted(places)


def test_the_register_shows_how_it_stood(client, pilot, officer):
    make_commitment(pilot)
    make_hour(pilot, day=date(2021, 6, 24))
    assert "Nagekomen, later dan toegezegd" in shown(client, page("list", pilot))
    assert "Te laat (1)" in shown(client, page("list", pilot) + "?on=2021-06-20")
    before = shown(client, page("list", pilot) + "?on=2021-05-01")
    assert "nog niets toegezegd" in before
    assert "Nagekomen" in shown(client, page("list", pilot) + "?on=2095-01-01")


def test_evidence_leads_to_its_row(client, pilot, officer):
    commitment = make_commitment(pilot)
    hour = make_hour(pilot, day=date(2021, 6, 10))
    url = reverse("neighbours:consultation-hour-detail", args=[pilot.slug, hour.pk])
    assert url in shown(client, page("list", pilot))
    assert url in shown(client, page("detail", pilot, commitment.pk))


def test_who_may_not_see_the_evidence_sees_that_it_was_met(client, pilot):
    commitment = make_commitment(pilot)
    hour = make_hour(pilot, day=date(2021, 6, 10))
    client.force_login(make_user(role="case_manager", pilot=pilot))
    url = reverse("neighbours:consultation-hour-detail", args=[pilot.slug, hour.pk])
    for register in (page("list", pilot), page("detail", pilot, commitment.pk)):
        text = shown(client, register)
        assert url not in text
        assert "Nagekomen" in text
        assert "Bij uw rol hoort niet" in text


def test_the_page_of_a_limit_says_what_the_system_refuses(client, pilot, officer):
    limit = make_commitment(pilot, evidence=Evidence.ONE_PERSON, due_on=None)
    text = shown(client, page("detail", pilot, limit.pk))
    assert "Zojuist nagevraagd" in text
    assert "Het huishouden bestaat niet uit precies één persoon." in text


def test_one_adds_changes_and_withdraws_a_commitment(client, pilot, officer):
    added = client.post(page("create", pilot), POSTED)
    commitment = Commitment.objects.get()
    assert added.url == page("detail", pilot, commitment.pk)
    facts = {**POSTED, "due_on": "2021-09-01", "responsible": officer.pk, "reason": "Uitgesteld."}
    client.post(page("change", pilot, commitment.pk), facts)
    commitment.refresh_from_db()
    assert (commitment.due_on, commitment.responsible) == (date(2021, 9, 1), officer)
    client.post(page("withdraw", pilot, commitment.pk), {"reason": "Staat in geen brief."})
    assert "Staat in geen brief." in shown(client, page("list", pilot))
    assert "telt niet meer" in shown(client, page("detail", pilot, commitment.pk))
    answer = client.get(page("change", pilot, commitment.pk))
    assert answer.url == page("detail", pilot, commitment.pk)


def test_a_refusal_stands_at_its_field(client, pilot, officer):
    answer = client.post(page("create", pilot), {**POSTED, "due_on": "2021-05-01"})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"due_on"}
    assert Commitment.objects.count() == 0


def test_what_must_be_proved_anew_says_by_when_once_that_is_over(client, pilot, officer):
    make_commitment(
        pilot, evidence=Evidence.SUPPORT_POINT, due_on=None, promised_on=date(2021, 3, 1)
    )
    found = shown(client, page("list", pilot) + "?on=2021-03-10")
    assert "bewijs was nodig" not in found
    assert "de hele pilot, bewijs was nodig uiterlijk op" in shown(client, page("list", pilot))


def test_another_day_is_chosen_above_the_commitments(client, pilot, officer):
    make_commitment(pilot)
    found = shown(client, page("list", pilot))
    assert found.index('name="on"') < found.index("Er komt")
