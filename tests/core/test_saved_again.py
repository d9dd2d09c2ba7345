"""Back after saving and Save again, with nothing changed: the same sending from another page."""

from datetime import time

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from evaluations.models import ReportParagraph
from interwonen.core import clock
from neighbours.models import SupportPointDay, WalkIn
from participants.actions.sessions_withdrawal import withdraw_session
from participants.models import FollowUp, SupportSession
from tests.factories import make_participant, make_user
from tests.plan_factories import make_goal, make_goal_step

WAS_SAVED = "Dit was al opgeslagen. Er is niets dubbel opgeslagen."


@pytest.fixture
def save(client, pilot, counsellor):
    """A function that saves a form, as a counsellor unless `by` is given; returns the answer and
    what it said last."""
    keys = iter(range(99))

    def send(route, *args, query="", by=counsellor, **typed):
        client.force_login(by)
        url = reverse(route, args=[pilot.slug, *args]) + query
        answer = client.post(url, {**typed, "submission": f"sleutel {next(keys)}"})
        assert answer.status_code == 302, answer.context["form"].errors
        return answer, [str(text) for text in get_messages(answer.wsgi_request)][-1:]

    return send


SESSION = {
    "day": "2021-06-29",
    "starts_at": "10:00",
    "status": "held",
    "duration_minutes": "45",
    "contact_type": "contact_type.phone",
    "note": "Samen gebeld.",
}
LOG = "participants:session-create"


def test_a_session_is_logged_once_and_the_answer_says_so(save, participant):
    first, _said = save(LOG, participant.pk, **SESSION)
    again, said = save(LOG, participant.pk, **SESSION)
    assert (again.url, said) == (first.url, [WAS_SAVED])
    assert SupportSession.objects.count() == 1


def test_a_withdrawn_session_is_logged_anew(save, participant, counsellor):
    save(LOG, participant.pk, **SESSION)
    session = SupportSession.objects.get()
    withdraw_session(session=session, reason="Verkeerd", now=clock.now(), by=counsellor)
    _answer, said = save(LOG, participant.pk, **SESSION)
    assert said != [WAS_SAVED]
    assert SupportSession.objects.filter(status="held").count() == 1


def test_the_same_for_someone_else_is_another_sending(save, pilot, participant, counsellor):
    other = make_participant(pilot, counsellor=counsellor)
    asked = {"text": "Bellen", "due_on": "2021-07-07", "owner": counsellor.pk}
    for someone in (participant, other, other):
        save("participants:follow-up-create", someone.pk, **asked)
    assert FollowUp.objects.count() == 2


def test_after_some_minutes_it_is_meant_anew(save, participant, counsellor, settings):
    asked = {"text": "Bellen", "due_on": "2021-07-07", "owner": counsellor.pk}
    save("participants:follow-up-create", participant.pk, **asked)
    settings.CLOCK_TIME = time(14, 9)
    save("participants:follow-up-create", participant.pk, **asked)
    assert FollowUp.objects.count() == 1
    settings.CLOCK_TIME = time(14, 11)
    save("participants:follow-up-create", participant.pk, **asked)
    assert FollowUp.objects.count() == 2


def test_a_step_is_ticked_off_opened_and_ticked_off_again(save, participant):
    step = make_goal_step(make_goal(participant))
    for answer in ("yes", "no", "yes", "yes"):
        _answer, said = save("participants:goal-step-done", step.pk, is_done=answer)
    assert said == [WAS_SAVED]
    step.refresh_from_db()
    assert step.done_on
    assert step.history.count() == 4  # made, and three acts


def test_two_neighbours_with_the_same_wish_are_two_visits(save):
    visit = {"who": "neighbour", "topic": "walk_in_topic.talk"}
    for _visit in range(2):
        save("neighbours:walk-in-count", query="?datum=2021-06-30", **visit)
    assert WalkIn.objects.count() == 2


def test_two_days_of_the_day_book_may_be_alike(save):
    hours = {"opens_at": "09:00", "closes_at": "12:00"}
    for day in ("2021-06-29", "2021-06-28"):
        save("neighbours:support-point-day-change", query=f"?datum={day}", **hours)
    assert SupportPointDay.objects.count() == 2


def test_a_counsellor_is_chosen_again_after_another_one(save, pilot, participant, counsellor):
    lead, colleague = (make_user(role=role, pilot=pilot) for role in ("team_lead", "counsellor"))
    for chosen in (colleague, counsellor, colleague):
        typed = {"counsellor": chosen.pk, "starts_on": "2021-06-30"}
        _answer, said = save("participants:counsellor-assign", participant.pk, by=lead, **typed)
    assert said != [WAS_SAVED]
    assert participant.assignments.latest("starts_on").counsellor == colleague


AT_ONCE = "participants_assignment_transferred_at_once"


def test_a_caseload_is_transferred_again_after_it_came_back(save, pilot, participant, counsellor):
    lead, colleague = (make_user(role=role, pilot=pilot) for role in ("team_lead", "counsellor"))
    there, back = (counsellor, colleague), (colleague, counsellor)
    for giver, getter in (there, back, there):
        typed = {"giver": giver.pk, "getter": getter.pk, "confirmed": AT_ONCE}
        _answer, said = save("participants:caseload-transfer", by=lead, **typed)
    assert said != [WAS_SAVED]
    assert participant.assignments.latest("starts_on").counsellor == colleague


def test_a_text_of_the_report_is_written_again_after_another_one(save, pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    for text in ("Het gaat goed.", "Het gaat beter.", "Het gaat goed.", "Het gaat beter."):
        _answer, said = save(
            "evaluations:report-block", "2021-Q2", "attention", by=officer, text=text
        )
    assert said != [WAS_SAVED]
    assert ReportParagraph.objects.get().text == "Het gaat beter."


def test_opening_hours_are_set_again_after_others(save, pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    for closes_at in ("12:00", "13:00", "12:00"):
        typed = {"opens_at_2": "09:00", "closes_at_2": closes_at}
        _answer, said = save("pilots:opening-hours-change", by=officer, **typed)
    assert said != [WAS_SAVED]
    assert pilot.opening_hours.get(weekday=2).closes_at == time(12)
