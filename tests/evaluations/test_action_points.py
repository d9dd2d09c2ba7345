"""What is agreed at an evaluation, who does it, and what comes of it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from evaluations.actions.action_points import (
    change_action_point,
    move_action_point,
    reopen_action_point,
    withdraw_action_point,
)
from evaluations.models import ActionPoint
from evaluations.selectors.action_points import action_points_due
from tests.evaluation_factories import close_point, hold, make_moment, make_point
from tests.factories import TODAY, make_pilot, make_user, system
from tests.refusals import breaks, refused_by


@pytest.fixture
def moment(pilot):
    return hold(make_moment(pilot))


def url(name: str, point: ActionPoint) -> str:
    return reverse(f"evaluations:action-point-{name}", args=[point.moment.pilot.slug, point.pk])


def change(point: ActionPoint, **facts) -> ActionPoint:
    kept = {name: getattr(point, name) for name in ("what", "owner", "organisation", "due_on")}
    return change_action_point(point=point, **{**kept, "today": TODAY, "by": system(), **facts})


class TestAgree:
    def test_it_has_a_person_or_an_organisation_as_owner(self, moment, officer):
        ours = make_point(moment, owner=officer, organisation="", by=officer)
        theirs = make_point(moment)
        assert (ours.owner_words, theirs.owner_words) == (str(officer), "Woonservice")
        assert ours.history.get().history_user == officer
        assert (theirs.agreed_for, theirs.due_on) == (date(2021, 9, 30), date(2021, 9, 30))

    @pytest.mark.parametrize(
        ("facts", "rule"),
        [
            ({"what": " "}, "evaluations_actionpoint_says_what"),
            ({"organisation": ""}, "evaluations_actionpoint_one_owner"),
            ({"due_on": date(2021, 6, 27)}, "evaluations_actionpoint_due_after_moment"),
            ({"due_on": date(2023, 3, 2)}, "pilots_date_near_the_pilot"),
        ],
    )
    def test_it_refuses_half_a_point(self, moment, facts, rule):
        with breaks(rule):
            make_point(moment, **facts)
        assert not ActionPoint.objects.exists()

    def test_an_owner_works_in_the_pilot_and_is_the_only_one(self, moment, officer):
        with breaks("evaluations_actionpoint_owner_works_here"):
            make_point(moment, owner=make_user(role="auditor"), organisation="")
        with breaks("evaluations_actionpoint_one_owner"):
            make_point(moment, owner=officer)
        assert not ActionPoint.objects.exists()

    def test_not_before_the_day_of_the_evaluation(self, pilot):
        with breaks("evaluations_minutes_not_ahead"):
            make_point(make_moment(pilot, TODAY + timedelta(days=1)))
        assert make_point(make_moment(pilot, TODAY)).is_open

    def test_nobody_can_be_recognised_in_it(self, moment):
        with breaks("participants_text_recognisable"):
            make_point(moment, what="Bellen met de huisarts van Jansen-Bakker op nummer 12.")
        assert not ActionPoint.objects.exists()

    def test_the_database_refuses_half_a_point_too(self, moment):
        make_point(moment)
        for column, rule in (
            ("what = ' '", "evaluations_actionpoint_says_what"),
            ("organisation = ''", "evaluations_actionpoint_one_owner"),
            ("due_on = '2021-12-01'", "evaluations_actionpoint_move_says_why"),
            ("outcome = 'done'", "evaluations_actionpoint_closed_with_words"),
            ("withdrawn_because = ' '", "evaluations_actionpoint_withdrawal_says_why"),
        ):
            assert refused_by(f"UPDATE evaluations_actionpoint SET {column}", []) == rule


class TestLater:
    def test_it_moves_with_a_reason_and_the_agreed_day_stays(self, moment):
        point = make_point(moment)
        with breaks("evaluations_actionpoint_move_says_why", field="reason"):
            move_action_point(point=point, due_on=date(2021, 11, 1), reason=" ", by=system())
        point = move_action_point(
            point=point, due_on=date(2021, 11, 1), reason="Levertijd.", by=system()
        )
        assert (point.agreed_for, point.due_on) == (date(2021, 9, 30), date(2021, 11, 1))
        assert point.history.first().history_change_reason == "Levertijd."

    def test_it_is_closed_with_words_opened_again_and_corrected(self, moment):
        point = make_point(moment)
        with breaks("evaluations_actionpoint_closed_with_words"):
            close_point(point, closing_words=" ")
        with breaks("core_not_ahead"):
            close_point(point, closed_on=TODAY + timedelta(days=1))
        with breaks("evaluations_actionpoint_due_after_moment"):
            close_point(point, closed_on=date(2021, 6, 27))
        assert close_point(point).outcome == "done"
        with breaks("evaluations_actionpoint_still_open"):
            move_action_point(point=point, due_on=date(2021, 11, 1), reason="Laat.", by=system())
        assert (
            close_point(point, outcome="dropped", closing_words="Niet nodig.").outcome == "dropped"
        )
        assert reopen_action_point(point=point, by=system()).is_open

    def test_it_is_corrected_or_withdrawn_with_history(self, moment):
        point = change(make_point(moment), due_on=date(2021, 8, 1))
        assert (point.agreed_for, point.history.count()) == (date(2021, 8, 1), 2)
        with breaks("core_mistake_is_explained"):
            withdraw_action_point(point, reason=" ", by=system())
        withdraw_action_point(point, reason="Dubbel.", by=system())
        assert not ActionPoint.objects.standing().exists()
        with breaks("core_still_stands"):
            close_point(point)


class TestDue:
    def test_it_gives_what_is_late_or_due_within_a_week(self, pilot, moment, officer):
        late = make_point(moment, due_on=date(2021, 6, 29), owner=officer, organisation="")
        soon = make_point(moment, due_on=TODAY + timedelta(days=7))
        make_point(moment, due_on=TODAY + timedelta(days=8))
        close_point(make_point(moment, due_on=TODAY))
        make_point(hold(make_moment(make_pilot())), due_on=TODAY)
        rows = action_points_due(pilot, TODAY)
        assert [(row.pk, row.owner) for row in rows] == [(late.pk, officer), (soon.pk, None)]
        assert [row.pk for row in action_points_due(pilot, TODAY + timedelta(days=8))][:2] == [
            late.pk,
            soon.pk,
        ]


class TestPages:
    def test_a_policy_officer_adds_moves_and_closes_one(self, client, pilot, moment, officer):
        client.force_login(officer)
        create = reverse("evaluations:action-point-create", args=[pilot.slug, moment.pk])
        sent = {"what": "Sleutelkast bestellen.", "owner": officer.pk, "due_on": "2021-06-29"}
        assert client.post(create, sent).status_code == 302
        point = ActionPoint.objects.get()
        listed = reverse("evaluations:action-point-list", args=[pilot.slug])
        assert "iw-badge--error" in client.get(listed).content.decode()
        version = client.get(url("move", point)).context["form"].version
        move = {"due_on": "2021-07-20", "reason": "Levertijd.", "version": version}
        assert client.post(url("move", point), move).status_code == 302
        shown = client.get(listed).content.decode()
        assert "Levertijd." in shown
        assert "iw-badge--error" not in shown
        version = client.get(url("close", point)).context["form"].version
        done = {"outcome": "done", "closed_on": "2021-06-30", "closing_words": "Hangt er."}
        assert client.post(url("close", point), {**done, "version": version}).status_code == 302
        assert "Hangt er." in client.get(listed).content.decode()

    def test_the_owner_closes_an_own_point_and_no_other(self, client, pilot, moment):
        counsellor = make_user(role="counsellor", pilot=pilot)
        own = make_point(moment, owner=counsellor, organisation="")
        other = make_point(moment)
        client.force_login(counsellor)
        sent = {"outcome": "done", "closed_on": "2021-06-30", "closing_words": "Gedaan."}
        for point, status in ((own, 302), (other, 403)):
            assert client.post(url("close", point), sent).status_code == status
        assert [point.pk for point in ActionPoint.objects.open(on=TODAY)] == [other.pk]
        assert client.get(url("change", own)).status_code == 403
