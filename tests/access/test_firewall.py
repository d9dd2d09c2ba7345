"""Marks in a resident's file and in what neighbours said: no page, search or file shows both."""

from dataclasses import dataclass

import pytest
from django.urls import resolve, reverse

from tests.address_factories import make_address
from tests.consultation_hour_factories import make_call_back, make_hour
from tests.crawl.crawling import crawl
from tests.factories import (
    make_enquiry,
    make_incident,
    make_participant,
    make_placement,
    make_session,
    make_user,
)
from tests.plan_factories import make_goal
from tests.survey_factories import make_form, make_round

OF_RESIDENTS = ("Klaproos", "Zomerdauw", "Madelief", "Korenbloem", "Papegaaitulp")
ASKED = ("Zonnebloem", "Herfstaster", "Winterjasmijn", "Sneeuwklokje")
WRITTEN = ("Lentebode", "Voorjaarslaan")  # on a form of the survey, in the list of addresses
OF_NEIGHBOURS = (*ASKED, *WRITTEN)


@dataclass(frozen=True)
class Scene:
    """A pilot with a resident and a neighbourhood, both with their marks."""

    pilot: object
    counsellor: object


@pytest.fixture
def scene(pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    resident = make_participant(
        pilot, first_name="Klaproos", last_name="Zomerdauw", counsellor=counsellor
    )
    make_placement(pilot, participant=resident)
    make_session(resident, by=counsellor, note="Madelief besproken.")
    make_goal(resident, text="Korenbloem betalen.")
    make_incident(resident, by=counsellor, what_happened="Papegaaitulp na middernacht.")
    make_enquiry(pilot, text="Zonnebloem in de straat?", contact_name="Herfstaster")
    make_call_back(make_hour(pilot), note="Winterjasmijn bij het pad.", caller_name="Sneeuwklokje")
    make_form(make_round(pilot), own_words="Lentebode in de buurt.")
    make_address(pilot, street="Voorjaarslaan")
    return Scene(pilot, counsellor)


def opened(client, scene, user):
    """Every page that links lead this user to, their searches and exports: address and content."""
    client.force_login(user)
    home = reverse("home:dashboard", args=[scene.pilot.slug])
    yield from ((page.address, page.html) for page in crawl(client, home))
    for name in ("note-search", "participant-list", "participant-export-csv"):
        url = reverse(f"participants:{name}", args=[scene.pilot.slug])
        echoes = searched(client, url, "Nergensbloem").count("Nergensbloem")
        for word in (*OF_RESIDENTS, *OF_NEIGHBOURS):
            yield url, searched(client, url, word).replace(word, "", echoes)
    for name in ("neighbourhood-figures-csv", "neighbourhood-figures-xlsx"):
        answer = client.get(reverse(f"neighbours:{name}", args=[scene.pilot.slug]))
        yield answer.request["PATH_INFO"], answer.content.decode(errors="replace")


def searched(client, url, word):
    """What a search shows to who may search; it also repeats the word, which is no hit."""
    answer = client.get(url, {"q": word})
    return answer.content.decode() if answer.status_code == 200 else ""


def found(text, marks):
    return [mark for mark in marks if mark in text]


def test_who_answers_neighbours_meets_no_resident(client, scene):
    officer = make_user(role="contact_officer", pilot=scene.pilot)
    shown = list(opened(client, scene, officer))
    met = {mark for _address, text in shown for mark in found(text, (*OF_RESIDENTS, *ASKED))}
    assert met == set(ASKED)  # all that neighbours said, and of residents nothing


def test_who_supports_residents_meets_no_neighbour(client, scene):
    shown = list(opened(client, scene, scene.counsellor))
    met = {mark for _address, text in shown for mark in found(text, (*OF_RESIDENTS, *ASKED))}
    assert met == set(OF_RESIDENTS)


def test_who_may_read_both_never_reads_them_on_one_page(client, scene):
    lead = make_user(role="team_lead", pilot=scene.pilot)
    shown = list(opened(client, scene, lead))
    both = [
        address
        for address, text in shown
        if found(text, OF_RESIDENTS) and found(text, OF_NEIGHBOURS)
    ]
    assert both == []
    kinds = {
        resolve(address.partition("?")[0]).namespace
        for address, text in shown
        if found(text, OF_NEIGHBOURS)
    }
    assert "participants" not in kinds
