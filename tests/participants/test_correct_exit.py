"""What was recorded about leaving is corrected: keys, exit, return; and an exit is taken back."""

from datetime import date

import pytest

from interwonen.audit.histories import history_url
from interwonen.core.rules import RuleBroken
from interwonen.core.versions import Overtaken, version_of
from participants.actions.exits_corrections import change_exit, change_return, withdraw_exit
from participants.actions.handovers import change_handover
from participants.models import Exit, Handover, Participant, Placement, Return
from tests.exit_factories import make_comeback, make_keys, make_return, take_back
from tests.factories import TODAY, make_exit, make_placement, make_session, make_user, system, term
from tests.participants.test_placement_pages import address, sent

MAY_31, MAY_15, JUNE_20 = date(2021, 5, 31), date(2021, 5, 15), date(2021, 6, 20)


@pytest.fixture
def exit(pilot) -> Exit:
    """The exit of a stay from 1 March, on 31 May 2021."""
    return make_exit(make_placement(pilot))


def correct(exit: Exit, **facts) -> Exit:
    defaults = {
        "exited_on": MAY_31,
        "reason": exit.reason,
        "destination": exit.destination,
        "aftercare_until": exit.aftercare_until,
        "today": TODAY,
        "by": system(),
    }
    return change_exit(exit=exit, **{**defaults, **facts})


def recorded() -> list:
    """All that is known about stays, exits, keys and returns, with the number of changes."""
    kinds = Placement, Exit, Handover, Return
    rows = [list(kind.objects.order_by("pk").values()) for kind in kinds]
    return rows + [kind.history.count() for kind in kinds]


def refused(act, *args, **facts) -> str:
    before = recorded()
    with pytest.raises(RuleBroken) as refusal:
        act(*args, **facts)
    assert recorded() == before
    return refusal.value.rule.name


class TestExit:
    @pytest.mark.parametrize("day", [MAY_15, JUNE_20])
    def test_the_stay_ends_on_the_right_day(self, pilot, exit, day):
        manager = make_user(role="case_manager", pilot=pilot)
        other = term("exit_destination.with_family")
        correct(exit, exited_on=day, destination=other, by=manager)
        exit.refresh_from_db()
        assert (exit.exited_on, exit.placement.ends_on) == (day, day)
        assert exit.destination == other
        assert exit.placement.history.first().history_user == manager

    def test_a_wrong_day_is_refused(self, exit):
        ahead, early = date(2021, 7, 1), date(2021, 2, 28)
        assert refused(correct, exit, exited_on=ahead) == "participants_exit_not_ahead"
        assert refused(correct, exit, exited_on=early) == "participants_exit_during_placement"

    def test_the_successor_keeps_the_dwelling(self, pilot, exit):
        home = exit.placement.dwelling
        make_placement(pilot, dwelling=home, starts_on=date(2021, 6, 1))
        rule = "participants_placement_one_per_dwelling"
        assert refused(correct, exit, exited_on=JUNE_20) == rule

    def test_a_session_held_by_then_is_kept_within_the_support(self, exit):
        make_session(exit.placement.participant, by=system(), day=date(2021, 5, 20))
        rule = "participants_exit_covers_sessions"
        assert refused(correct, exit, exited_on=MAY_15) == rule

    def test_the_return_stays_within_six_months_after_it(self, exit):
        make_return(exit)
        rule = "participants_return_within_six_months"
        assert refused(correct, exit, exited_on=JUNE_20) == rule

    def test_a_new_referral_stays_after_it(self, exit):
        make_comeback(exit.placement.participant, date(2021, 6, 10))
        rule = "participants_exit_before_the_next_referral"
        assert refused(correct, exit, exited_on=JUNE_20) == rule

    def test_the_second_of_two_is_overtaken(self, exit):
        seen = version_of(exit)
        correct(exit, exited_on=MAY_15)
        with pytest.raises(Overtaken):
            correct(exit, exited_on=JUNE_20, version=seen)
        assert Exit.objects.get().exited_on == MAY_15


class TestWithdrawnExit:
    facts = {"ends_on": date(2021, 12, 31), "reason": "Bleef toch.", "by": None}

    def act(self, exit, **facts):
        return withdraw_exit(exit=exit, **{**self.facts, "by": system(), **facts})

    def test_the_stay_goes_on_and_the_history_says_why(self, exit):
        placement = self.act(exit)
        assert not Exit.objects.exists()
        placement.refresh_from_db()
        assert placement.ends_on == date(2021, 12, 31)
        assert Participant.objects.with_status(on=TODAY).get().status == "placed"
        assert Exit.history.first().history_change_reason == "Bleef toch."
        assert placement.history.first().history_change_reason == "Bleef toch."

    def test_it_needs_a_reason_and_a_longer_stay(self, exit):
        assert refused(self.act, exit, reason=" ") == "participants_exit_withdrawn_says_why"
        rule = "participants_exit_withdrawn_for_longer_placement"
        assert refused(self.act, exit, ends_on=MAY_15) == rule
        rule = "participants_placement_within_period"
        assert refused(self.act, exit, ends_on=date(2022, 3, 2)) == rule

    def test_the_successor_keeps_the_dwelling(self, pilot, exit):
        make_placement(pilot, dwelling=exit.placement.dwelling, starts_on=date(2021, 6, 1))
        assert refused(self.act, exit) == "participants_placement_one_per_dwelling"

    def test_what_rests_on_it_keeps_it(self, exit):
        make_return(exit)
        assert refused(self.act, exit) == "participants_exit_nothing_after_it"

    def test_a_new_referral_keeps_it(self, exit):
        make_comeback(exit.placement.participant, date(2021, 6, 10))
        assert refused(self.act, exit) == "participants_exit_nothing_after_it"


class TestReturn:
    def act(self, came_back, day):
        situation = term("homeless_situation.staying_with_others")
        return change_return(
            came_back=came_back, returned_on=day, situation=situation, today=TODAY, by=system()
        )

    def test_it_says_the_right_day_and_place(self, exit):
        came_back = self.act(make_return(exit), JUNE_20)
        came_back.refresh_from_db()
        assert came_back.returned_on == JUNE_20
        assert came_back.situation == term("homeless_situation.staying_with_others")

    def test_a_day_ahead_or_too_early_is_refused(self, exit):
        came_back = make_return(exit)
        assert refused(self.act, came_back, date(2021, 7, 1)) == "participants_date_not_ahead"
        rule = "participants_return_within_six_months"
        assert refused(self.act, came_back, MAY_31) == rule


class TestKeys:
    def act(self, handover, **facts):
        defaults = {
            "handed_on": handover.handed_on,
            "keys": handover.keys,
            "findings": handover.findings,
            "today": TODAY,
            "by": system(),
        }
        return change_handover(handover=handover, **{**defaults, **facts})

    def test_the_number_and_the_findings_are_put_right(self, pilot):
        given = self.act(make_keys(make_placement(pilot)), keys=3, findings="Deur klemt.")
        given.refresh_from_db()
        assert (given.keys, given.findings) == (3, "Deur klemt.")

    def test_the_order_of_giving_and_coming_back_stays(self, pilot, exit):
        given = make_keys(exit.placement, handed_on=date(2021, 3, 10))
        back = take_back(exit.placement)
        rule = "participants_handover_given_before_back"
        assert refused(self.act, back, handed_on=date(2021, 3, 9)) == rule
        assert self.act(back, handed_on=date(2021, 6, 2), keys=0).keys == 0
        rule = "participants_handover_during_placement"
        assert refused(self.act, given, handed_on=date(2021, 6, 1)) == rule
        assert refused(self.act, given, keys=0) == "participants_handover_number_of_keys"
        assert refused(self.act, given, handed_on=date(2021, 7, 1)) == "participants_date_not_ahead"


class TestPages:
    @pytest.fixture
    def manager(self, client, pilot):
        client.force_login(make_user(role="case_manager", pilot=pilot))

    def test_the_exit_is_corrected_and_taken_back(self, client, pilot, manager, exit):
        form = client.get(address("exit-change", exit)).content.decode()
        assert address("exit-withdraw", exit) in form
        page = sent(
            client,
            "exit-change",
            exit,
            exited_on="2021-05-15",
            reason=exit.reason_id,
            destination=exit.destination_id,
            aftercare_until="",
        )
        assert "15 mei 2021" in page
        placement = exit.placement
        assert exit.reason_id not in client.get(address("exit-withdraw", exit)).content.decode()
        sent(client, "exit-withdraw", exit, ends_on="2021-12-31", reason="Bleef toch.")
        assert not Exit.objects.exists()
        history = client.get(history_url(placement, pilot.slug)).content.decode()
        assert "Bleef toch." in history

    def test_why_an_exit_is_withdrawn_starts_empty(self, client, pilot, manager, exit):
        form = client.get(address("exit-withdraw", exit)).context["form"]
        assert not form["reason"].value()
        assert form["ends_on"].value() == pilot.ends_on

    def test_keys_and_return_are_corrected(self, client, manager, pilot, exit):
        given = make_keys(exit.placement)
        came_back = make_return(exit)
        slug = pilot.slug
        keys = {"handed_on": "2021-03-02", "keys": "4", "findings": ""}
        client.post(f"/{slug}/sleutels/{given.pk}/wijzigen/", keys)
        given.refresh_from_db()
        assert (given.handed_on, given.keys) == (date(2021, 3, 2), 4)
        back = {"returned_on": "2021-06-18", "situation": came_back.situation_id}
        client.post(f"/{slug}/opnieuw-dakloos/{came_back.pk}/wijzigen/", back)
        came_back.refresh_from_db()
        assert came_back.returned_on == date(2021, 6, 18)
