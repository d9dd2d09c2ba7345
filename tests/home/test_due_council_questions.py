"""What the council asked, on the first page and in the daily mail of who does something about it."""

from datetime import date

import pytest
from django.urls import reverse

from evaluations.actions.reminders import remind
from interwonen.accounts.actions.memberships import end_role
from tests.council_question_factories import answer, give, make_public_question, make_question
from tests.factories import TODAY, make_user, system
from tests.pilot_factories import make_location_assessment
from tests.published_factories import insert_sample
from tests.report_factories import SECOND_QUARTER


@pytest.fixture
def published(pilot):
    return insert_sample(pilot)


@pytest.fixture
def officer(pilot):
    make_location_assessment(pilot)
    return make_user(role="policy_officer", pilot=pilot)


def due_for(client, pilot, user):
    client.force_login(user)
    answer = client.get(reverse("home:dashboard", args=[pilot.slug]))
    found = answer.context["board"].due
    about = [matter for matter in found if "/raadsvragen/" in matter.url]
    return [(matter.name, matter.badge, matter.is_late) for matter in about]


def test_late_soon_unseen_and_unowned_ones_wait_for_who_answers(client, pilot, published, officer):
    give(make_question(published), owner=officer)
    give(make_question(published, asked_on=date(2021, 6, 18), block="places"), owner=officer)
    give(make_question(published, asked_on=TODAY), owner=officer)
    make_question(published, asked_on=TODAY, block="")
    make_public_question(published)
    answer(make_question(published))
    assert due_for(client, pilot, officer) == [
        ("Vraag van de raad over blok 2.1", "Te laat", True),
        ("Vraag van de raad over blok 2.2", "Binnenkort", False),
        ("Vraag van de raad over de rapportage", "Niemand heeft de vraag", False),
        ("Vraag van de raad over blok 2.1", "Nog te bekijken", False),
    ]


def test_the_contact_officer_sees_what_is_to_be_looked_at_or_given(
    client, pilot, published, officer
):
    give(make_question(published), owner=officer)
    make_public_question(published)
    contact = make_user(role="contact_officer", pilot=pilot)
    assert due_for(client, pilot, contact) == [
        ("Vraag van de raad over blok 2.1", "Nog te bekijken", False)
    ]
    assert due_for(client, pilot, make_user(role="team_lead", pilot=pilot)) == []


def test_the_owner_is_mailed_once_without_a_name_or_a_word_of_it(
    pilot, published, officer, arrived
):
    give(make_question(published, text="Iets gevoeligs?"), owner=officer)
    make_user(role="policy_officer", pilot=pilot)
    assert remind(today=TODAY) == 1
    (mail,) = arrived()
    assert mail.to == [officer.email]
    assert "Vragen van de raad: 1" in mail.body
    assert "gevoelig" not in mail.body
    assert "Fractie" not in mail.body
    insert_sample(pilot, SECOND_QUARTER, on=TODAY)
    assert remind(today=date(2021, 7, 1)) == 0


def test_what_nobody_has_or_can_answer_is_mailed_to_who_keeps_the_questions(
    pilot, published, officer, arrived
):
    contact = make_user(role="contact_officer", pilot=pilot)
    gone = make_user(role="policy_officer", pilot=pilot)
    give(make_question(published), owner=gone)
    role = gone.memberships.get()
    end_role(membership=role, ends_on=date(2021, 6, 29), by=system())
    assert remind(today=TODAY) == 2
    assert {mail.to[0] for mail in arrived()} == {officer.email, contact.email}
