"""The tab about living and the forms behind it, as people use them."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions.placements import change_placement
from participants.models import Exit, ExitPlan, Handover, Inspection, Participant, Placement, Return
from tests.exit_factories import make_exit_plan, make_keys, make_move, make_return
from tests.factories import (
    TODAY,
    make_dwelling,
    make_exit,
    make_inspection,
    make_participant,
    make_placement,
    make_session,
    make_user,
    system,
)

AUGUST = date(2021, 8, 1)


@pytest.fixture
def manager(client, pilot):
    """A case manager who is signed in."""
    user = make_user(role="case_manager", pilot=pilot)
    client.force_login(user)
    return user


def address(name: str, row) -> str:
    pilot = row.pilot if isinstance(row, Participant) else None
    if pilot is None:
        placement = row.placement if isinstance(row, Exit) else row
        pilot = placement.dwelling.pilot
    return reverse(f"participants:{name}", args=[pilot.slug, row.pk])


def tab(client, placement: Placement) -> str:
    return client.get(address("participant-placements", placement.participant)).content.decode()


def sent(client, name: str, row, **data) -> str:
    """Send a form that is accepted; gives the page that follows."""
    answer = client.post(address(name, row), data, follow=True)
    assert answer.status_code == 200, answer.context["form"].errors
    assert answer.redirect_chain
    return answer.content.decode()


def refused(client, name: str, row, **data) -> str:
    """Send a form that is refused; gives the page with what was filled in."""
    answer = client.post(address(name, row), data)
    assert answer.status_code == 422
    return answer.content.decode()


class TestTab:
    def test_it_tells_where_since_when_and_what_can_be_done(self, client, manager, pilot):
        placement = make_placement(pilot)
        page = tab(client, placement)
        assert placement.dwelling.address in page
        assert "122" in page  # days from 1 March up to and including 30 June
        for name in ("handover-start", "exit-plan", "placement-change", "exit-create"):
            assert address(name, placement) in page
        assert address("handover-end", placement) not in page

    def test_it_may_be_called_off_until_there_are_keys_or_a_session(self, client, manager, pilot):
        keyed, supported = make_placement(pilot), make_placement(pilot)
        assert address("placement-cancel", keyed) in tab(client, keyed)
        make_keys(keyed)
        make_session(supported.participant, by=make_user(role="counsellor", pilot=pilot))
        for placement in (keyed, supported):
            assert address("placement-cancel", placement) not in tab(client, placement)
            assert client.get(address("placement-cancel", placement)).status_code == 302

    def test_of_someone_without_a_home_it_says_so(self, client, manager, pilot):
        answer = client.get(address("participant-placements", make_participant(pilot)))
        assert answer.status_code == 200
        assert answer.context["blocks"] == []

    def test_on_the_last_day_the_resident_still_lives_there(self, client, manager, pilot):
        placement = make_placement(pilot)
        make_exit(placement, exited_on=TODAY)
        (block,) = client.get(address("participant-placements", placement.participant)).context[
            "blocks"
        ]
        assert block.badge[1] == "ok"

    def test_after_leaving_it_tells_why_where_to_and_what_came_after(self, client, manager, pilot):
        placement = make_placement(pilot)
        make_keys(placement)
        exit = make_exit(placement, aftercare_until=AUGUST)
        make_return(exit)
        page = tab(client, placement)
        for words in ("Doelen behaald", "1 augustus 2021", "In de noodopvang", "15 juni 2021"):
            assert words in page
        assert address("handover-end", placement) in page
        assert address("exit-create", placement) not in page
        assert address("return-record", exit) not in page

    def test_a_counsellor_keeps_keys_and_plans_but_decides_on_no_stay(self, client, pilot):
        counsellor = make_user(role="counsellor", pilot=pilot)
        placement = make_placement(
            pilot, participant=make_participant(pilot, counsellor=counsellor)
        )
        client.force_login(counsellor)
        page = tab(client, placement)
        assert address("handover-start", placement) in page
        assert address("placement-change", placement) not in page
        assert client.get(address("placement-move", placement)).status_code == 403
        colleagues = make_placement(pilot)
        assert client.get(address("exit-plan", colleagues)).status_code == 404

    def test_after_a_move_no_exit_is_asked_of_the_stay_before_it(self, client, manager, pilot):
        first = make_placement(pilot, ends_on=date(2021, 5, 31))
        second = make_placement(pilot, participant=first.participant, starts_on=date(2021, 6, 1))
        page = tab(client, first)
        assert address("exit-create", second) in page
        make_exit(second, exited_on=TODAY)
        page = tab(client, first)
        assert address("exit-create", first) not in page
        assert "iw-alert--warning" not in page


class TestDays:
    def test_another_first_day_of_a_begun_stay_is_asked_about(self, client, manager, pilot):
        placement = make_placement(pilot)
        days = {"starts_on": "2021-03-08", "ends_on": "2021-08-01"}
        page = refused(client, "placement-change", placement, **days)
        assert 'href="#id_confirmed"' in page
        assert "Onderaan het formulier: “De eerste dag was verkeerd vastgelegd" in page
        rule = "participants_placement_begun_on_first_day"
        sent(client, "placement-change", placement, **days, confirmed=rule)
        placement.refresh_from_db()
        assert (placement.starts_on, placement.ends_on) == (date(2021, 3, 8), AUGUST)

    def test_a_refusal_keeps_what_was_filled_in(self, client, manager, pilot):
        placement = make_placement(pilot)
        page = refused(client, "placement-change", placement, ends_on="2022-04-01")
        assert "2022-04-01" in page

    def test_the_second_of_two_sees_the_difference(self, client, manager, pilot):
        placement = make_placement(pilot)
        version = client.get(address("placement-change", placement)).context["form"].version
        change_placement(
            placement=placement,
            starts_on=placement.starts_on,
            ends_on=AUGUST,
            today=TODAY,
            by=system(),
        )
        page = refused(client, "placement-change", placement, ends_on="2021-09-01", version=version)
        assert "1 augustus 2021" in page
        placement.refresh_from_db()
        assert placement.ends_on == AUGUST


def test_someone_moves_within_the_pilot(client, manager, pilot):
    placement, home = make_placement(pilot), make_dwelling(pilot)
    data = {"new_dwelling": home.pk, "moves_on": "2021-08-01", "ends_on": "2022-03-01"}
    page = sent(client, "placement-move", placement, **data)
    assert str(home) in page
    assert placement.participant.placements.count() == 2


def test_leaving_the_page_and_calling_off_have_different_words(client, manager, pilot):
    page = client.get(address("placement-cancel", make_placement(pilot))).content.decode()
    assert "Dit verblijf afzeggen" in page
    assert "nnuleren" not in page


def test_calling_off_a_move_says_that_the_stay_of_now_still_ends(client, manager, pilot):
    placement = make_placement(pilot)
    coming = make_move(placement)
    page = sent(client, "placement-cancel", coming, reason="Blijft toch hier.")
    assert "31 juli 2021" in page
    assert Placement.objects.get() == placement
    make_keys(placement)
    refused(client, "placement-cancel", placement, reason="Toch niet.")


def test_keys_that_did_not_come_back_are_said_in_words(client, manager, pilot):
    placement = make_placement(pilot)
    make_inspection(placement.dwelling)
    sent(client, "handover-start", placement, handed_on="2021-03-01", keys=3, findings="Heel.")
    form = client.get(address("handover-end", placement)).context["form"]
    assert "3" in form.fields["keys"].help_text
    data = {"handed_on": "2021-06-30", "keys": 2, "is_ready": "no", "findings": "Deur klemt."}
    page = sent(client, "handover-end", placement, **data)
    assert "iw-alert--warning" in page
    assert Inspection.objects.latest("inspected_on").is_ready is False
    assert "Nog eens." in refused(
        client, "handover-end", placement, **{**data, "findings": "Nog eens."}
    )
    assert Handover.objects.count() == 2


class TestExit:
    DATA = {
        "exited_on": "2021-05-31",
        "reason": "exit_reason.own_choice",
        "destination": "exit_destination.with_family",
        "aftercare_until": "2021-11-30",
    }

    def test_it_points_at_the_dwelling_to_inspect(self, client, manager, pilot):
        placement = make_placement(pilot)
        page = sent(client, "exit-create", placement, **self.DATA)
        assert (
            address("dwelling-detail", placement).replace(
                f"/{placement.pk}/", f"/{placement.dwelling_id}/"
            )
            in page
        )
        assert Exit.objects.get().aftercare_until == date(2021, 11, 30)

    def test_it_is_not_offered_twice(self, client, manager, pilot):
        placement = make_placement(pilot)
        make_exit(placement)
        answer = client.get(address("exit-create", placement))
        assert answer.url == address("participant-placements", placement.participant)
        refused(client, "exit-create", placement, **self.DATA)

    def test_no_one_chooses_the_class_of_the_destination(self, client, manager, pilot):
        page = client.get(address("exit-create", make_placement(pilot))).content.decode()
        assert "Passend" not in page
        assert "Dakloos of detentie" not in page


def test_aftercare_is_extended(client, manager, pilot):
    exit = make_exit(make_placement(pilot))
    sent(client, "aftercare-change", exit, aftercare_until="2021-09-30")
    exit.refresh_from_db()
    assert exit.aftercare_until == date(2021, 9, 30)
    refused(client, "aftercare-change", exit, aftercare_until="2021-05-01")


def test_a_return_is_recorded_and_never_compared_with_cbs(client, manager, pilot):
    exit = make_exit(make_placement(pilot))
    assert "CBS" in client.get(address("return-record", exit)).content.decode()
    data = {"returned_on": "2021-06-15", "situation": "homeless_situation.emergency_shelter"}
    refused(client, "return-record", exit, **{**data, "returned_on": "2021-12-24"})
    assert "In de noodopvang" in sent(client, "return-record", exit, **data)
    assert Return.objects.count() == 1
    assert client.get(address("return-record", exit)).status_code == 302


class TestPlan:
    DATA = {
        "destination": "exit_destination.own_rental",
        "next_home": "Huurwoning in Emmen",
        "moves_on": "2022-03-05",
        "is_arranged": "on",
        "to_do": "",
    }

    def test_days_without_a_home_are_confirmed_first(self, client, manager, pilot):
        placement = make_placement(pilot)
        page = refused(client, "exit-plan", placement, **self.DATA)
        assert 'name="confirmed"' in page
        assert "Huurwoning in Emmen" in page
        confirmed_rule = "participants_exitplan_no_days_between"
        sent(client, "exit-plan", placement, **self.DATA, confirmed=confirmed_rule)
        assert ExitPlan.objects.get().is_arranged

    def test_it_changes_what_is_there(self, client, manager, pilot):
        placement = make_placement(pilot)
        make_exit_plan(placement)
        page = client.get(address("exit-plan", placement)).content.decode()
        assert "Reageren op woningen." in page
        data = {**self.DATA, "moves_on": "2022-03-02"}
        assert "Huurwoning in Emmen" in sent(client, "exit-plan", placement, **data)
        assert ExitPlan.objects.get().is_arranged

    def test_of_two_who_make_one_the_second_sees_the_first(self, client, manager, pilot):
        placement = make_placement(pilot)
        version = client.get(address("exit-plan", placement)).context["form"].version
        make_exit_plan(placement, next_home="Flat aan de Laan")
        data = {**self.DATA, "is_arranged": "", "version": version}
        assert "Flat aan de Laan" in refused(client, "exit-plan", placement, **data)
        assert ExitPlan.objects.get().next_home == "Flat aan de Laan"
