"""The demonstration: the letter's facts, fictional people, a second pilot that begins; built once."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from evaluations.council.compose import compose_report
from evaluations.council.composing import missing_parts
from evaluations.council.documents import report_document
from evaluations.council.material import material_of
from evaluations.models import CouncilReport, EvaluationMoment, PublishedReport
from interwonen.access.roles import Role
from interwonen.accounts.models import Membership, User
from interwonen.core import clock
from interwonen.core.pdf import pdf_of
from interwonen.core.quarters import Quarter
from interwonen.home.demonstration.cast import PASSWORD
from interwonen.home.demonstration.elsewhere import SLUG as ELSEWHERE
from interwonen.pilots.models import Pilot
from neighbours.models import Enquiry
from participants.models import Dwelling, Exit, Participant, Placement, SupportSession
from tests.evaluations.sample_report import pages_of_story, with_full_texts

MODELS = (User, Participant, Placement, Exit, SupportSession, Enquiry, EvaluationMoment)
OF_ELSEWHERE = "{}.dorp@demo.example"


@pytest.fixture(scope="module")
def output(shared_rows):
    """What the command says while it builds the demonstration, for the tests after it."""
    shown = StringIO()
    call_command("seed_demo", stdout=shown)
    return shown.getvalue()


def counts() -> list[int]:
    return [model.objects.count() for model in MODELS]


def test_it_is_not_made_where_the_clock_runs(db, settings):
    settings.CLOCK_DATE = None
    with pytest.raises(CommandError, match="known password"):
        call_command("seed_demo")
    assert not Pilot.objects.exists()


def test_it_has_the_facts_of_the_letter_and_is_built_once(db, output):
    pilot = Pilot.objects.get(slug="interwonen-veenoord")
    people = Participant.objects.of_pilot(pilot)
    assert (pilot.starts_on, pilot.ends_on) == (date(2021, 3, 1), date(2022, 3, 1))
    assert (pilot.base_capacity, pilot.maximum_capacity) == (5, 7)
    assert pilot.dwellings.count() == 7
    first = counts()
    assert (people.count(), first[2:4]) == (9, [6, 1])
    assert EvaluationMoment.objects.filter(held_on__lte=date(2021, 6, 30)).count() == 2
    reports = CouncilReport.objects.all()
    assert [(str(each.quarter), bool(missing_parts(each))) for each in reports] == [
        ("2021-Q1", False),
        ("2021-Q2", True),
    ]
    assert SupportSession.objects.earliest("day").day == date(2021, 3, 1)
    call_command("seed_demo", stdout=StringIO())
    assert counts() == first


def test_everyone_in_it_is_fictional_and_there_is_an_account_per_role(db, output):
    assert {person.first_name for person in Participant.objects.all()} == {"Fictief"}
    roles = Membership.objects.values_list("role", flat=True)
    assert set(roles) == set(Role)
    for user in User.objects.filter(is_active=True):
        assert user.check_password(PASSWORD)
        assert user.email in output


def enter(client, who) -> None:
    client.force_login(User.objects.get(email=OF_ELSEWHERE.format(who)))


def test_in_the_second_pilot_someone_is_placed_and_gets_a_counsellor(client, db, output):
    pilot = Pilot.objects.get(slug=ELSEWHERE)
    assert not Placement.objects.of_pilot(pilot).exists()
    person = Participant.objects.of_pilot(pilot).first()
    enter(client, "wmo")
    place = reverse("participants:placement-create", args=[ELSEWHERE, person.pk])
    days = {"starts_on": "2021-06-30", "ends_on": "2022-03-01"}
    client.post(place, {"dwelling": Dwelling.objects.of_pilot(pilot).first().pk, **days})
    assert Placement.objects.get(participant=person).starts_on == date(2021, 6, 30)
    enter(client, "teamleider")
    counsellor = User.objects.get(email=OF_ELSEWHERE.format("begeleider"))
    assign = reverse("participants:counsellor-assign", args=[ELSEWHERE, person.pk])
    client.post(assign, {"counsellor": counsellor.pk, "starts_on": "2021-06-30"})
    assert person.assignments.get().counsellor == counsellor
    enter(client, "begeleider")
    assert (
        person.full_name in client.get(reverse("home:dashboard", args=[ELSEWHERE])).content.decode()
    )


def test_the_second_pilot_is_told_as_it_is(db, output):
    pilot = Pilot.objects.get(slug=ELSEWHERE)
    assert pilot.has_begun(date(2021, 6, 30))
    first_days = {row.availabilities.get().starts_on for row in Dwelling.objects.of_pilot(pilot)}
    assert first_days == {date(2021, 6, 1)}
    assert "begonnen op 1 maart 2021" in pilot.goal
    assert "sinds 1 juni beschikbaar" in pilot.goal


def test_its_published_report_says_no_better_than_the_figures_and_knows_nothing_of_later(
    db, output
):
    [published] = PublishedReport.objects.all()
    front, text = published.snapshot["front"], str(published.snapshot)
    assert {each["theme"]: each["status"] for each in front["themes"]} == {
        "Toezeggingen uit de brief": "adjust",
        "Plekken, en waarom er leegstaan": "on_course",
        "In- en uitstroom": "on_course",
        "De buurt geïnformeerd": "on_course",
        "Begeleiding": "attention",
        "Geld": "on_course",
    }
    assert "leeg: klaar en toegezegd" in text
    assert "DEMO-2021-06" not in text  # decided in May
    assert "7 plekken" not in text


@pytest.mark.parametrize("number", [1, 2])
def test_with_texts_of_an_ordinary_length_its_reports_tell_the_story_in_four_pages(
    db, output, number
):
    pilot, quarter = Pilot.objects.get(slug="interwonen-veenoord"), Quarter(2021, number)
    found = material_of(pilot, quarter, as_of=quarter.ends_on, now=clock.now())
    report = with_full_texts(compose_report(found))
    pages = pages_of_story(report, pdf_of(report_document(report)))
    assert pages == sorted(pages)
    assert (pages[0], pages[-1]) == (1, 4)
