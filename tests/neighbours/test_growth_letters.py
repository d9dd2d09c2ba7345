"""A decision to grow begins a letter by itself; whether neighbours heard in time is told."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.pilots.actions.capacity_steps import change_capacity, withdraw_capacity
from interwonen.pilots.actions.pilots import change_pilot
from neighbours.actions.letters import withdraw_letter
from neighbours.models import LetterRound
from neighbours.selectors.letters_fields import values_of
from neighbours.selectors.letters_growth import Heard, growth_of
from tests.address_factories import make_address
from tests.factories import TODAY, make_pilot, make_user, system
from tests.letter_factories import decide_on, make_letter, make_sender, send, write
from tests.neighbours.test_write_letter import change
from tests.pilots.test_pilot import decide
from tests.refusals import breaks, refused_by


def letter() -> LetterRound:
    return LetterRound.objects.get()


def sent_on(pilot, day) -> LetterRound:
    decide_on(pilot)
    make_sender(pilot)
    make_address(pilot)
    write(change(letter(), dated_on=day))
    return send(letter())


def correct(step, **facts):
    kept = {
        name: getattr(step, name) for name in ("effective_from", "capacity", "reason", "reference")
    }
    return change_capacity(step=step, **{**kept, "by": system(), **facts})


def heard(pilot, today=TODAY) -> list[Heard]:
    return [growth.heard(today) for growth in growth_of(pilot)]


def test_growth_begins_a_letter_with_its_own_text(pilot):
    step = decide(pilot)
    round = letter()
    assert (round.purpose, round.capacity_step, round.dated_on) == ("growth", step, None)
    assert round.subject == "Er komen bewoners bij in uw buurt"


def test_a_corrected_day_moves_along(pilot):
    step = decide(pilot)
    correct(step, effective_from=date(2021, 7, 15))
    assert letter().capacity_step.effective_from == date(2021, 7, 15)
    assert heard(pilot) == [Heard.NOT_YET]


def test_a_decision_not_to_grow_begins_none_and_takes_the_letter_back(pilot):
    step = decide(pilot)
    decide(pilot, effective_from=date(2021, 9, 1), capacity=5)
    assert LetterRound.objects.count() == 1
    correct(step, capacity=5)
    assert letter().is_withdrawn
    assert growth_of(pilot) == []


def test_a_withdrawn_decision_withdraws_the_unsent_letter(pilot):
    step = decide(pilot)
    withdraw_capacity(step=step, reason="Vergissing", by=system())
    round = letter()
    assert (round.is_withdrawn, round.capacity_step) == (True, None)


def test_a_letter_that_was_sent_stays(pilot):
    step = decide(pilot)
    sent_on(pilot, date(2021, 5, 20))
    withdraw_capacity(step=step, reason="Vergissing", by=system())
    round = letter()
    assert (round.is_sent, round.capacity_step) == (True, None)
    another = decide(pilot, effective_from=date(2021, 9, 1))
    withdraw_letter(round=another.letter_rounds.get(), reason="Niet nodig.", by=system())
    told = "UPDATE neighbours_letterround SET capacity_step_id = %s WHERE id = %s"
    assert refused_by(told, [another.pk, round.pk]) == "neighbours_letterround_still_to_send"


@pytest.mark.parametrize(
    "facts", [{"capacity": 6}, {"effective_from": date(2021, 7, 15)}], ids=["number", "day"]
)
def test_what_a_letter_told_and_holds_no_longer_is_told_again(client, pilot, facts):
    step = decide(pilot)
    told = sent_on(pilot, date(2021, 5, 20))
    correct(step, reason="Een andere reden.")
    assert heard(pilot) == [Heard.IN_TIME]
    correct(step, **facts)
    assert heard(pilot) != [Heard.IN_TIME]
    (growth,) = growth_of(pilot)
    assert growth.round is not None
    assert growth.round.is_open
    assert growth.round != told
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    page = client.get(reverse("neighbours:letter-detail", args=[pilot.slug, told.pk]))
    assert "klopt niet meer" in page.content.decode()


def test_it_is_not_sent_without_its_decision(pilot):
    decide_on(pilot)
    make_sender(pilot)
    make_address(pilot)
    round = make_letter(pilot, purpose="growth")
    write(round, body="Er komen mensen bij.")
    with breaks("neighbours_letterround_growth_has_decision"):
        send(round)
    by_hand = (
        "UPDATE neighbours_letterround SET sent_on = dated_on, sent_text = 'x', sent_by_id = %s"
    )
    refused = refused_by(by_hand, [system().pk])
    assert refused == "neighbours_letterround_growth_has_decision"
    values = values_of(round, on=TODAY)
    assert (values["ingangsdatum"], values["plekken"]) == ("", "")


def test_an_earlier_decision_that_goes_makes_a_later_one_growth(pilot):
    first = decide(pilot)
    second = decide(pilot, effective_from=date(2021, 9, 1), capacity=6)
    assert [growth.step for growth in growth_of(pilot)] == [first]
    withdraw_capacity(step=first, reason="Vergissing", by=system())
    assert [growth.step for growth in growth_of(pilot)] == [second]
    assert growth_of(pilot)[0].round.is_open


@pytest.mark.parametrize("sent", [False, True])
def test_one_whose_decision_grows_no_more_is_not_left_open(client, pilot, sent):
    step = decide(pilot, effective_from=date(2021, 7, 1), capacity=7)
    told = sent_on(pilot, date(2021, 5, 20)) if sent else letter()
    decide(pilot, effective_from=date(2021, 6, 1), capacity=7)
    assert step not in [growth.step for growth in growth_of(pilot)]
    told.refresh_from_db()
    assert (told.is_withdrawn, told.capacity_step) == ((False, None) if sent else (True, step))
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    page = client.get(reverse("neighbours:letter-detail", args=[pilot.slug, told.pk]))
    said = "klopt niet meer" if sent else "De pilot groeit niet meer door dit besluit."
    assert said in page.content.decode()


def test_more_places_at_the_start_leave_no_letter_about_growth(db):
    pilot = make_pilot(starts_on=date(2021, 8, 1), ends_on=date(2022, 7, 31))
    decide(pilot, effective_from=date(2021, 9, 1), capacity=7)
    change_pilot(pilot=pilot, base_capacity=7, today=TODAY, by=system())
    assert letter().is_withdrawn
    change_pilot(pilot=pilot, base_capacity=6, today=TODAY, by=system())
    assert [round.is_withdrawn for round in LetterRound.objects.order_by("pk")] == [True, False]


def test_it_is_told_on_the_pages_of_who_may_do_something(client, pilot):
    decide(pilot)
    said = "de buren hoorden het niet vooraf"
    seen = {}
    for role in ("policy_officer", "contact_officer", "case_manager"):
        client.force_login(make_user(role=role, pilot=pilot))
        for name in ("home:dashboard", "pilots:pilot-detail"):
            page = client.get(reverse(name, args=[pilot.slug])).content.decode()
            seen[role, name] = said in page, f"/brieven/{letter().pk}/" in page
    assert seen == {
        ("policy_officer", "home:dashboard"): (True, True),
        ("policy_officer", "pilots:pilot-detail"): (True, True),
        ("contact_officer", "home:dashboard"): (True, True),
        ("contact_officer", "pilots:pilot-detail"): (True, True),
        ("case_manager", "home:dashboard"): (False, False),
        ("case_manager", "pilots:pilot-detail"): (True, False),
    }


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2021, 5, 31), Heard.IN_TIME), (date(2021, 6, 1), Heard.LATE)],
)
def test_in_time_is_before_the_day_of_growth(pilot, day, expected):
    decide(pilot)
    assert heard(pilot, date(2021, 5, 31)) == [Heard.NOT_YET]
    assert heard(pilot) == [Heard.NOT]
    sent_on(pilot, day)
    assert heard(pilot) == [expected]


@pytest.mark.parametrize("role", ["policy_officer", "contact_officer", "case_manager"])
def test_growth_without_a_letter_offers_to_begin_one_to_who_may(client, pilot, role):
    decide(pilot)
    withdraw_letter(round=letter(), reason="Verkeerd.", by=system())
    user = make_user(role=role, pilot=pilot)
    client.force_login(user)
    begin = reverse("neighbours:letter-begin", args=[pilot.slug])
    for name in ("home:dashboard", "pilots:pilot-detail"):
        shown = client.get(reverse(name, args=[pilot.slug])).content.decode()
        assert (f'href="{begin}"' in shown) == (client.get(begin).status_code == 200)
