"""An evaluation moment is planned and held, with both judgements and a decision."""

from datetime import date

import pytest
from django.urls import reverse

from evaluations.actions.moments import (
    change_moment,
    correct_judgement,
    hold_moment,
    plan_moment,
    withdraw_moment,
)
from evaluations.models import EvaluationMoment
from tests.factories import TODAY, make_pilot, make_user, system, term
from tests.refusals import breaks, refused_by
from tests.report_factories import draft_of, words_of

FACTS = {
    "held_on": "2021-06-29",
    "progress": "De woningen zijn in gebruik.",
    "embedding": "Daarvoor zijn afspraken over geld nodig.",
    "verdict": "verdict.continue",
    "decision": "De pilot gaat door.",
}


def make_moment(pilot, planned_on=date(2021, 6, 28), **facts) -> EvaluationMoment:
    defaults = {"theme": "Evaluatie halverwege", "by": system()}
    return plan_moment(pilot=pilot, planned_on=planned_on, **{**defaults, **facts})


def hold(moment: EvaluationMoment, **facts) -> EvaluationMoment:
    defaults = {
        **FACTS,
        "held_on": date(2021, 6, 29),
        "verdict": term("verdict.continue"),
        "today": TODAY,
        "by": system(),
    }
    return hold_moment(moment=moment, **{**defaults, **facts})


def page(name: str, pilot, *args) -> str:
    return reverse(f"evaluations:moment-{name}", args=[pilot.slug, *args])


def is_held(moment: EvaluationMoment) -> bool:
    return EvaluationMoment.objects.get(pk=moment.pk).is_held


def test_it_is_planned_by_someone(pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    assert make_moment(pilot, by=officer).history.get().history_user == officer


def test_it_refuses_two_on_one_day_of_one_pilot(pilot):
    make_moment(pilot)
    make_moment(make_pilot())
    with breaks("evaluations_moment_one_per_day", field="planned_on"):
        make_moment(pilot, theme="Nog een")
    assert EvaluationMoment.objects.of_pilot(pilot).get().theme == "Evaluatie halverwege"


def test_it_is_held_with_both_judgements_and_a_decision(pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    held = hold(make_moment(pilot), by=officer)
    assert (held.is_held, held.verdict.code) == (True, "continue")
    assert held.history.first().history_user == officer


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"progress": " "}, "evaluations_moment_held_with_both_judgements"),
        ({"embedding": ""}, "evaluations_moment_held_with_both_judgements"),
        ({"decision": ""}, "evaluations_moment_held_with_both_judgements"),
        ({"held_on": date(2021, 7, 1)}, "evaluations_moment_not_ahead"),
        ({"held_on": date(2021, 2, 28)}, "evaluations_moment_after_start"),
    ],
)
def test_it_refuses_half_a_judgement_and_dates_that_cannot_be(pilot, facts, rule):
    moment = make_moment(pilot)
    with breaks(rule):
        hold(moment, **facts)
    assert not is_held(moment)


def test_it_refuses_to_be_held_twice(pilot):
    moment = make_moment(pilot)
    hold(moment)
    with breaks("evaluations_moment_held_once"):
        hold(moment, decision="Toch niet.")
    assert EvaluationMoment.objects.get().decision == "De pilot gaat door."


def test_a_policy_officer_plans_and_holds_one(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    planned = client.post(
        page("create", pilot), {"theme": "Evaluatie halverwege", "planned_on": "2021-06-28"}
    )
    assert planned.url == page("list", pilot)
    moment = EvaluationMoment.objects.get()
    held = client.post(page("hold", pilot, moment.pk), FACTS)
    assert held.url == page("detail", pilot, moment.pk)
    shown = client.get(held.url).content.decode()
    texts = ("Doorgaan", *(FACTS[name] for name in ("progress", "embedding", "decision")))
    assert all(text in shown for text in texts)


def test_a_day_that_is_taken_gets_a_message_at_the_date(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    make_moment(pilot)
    facts = {"theme": "Nog een", "planned_on": "2021-06-28"}
    answer = client.post(page("create", pilot), facts)
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"planned_on"}
    assert EvaluationMoment.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"progress": ""},
        {"embedding": " "},
        {"decision": ""},
        {"verdict": ""},
        {"verdict": "channel.phone"},
        {"held_on": "2021-07-01"},
        {"held_on": "2021-02-28"},
    ],
)
def test_errors_stand_at_the_field_and_nothing_is_written(client, pilot, wrong):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    moment = make_moment(pilot)
    answer = client.post(page("hold", pilot, moment.pk), {**FACTS, **wrong})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == wrong.keys()
    assert not is_held(moment)


def test_who_may_only_read_writes_nothing(client, pilot):
    moment = make_moment(pilot)
    for where, code in ((pilot, 403), (make_pilot(), 404)):
        client.force_login(make_user(role="counsellor", pilot=where))
        assert client.post(page("create", pilot), {}).status_code == code
        assert client.post(page("hold", pilot, moment.pk), FACTS).status_code == code
    assert EvaluationMoment.objects.count() == 1
    assert not is_held(moment)


def test_a_planned_day_that_is_over_is_shown_as_too_late(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    make_moment(pilot, TODAY)
    assert "iw-badge--error" not in client.get(page("list", pilot)).content.decode()
    make_moment(pilot, date(2021, 6, 29))
    assert client.get(page("list", pilot)).content.decode().count("iw-badge--error") == 1


def test_an_empty_list_says_what_to_do(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    assert "iw-empty" in client.get(page("list", pilot)).content.decode()


def change(moment, **facts) -> EvaluationMoment:
    kept = {"planned_on": moment.planned_on, "theme": moment.theme, "by": system()}
    kept["reason"] = "Iedereen is dan vrij."
    return change_moment(moment=moment, **{**kept, **facts})


def correct(moment, **facts) -> EvaluationMoment:
    defaults = {
        **FACTS,
        "held_on": date(2021, 6, 29),
        "verdict": term("verdict.continue"),
        "reason": "Verkeerd besluit.",
        "today": TODAY,
        "by": system(),
    }
    return correct_judgement(moment=moment, **{**defaults, **facts})


def withdraw(moment, reason="Gaat niet door.") -> EvaluationMoment:
    return withdraw_moment(moment=moment, reason=reason, by=system())


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (date(2021, 2, 28), "evaluations_moment_after_start"),
        (date(2023, 3, 2), "pilots_date_near_the_pilot"),
    ],
)
def test_it_is_planned_near_the_pilot(pilot, day, rule):
    with breaks(rule, field="planned_on"):
        make_moment(pilot, day)
    moment = make_moment(pilot, date(2023, 3, 1))
    with breaks(rule, field="planned_on"):
        change(moment, planned_on=day)
    assert EvaluationMoment.objects.get().planned_on == date(2023, 3, 1)


class TestChange:
    def test_it_moves_with_history(self, pilot):
        moment = change(make_moment(pilot), planned_on=date(2021, 9, 2), theme="Halverwege")
        assert (moment.planned_on, moment.theme) == (date(2021, 9, 2), "Halverwege")
        assert moment.history.last().planned_on == date(2021, 6, 28)
        assert moment.history.first().history_change_reason == "Iedereen is dan vrij."

    def test_a_move_says_why_and_another_theme_does_not(self, pilot):
        moment = make_moment(pilot)
        with breaks("evaluations_moment_move_says_why", field="reason"):
            change(moment, planned_on=date(2021, 9, 2), reason=" ")
        moved = "UPDATE evaluations_evaluationmoment SET planned_on = '2021-09-02'"
        assert refused_by(moved, []) == "evaluations_moment_move_says_why"
        assert change(moment, theme="Halverwege", reason="").moved_because == ""

    def test_not_to_the_day_of_another(self, pilot):
        make_moment(pilot, date(2021, 9, 1))
        moment = make_moment(pilot)
        with breaks("evaluations_moment_one_per_day", field="planned_on"):
            change(moment, planned_on=date(2021, 9, 1))
        assert change(moment).planned_on == moment.planned_on

    def test_not_once_held(self, pilot):
        moment = hold(make_moment(pilot))
        with breaks("evaluations_moment_held_once"):
            change(moment)

    def test_on_its_page(self, client, pilot):
        client.force_login(make_user(role="policy_officer", pilot=pilot))
        moment = make_moment(pilot)
        url = page("change", pilot, moment.pk)
        sent = {"theme": "Halverwege", "version": client.get(url).context["form"].version}
        assert client.post(url, {**sent, "planned_on": "9999-12-31"}).status_code == 422
        silent = client.post(url, {**sent, "planned_on": "2021-09-02"})
        assert silent.context["form"].errors.keys() == {"reason"}
        why = {"reason": "Iedereen is dan vrij."}
        assert client.post(url, {**sent, **why, "planned_on": "2021-09-02"}).status_code == 302
        moment.refresh_from_db()
        assert moment.planned_on == date(2021, 9, 2)
        for name in ("list", "detail"):
            where = () if name == "list" else (moment.pk,)
            assert "Iedereen is dan vrij." in client.get(page(name, pilot, *where)).content.decode()


class TestWithdraw:
    def test_it_leaves_the_planning_and_its_day_is_free(self, client, pilot):
        client.force_login(make_user(role="policy_officer", pilot=pilot))
        moment = make_moment(pilot)
        url = page("withdraw", pilot, moment.pk)
        assert client.post(url, {"reason": "Gaat niet door."}).status_code == 302
        assert not EvaluationMoment.objects.standing().exists()
        assert "Gaat niet door." in client.get(page("detail", pilot, moment.pk)).content.decode()
        planned = words_of(draft_of(pilot), "planning")
        assert planned == {"1 maart 2022": ["Laatste dag van de pilot"]}
        assert make_moment(pilot).planned_on == moment.planned_on

    def test_it_is_final(self, pilot):
        moment = withdraw(make_moment(pilot))
        for again in (withdraw, hold, change, correct):
            with breaks("evaluations_moment_not_withdrawn"):
                again(moment)
        assert moment.history.count() == 2

    def test_not_without_a_reason(self, pilot):
        moment = make_moment(pilot)
        with breaks("core_mistake_is_explained", field="reason"):
            withdraw(moment, " ")
        blank = "UPDATE evaluations_evaluationmoment SET withdrawn_because = ' '"
        assert refused_by(blank, []) == "evaluations_moment_withdrawal_says_why"


class TestCorrect:
    """A draft of the minutes; that of adopted ones is in test_minutes_correction.py."""

    def test_a_draft_changes_on_its_page(self, client, pilot):
        client.force_login(make_user(role="policy_officer", pilot=pilot))
        moment = hold(make_moment(pilot))
        url = reverse("evaluations:judgement-change", args=[pilot.slug, moment.pk])
        version = client.get(url).context["form"].version
        new = {"decision": "De pilot stopt.", "version": version}
        assert client.post(url, {**FACTS, **new}).status_code == 302
        moment.refresh_from_db()
        assert (moment.decision, moment.edition, moment.corrected_on) == (
            "De pilot stopt.",
            1,
            None,
        )
        assert moment.history.all()[1].decision == "De pilot gaat door."

    @pytest.mark.parametrize(
        ("facts", "rule"),
        [
            ({"progress": " "}, "evaluations_moment_held_with_both_judgements"),
            ({"held_on": date(2021, 7, 1)}, "evaluations_moment_not_ahead"),
            ({"held_on": date(2021, 2, 28)}, "evaluations_moment_after_start"),
        ],
    )
    def test_it_refuses_as_the_first_judgement(self, pilot, facts, rule):
        moment = hold(make_moment(pilot))
        with breaks(rule):
            correct(moment, **facts)
        assert EvaluationMoment.objects.get().decision == FACTS["decision"]

    def test_not_before_it_was_held(self, pilot):
        moment = make_moment(pilot)
        with breaks("evaluations_moment_held_before_correction"):
            correct(moment)
        silent = "UPDATE evaluations_evaluationmoment SET corrected_on = '2021-06-30'"
        assert refused_by(silent, []) == "evaluations_moment_correction_says_why"
