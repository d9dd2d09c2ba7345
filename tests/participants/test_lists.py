"""The lists of the register: who is on them, and what they lead to."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions.exits import record_exit
from participants.models import Participant
from tests.factories import (
    TODAY,
    make_participant,
    make_placement,
    make_referral,
    make_user,
    system,
    term,
)


def test_a_status_follows_from_what_happened(pilot):
    referred, waiting = make_referral(pilot).participant, make_participant(pilot)
    placed = make_placement(pilot).participant
    exit = make_placement(pilot)
    record_exit(
        placement=exit,
        exited_on=date(2021, 5, 31),
        reason=term("exit_reason.goals_met"),
        destination=term("exit_destination.own_rental"),
        today=TODAY,
        by=system(),
    )

    def status_on(day: date) -> dict[Participant, str]:
        return {row: row.status for row in Participant.objects.with_status(on=day)}

    assert status_on(TODAY) == {
        referred: "referred",
        waiting: "waiting",
        placed: "placed",
        exit.participant: "left",
    }
    assert status_on(date(2021, 5, 31))[exit.participant] == "placed"
    assert status_on(date(2021, 2, 14))[waiting] == "assessment"


def test_the_list_filters_and_says_what_to_do_when_empty(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    make_participant(pilot)
    url = reverse("participants:participant-list", args=[pilot.slug])
    assert len(client.get(url, {"status": "waiting"}).context["page_obj"].object_list) == 1
    empty = client.get(url, {"status": "placed"})
    assert len(empty.context["page_obj"].object_list) == 0
    assert reverse("participants:participant-list", args=[pilot.slug]) in empty.content.decode()


@pytest.mark.parametrize("role", ["case_manager", "counsellor", "team_lead"])
def test_every_order_that_is_offered_orders_the_list(client, pilot, role):
    user = make_user(role=role, pilot=pilot)
    for last_name in ("Zand", "aan de Dijk", "'t Berg", "Çelik"):
        counsellor = user if role == "counsellor" else None
        make_participant(pilot, last_name=last_name, counsellor=counsellor)
    client.force_login(user)
    url = reverse("participants:participant-list", args=[pilot.slug])
    form = client.get(url).context["filter"]
    for order, _label in form.fields["order"].choices:
        lines = client.get(url, {"order": order}).context["lines"]
        assert len(lines) == 4
        if order == "name":
            names = [line.name.split(" ", 1)[1] for line in lines]
            assert names == ["'t Berg", "Çelik", "aan de Dijk", "Zand"]


def test_on_the_board_a_counsellor_sees_neither_name_nor_code_of_a_colleagues_resident(
    client, pilot
):
    counsellor = make_user(role="counsellor", pilot=pilot)
    mine = make_placement(pilot, participant=make_participant(pilot, counsellor=counsellor))
    other = make_placement(pilot)
    client.force_login(counsellor)
    page = client.get(reverse("participants:dwelling-list", args=[pilot.slug])).content.decode()
    assert mine.participant.full_name in page
    assert other.participant.full_name not in page
    assert other.participant.reference not in page


def participant_page(client, pilot, participant) -> str:
    client.force_login(make_user(role="case_manager", pilot=pilot))
    url = reverse("participants:participant-detail", args=[pilot.slug, participant.pk])
    return client.get(url).content.decode()


def test_someone_with_a_coming_stay_is_not_placed_again(client, pilot):
    coming = make_placement(pilot, starts_on=date(2021, 7, 1))
    url = reverse("participants:placement-create", args=[pilot.slug, coming.participant_id])
    assert url not in participant_page(client, pilot, coming.participant)
    waiting = make_participant(pilot)
    url = reverse("participants:placement-create", args=[pilot.slug, waiting.pk])
    assert url in participant_page(client, pilot, waiting)
    labels = dict(client.get(url).context["form"].fields["dwelling"].choices)
    (label,) = (str(text) for text in labels.values())
    assert label.startswith(f"{coming.dwelling}: ")
    assert "1 juli 2021" in label


def test_the_exit_can_be_recorded_after_the_planned_last_day(client, pilot):
    over = make_placement(pilot, ends_on=date(2021, 6, 1))
    url = reverse("participants:exit-create", args=[pilot.slug, over.pk])
    assert url in participant_page(client, pilot, over.participant)
