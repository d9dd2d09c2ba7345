"""The waiting list: its order, what each waits for, the note on it, and placing from it."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.core.versions import version_of
from participants.actions.dwellings_inspections import inspect_dwelling
from participants.actions.referrals_waiting import note_waiting
from participants.models import Dwelling, Participant, Placement, Referral
from participants.selectors.referrals_waiting import (
    Need,
    Waiting,
    next_place,
    room_in,
    waiting_list,
)
from tests.factories import (
    TODAY,
    make_dwelling,
    make_exit,
    make_inspection,
    make_participant,
    make_pilot,
    make_placement,
    make_proposal,
    make_referral,
    make_user,
    system,
)
from tests.refusals import breaks


def make_ready(pilot, **facts) -> Dwelling:
    """A dwelling that was found ready on 20 February 2021."""
    home = make_dwelling(pilot, **facts)
    inspect_dwelling(
        dwelling=home,
        inspected_on=date(2021, 2, 20),
        is_ready=True,
        findings="",
        today=TODAY,
        by=system(),
    )
    return home


def note(participant: Participant, **facts) -> Referral:
    return note_waiting(
        referral=participant.referrals.get(),
        **{"waits_for": "", "precedence": "", "today": TODAY, "by": system(), **facts},
    )


def fill(pilot, places: int = 5, **days) -> list[Placement]:
    return [make_placement(pilot, **days) for _ in range(places)]


def needs(pilot, on: date = TODAY) -> list[Need]:
    return [line.need for line in waiting_list(pilot, on=on)]


def test_precedence_comes_first_then_the_acceptance_then_the_code(pilot):
    late = make_participant(pilot, accepted_on=date(2021, 3, 1))
    first = make_participant(pilot, accepted_on=date(2021, 2, 10))
    same_day = make_participant(pilot, accepted_on=date(2021, 2, 10))
    urgent = make_participant(pilot, accepted_on=date(2021, 6, 1))
    note(urgent, precedence="De opvang sluit op 15 juli.")
    make_referral(pilot)
    make_placement(pilot)
    make_participant(make_pilot())
    lines = waiting_list(pilot, on=TODAY)
    assert [line.participant for line in lines] == [urgent, first, same_day, late]
    assert [line.number for line in lines] == [1, 2, 3, 4]
    assert [line.days for line in lines] == [29, 140, 140, 121]


def test_who_has_a_proposal_waits_for_a_decision_on_it(pilot):
    make_ready(pilot, name="Woning 3")
    seven = make_ready(pilot, name="Woning 7")
    participant = make_participant(pilot)
    (line,) = waiting_list(pilot, on=TODAY)
    assert line.words == "Een besluit. Woning 3 is klaar en er is een plek vrij."
    make_proposal(participant, dwelling=seven)
    (line,) = waiting_list(pilot, on=TODAY)
    assert line.words == (
        "Een besluit over het voorstel. Woning 7 is klaar en er is een plek vrij."
    )
    make_inspection(seven, inspected_on=TODAY, is_ready=False)
    (line,) = waiting_list(pilot, on=TODAY)
    assert line.words == (
        "Een besluit over het voorstel. Woning 7 is nog niet klaar. Er is een plek vrij."
    )


def test_a_dwelling_that_is_ready_goes_to_who_comes_first(pilot):
    make_participant(pilot, accepted_on=date(2021, 2, 10))
    make_participant(pilot, accepted_on=date(2021, 3, 10))
    assert [line.words for line in waiting_list(pilot, on=TODAY)] == [
        "Een woning die klaar is. Nu is er geen woning klaar. Er is wel een plek vrij."
    ] * 2
    make_ready(pilot)
    _first, second = waiting_list(pilot, on=TODAY)
    assert "Wie eerder op de lijst staat, gaat voor" in second.words


def test_it_stands_as_of_a_date(pilot):
    participant = make_participant(pilot, accepted_on=date(2021, 2, 15))
    make_placement(pilot, participant=participant, starts_on=date(2021, 4, 1))
    assert waiting_list(pilot, on=date(2021, 2, 14)) == []
    (line,) = waiting_list(pilot, on=date(2021, 3, 31))
    assert line.days == 44
    assert waiting_list(pilot, on=date(2021, 4, 1)) == []


def test_a_free_place_and_a_ready_dwelling_go_to_the_first(pilot):
    home = make_ready(pilot)
    for _ in range(2):
        make_participant(pilot)
    first, second = waiting_list(pilot, on=TODAY)
    assert first.can_be_placed
    assert first.need == Need.NOTHING
    assert str(home) in first.words
    assert not second.can_be_placed
    assert second.need == Need.DWELLING


@pytest.mark.parametrize("state", ["preparing", "to_inspect", "unlet"])
def test_without_a_ready_dwelling_that_is_what_is_waited_for(pilot, state):
    make_participant(pilot)
    if state == "preparing":
        make_dwelling(pilot)
    elif state == "to_inspect":
        make_exit(make_placement(pilot, dwelling=make_ready(pilot)))
    else:
        make_ready(pilot, available_until=date(2021, 6, 29))
    assert needs(pilot) == [Need.DWELLING]


def test_when_all_places_are_taken_it_says_until_when(pilot):
    make_ready(pilot)
    fill(pilot, 4)
    make_placement(pilot, ends_on=date(2021, 8, 31))
    for _ in range(2):
        make_participant(pilot)
    first, second = waiting_list(pilot, on=TODAY)
    assert first.need == Need.PLACE
    assert "31 augustus 2021" in first.words
    assert second.need == Need.NO_PLACE


def test_the_second_waits_for_the_place_after_the_first(pilot):
    make_ready(pilot)
    fill(pilot, 3)
    make_placement(pilot, ends_on=date(2021, 8, 31))
    for _ in range(2):
        make_participant(pilot)
    first, second = waiting_list(pilot, on=TODAY)
    assert first.need == Need.NOTHING
    assert second.need == Need.TURN
    assert "1 september 2021" in second.words


def test_a_promised_place_is_not_free(pilot):
    make_ready(pilot)
    fill(pilot, 4)
    promised = make_placement(pilot, starts_on=date(2021, 9, 1))
    make_participant(pilot)
    planned, waits = waiting_list(pilot, on=TODAY)
    assert planned.placement == promised
    assert planned.need == Need.PLANNED
    assert "1 september 2021" in planned.words
    assert not planned.can_be_placed
    assert (waits.rank, waits.need) == (0, Need.NO_PLACE)


def test_after_the_pilot_nothing_is_free(pilot):
    make_ready(pilot)
    make_participant(pilot)
    assert needs(pilot, on=date(2022, 3, 2)) == [Need.NO_PLACE]


def test_a_note_and_a_precedence_are_kept_with_who_wrote_them(pilot):
    manager = make_user(role="case_manager", pilot=pilot)
    participant = make_participant(pilot)
    note(
        participant, waits_for="Woning op de begane grond.", precedence="Opvang sluit.", by=manager
    )
    (line,) = waiting_list(pilot, on=TODAY)
    assert line.referral.waits_for == "Woning op de begane grond."
    assert line.referral.history.first().history_user == manager


def test_a_note_is_refused_for_who_does_not_wait(pilot):
    placed = make_placement(pilot).participant
    undecided = make_referral(pilot).participant
    for participant in (placed, undecided):
        with breaks("participants_referral_on_the_waiting_list"):
            note(participant, waits_for="Iets.")
    assert not Referral.objects.exclude(waits_for="").exists()


def test_the_page_shows_order_note_and_button(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    make_ready(pilot)
    participant = make_participant(pilot)
    note(participant, waits_for="Woning op de begane grond.", precedence="Opvang sluit.")
    page = client.get(reverse("participants:waiting-list", args=[pilot.slug])).content.decode()
    assert participant.full_name in page
    assert "Woning op de begane grond." in page
    assert "Opvang sluit." in page
    assert reverse("participants:placement-create", args=[pilot.slug, participant.pk]) in page
    assert address(participant.referrals.get()) in page


def address(referral: Referral) -> str:
    return reverse("participants:waiting-note", args=[referral.participant.pilot.slug, referral.pk])


def test_the_note_is_written_from_the_page_and_two_editors_see_each_other(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    referral = make_participant(pilot).referrals.get()
    seen = version_of(referral)
    first = {"waits_for": "Begane grond.", "precedence": "", "version": seen}
    assert client.post(address(referral), first).status_code == 302
    second = client.post(address(referral), {**first, "waits_for": "Iets anders."})
    assert second.status_code == 422
    assert "Iets anders." in second.content.decode()
    referral.refresh_from_db()
    assert referral.waits_for == "Begane grond."


def test_a_counsellor_sees_the_own_caseload_with_the_place_in_the_whole_list(client, pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    other = make_participant(pilot, accepted_on=date(2021, 2, 10))
    mine = make_participant(pilot, counsellor=counsellor)
    client.force_login(counsellor)
    page = client.get(reverse("participants:waiting-list", args=[pilot.slug]))
    lines: list[Waiting] = page.context["lines"]
    assert [(line.participant, line.number) for line in lines] == [(mine, 2)]
    assert other.full_name not in page.content.decode()
    assert "plaatsen" not in page.content.decode()


def test_the_lists_lead_to_each_other(client, pilot):
    url = reverse("participants:waiting-list", args=[pilot.slug])
    client.force_login(make_user(role="case_manager", pilot=pilot))
    everyone = reverse("participants:participant-list", args=[pilot.slug])
    assert url in client.get(everyone).content.decode()
    assert everyone in client.get(url).content.decode()
    assert url in client.get(reverse("home:dashboard", args=[pilot.slug])).content.decode()
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    assert url not in client.get(everyone).content.decode()


def proposed(client, pilot, participant) -> dict:
    client.force_login(make_user(role="case_manager", pilot=pilot))
    url = reverse("participants:placement-create", args=[pilot.slug, participant.pk])
    form = client.get(url).context["form"]
    return {name: form[name].value() for name in ("dwelling", "starts_on", "ends_on")}


def test_the_form_proposes_the_first_dwelling_that_is_ready_from_today(client, pilot):
    make_dwelling(pilot, name="Woning A")
    home = make_ready(pilot, name="Woning B")
    make_ready(pilot, name="Woning C")
    participant = make_participant(pilot)
    assert proposed(client, pilot, participant) == {
        "dwelling": home.pk,
        "starts_on": TODAY,
        "ends_on": pilot.ends_on,
    }


def test_it_proposes_no_later_than_the_dwelling_is_let_and_free(client, pilot):
    let = make_ready(pilot, name="Woning A", available_until=date(2021, 10, 31))
    participant = make_participant(pilot)
    assert proposed(client, pilot, participant)["ends_on"] == date(2021, 10, 31)
    make_placement(pilot, dwelling=let, starts_on=date(2021, 9, 1), ends_on=date(2021, 9, 30))
    assert proposed(client, pilot, participant)["ends_on"] == date(2021, 8, 31)


def test_with_all_places_taken_it_proposes_the_first_day_with_a_free_one(client, pilot):
    home = make_ready(pilot)
    fill(pilot, 4)
    make_placement(pilot, ends_on=date(2021, 8, 31))
    assert proposed(client, pilot, make_participant(pilot)) == {
        "dwelling": home.pk,
        "starts_on": date(2021, 9, 1),
        "ends_on": pilot.ends_on,
    }


def test_without_a_ready_dwelling_or_a_place_it_proposes_none(pilot):
    make_dwelling(pilot)
    assert next_place(pilot, room_in(pilot, on=TODAY)) == (TODAY, None)
    fill(pilot)
    assert next_place(pilot, room_in(pilot, on=TODAY))[0] == TODAY


def test_the_labels_say_how_each_dwelling_stands(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    make_ready(pilot, name="Woning A")
    make_dwelling(pilot, name="Woning B")
    make_exit(make_placement(pilot, dwelling=make_dwelling(pilot, name="Woning C")))
    make_placement(pilot, dwelling=make_dwelling(pilot, name="Woning D"))
    coming = make_ready(pilot, name="Woning E")
    make_placement(pilot, dwelling=coming, starts_on=date(2021, 9, 1))
    participant = make_participant(pilot)
    url = reverse("participants:placement-create", args=[pilot.slug, participant.pk])
    form = client.get(url).context["form"]
    labels = [str(label) for _value, label in form.fields["dwelling"].choices]
    state = {code: str(label).lower() for code, label in Dwelling.State.choices}
    assert labels == [
        f"Woning A: {state['ready']}",
        f"Woning E: {state['ready']}, bezet vanaf 1 september 2021",
        f"Woning B: {state['preparing']}",
        f"Woning C: {state['to_inspect']}",
        "Woning D: bezet tot en met 1 maart 2022",
    ]
