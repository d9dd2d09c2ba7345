"""The intake: each criterion of the letter with its reasoning, fixed by the decision."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from interwonen.core.history import save_as
from interwonen.core.versions import Overtaken, version_of
from interwonen.pilots.models import Question
from participants.actions.referrals import decide_referral
from participants.forms.records import NO_MEDICAL_FACTS
from participants.models import Answer, Checklist, Referral
from participants.models.checklists import Given
from tests.factories import (
    TODAY,
    make_intake,
    make_participant,
    make_pilot,
    make_referral,
    make_user,
    system,
    term,
)
from tests.refusals import breaks, refused_by


def questions() -> list[Question]:
    return list(Question.objects.current("eligibility"))


def sent(value: str = "yes", reasoning: str = "Blijkt uit het gesprek.") -> dict[str, str]:
    data = {"filled_on": "2021-06-30"}
    for question in questions():
        data[f"value_{question.code}"] = f"answer_eligibility.{value}"
        data[f"reasoning_{question.code}"] = reasoning
    return data


def address(referral: Referral) -> str:
    return reverse("participants:intake-fill", args=[referral.participant.pilot.slug, referral.pk])


def reject(referral: Referral) -> Referral:
    return decide_referral(
        referral=referral,
        decision=Referral.Decision.REJECTED,
        reason="Past niet bij de doelgroep.",
        decided_on=TODAY,
        today=TODAY,
        by=system(),
    )


def facts_of(rows, *unlike: str) -> list[dict]:
    """The rows without what differs from one to the next."""
    return [{name: row[name] for name in row if name not in unlike} for row in rows.values()]


def test_the_intake_of_other_tests_is_as_the_action_leaves_it(pilot):
    made, quick = make_referral(pilot), make_referral(pilot)
    make_intake(made, filled_on=made.referred_on)
    make_intake(quick)
    sheets = [Checklist.objects.filter(referral=referral) for referral in (made, quick)]
    first, second = (facts_of(rows, "id", "participant_id", "referral_id") for rows in sheets)
    assert first == second
    for manager in (Answer.objects, Answer.history):
        rows = [manager.filter(checklist__in=sheet).order_by("question_id") for sheet in sheets]
        own = ("id", "history_id", "history_date", "checklist_id", "signature")
        first, second = (facts_of(found, *own) for found in rows)
        assert first == second


@pytest.fixture
def counsellor(client, pilot):
    participant = make_user(role="counsellor", pilot=pilot)
    client.force_login(participant)
    return participant


@pytest.fixture
def referral(pilot, counsellor):
    return make_referral(pilot, by=counsellor)


def test_the_form_asks_each_criterion_of_the_letter_and_names_its_version(client, referral):
    page = client.get(address(referral)).content.decode()
    assert all(question.label in page for question in questions())
    assert len(questions()) == 7
    assert "versie brief 2021" in page
    assert str(NO_MEDICAL_FACTS) in page


def test_what_was_filled_in_is_kept_with_who_when_and_which_version(client, referral, counsellor):
    response = client.post(address(referral), sent("unknown", "Nog niet besproken."))
    sheet = Checklist.objects.get()
    assert (sheet.referral, sheet.filled_by, sheet.filled_on) == (referral, counsellor, TODAY)
    assert sheet.version == "brief-2021"
    assert {answer.value_id for answer in sheet.answers.all()} == {"answer_eligibility.unknown"}
    page = client.get(response.url).content.decode()
    assert "Nog niet besproken." in page
    assert "versie brief 2021" in page
    assert counsellor.name in page


def test_it_opens_filled_in_and_changes_what_differs(client, referral):
    client.post(address(referral), sent())
    page = client.get(address(referral)).content.decode()
    assert page.count("Blijkt uit het gesprek.") == 7
    client.post(address(referral), {**sent(), "value_rent_arrears": "answer_eligibility.no"})
    assert Answer.objects.count() == 7
    changed = Answer.objects.get(question__code="rent_arrears")
    assert changed.value_id == "answer_eligibility.no"
    assert changed.history.count() == 2
    assert Answer.objects.get(question__code="not_rentable").history.count() == 1


def take_off(name: str) -> None:
    """Let a term be valid up to and including yesterday."""
    answer = term(name)
    answer.valid_until = TODAY - timedelta(days=1)
    save_as(answer, by=system())


def test_an_answer_that_was_taken_off_is_not_offered(client, referral):
    take_off("answer_eligibility.unknown")
    assert "answer_eligibility.unknown" not in client.get(address(referral)).content.decode()
    assert client.post(address(referral), sent("unknown")).status_code == 422
    assert not Checklist.objects.exists()


def test_an_answer_that_the_intake_holds_stays_when_it_was_taken_off(client, referral):
    client.post(address(referral), sent("unknown", "Nog niet besproken."))
    take_off("answer_eligibility.unknown")
    page = client.get(address(referral)).content.decode()
    assert page.count('value="answer_eligibility.unknown"') == 7
    changed = {
        **sent("unknown", "Nog niet besproken."),
        "value_rent_arrears": "answer_eligibility.no",
    }
    assert client.post(address(referral), changed).status_code == 302
    assert Answer.objects.filter(value="answer_eligibility.unknown").count() == 6


def test_an_answer_without_reasoning_is_refused_and_the_form_stays_filled(client, referral):
    data = {**sent(), "reasoning_rent_arrears": " "}
    response = client.post(address(referral), data)
    assert response.status_code == 422
    page = response.content.decode()
    assert "“Huurachterstand”" in page
    assert page.count("Blijkt uit het gesprek.") == 6
    assert not Checklist.objects.exists()


def test_a_date_ahead_is_refused(client, referral):
    response = client.post(address(referral), {**sent(), "filled_on": "2021-07-01"})
    assert response.status_code == 422
    assert not Checklist.objects.exists()


def test_the_second_of_two_editors_sees_what_the_first_changed(client, referral):
    client.post(address(referral), sent())
    seen = version_of(Checklist.objects.get())
    first = {**sent(), "value_rent_arrears": "answer_eligibility.no"}
    client.post(address(referral), {**first, "version": seen})
    second = {**sent(), "reasoning_not_rentable": "Staat op een lijst.", "version": seen}
    response = client.post(address(referral), second)
    assert response.status_code == 422
    form = response.context["form"]
    (difference,) = form.meanwhile
    assert (difference.theirs, difference.taken_over) == ("Nee", True)
    assert "Staat op een lijst." in response.content.decode()
    assert not Answer.objects.filter(reasoning="Staat op een lijst.").exists()
    client.post(address(referral), {**form.data.dict()})
    values = {a.question.code: a.value.code for a in Answer.objects.all()}
    assert values["rent_arrears"] == "no"
    assert Answer.objects.filter(reasoning="Staat op een lijst.").exists()


def test_two_who_begin_at_once_do_not_overwrite_each_other(pilot):
    referral = make_referral(pilot)
    make_intake(referral)
    with pytest.raises(Overtaken):
        make_intake(referral, version=0)
    assert Checklist.objects.count() == 1


def test_after_the_decision_it_is_fixed(client, referral):
    make_intake(referral)
    reject(referral)
    other = dict.fromkeys(questions(), Given(term("answer_eligibility.no"), "Toch niet."))
    with breaks("participants_checklist_intake_is_fixed"):
        make_intake(referral, answers=other)
    assert not Answer.objects.filter(reasoning="Toch niet.").exists()
    assert client.get(address(referral)).status_code == 302
    assert client.post(address(referral), sent("no")).status_code == 422
    assert not Answer.objects.filter(value="answer_eligibility.no").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE participants_answer SET reasoning = 'anders'",
        "DELETE FROM participants_answer",
        "UPDATE participants_checklist SET filled_on = filled_on + 1",
        "INSERT INTO participants_answer (checklist_id, question_id, value_id, reasoning)"
        " SELECT checklist_id, question_id, value_id, '' FROM participants_answer LIMIT 1",
    ],
)
def test_raw_sql_cannot_change_the_intake_of_a_decided_referral(pilot, statement):
    make_participant(pilot)
    expected = {"participants_checklist_intake_is_fixed"}
    if statement.startswith("INSERT"):
        expected.add("participants_answer_once")
    assert refused_by(statement, []) in expected


def test_raw_sql_cannot_give_a_decided_referral_an_intake(pilot):
    referral = reject(make_referral(pilot))
    statement = (
        "INSERT INTO participants_checklist"
        " (participant_id, referral_id, question_set, version, filled_on, filled_by_id)"
        " VALUES (%s, %s, 'eligibility', 'brief-2021', %s, %s)"
    )
    values = [referral.participant_id, referral.pk, date(2021, 6, 1), system().pk]
    assert refused_by(statement, values) == "participants_checklist_intake_is_fixed"


def test_a_colleagues_person_is_404(client, pilot, counsellor):
    assert client.get(address(make_referral(pilot))).status_code == 404
    assert client.get(address(make_referral(make_pilot()))).status_code == 404


def test_queries_of_the_form_are_few(client, referral, count_queries):
    client.get(address(referral))
    empty = count_queries(lambda: client.get(address(referral)))
    make_intake(referral)
    assert count_queries(lambda: client.get(address(referral))) <= empty + 3
