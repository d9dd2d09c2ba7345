"""The three-monthly review of progress: what is kept, who agrees, when the next is due, who reads it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from interwonen.audit.histories import history_url
from interwonen.core.versions import Overtaken, version_of
from participants.actions.progress_reviews import answer_progress_review, change_progress_review
from participants.actions.records_withdrawal import withdraw
from participants.models import Participant, ProgressReview
from participants.selectors.goals_progress import Trend, goals_of
from participants.selectors.progress_reviews import goals_since
from tests.factories import (
    TODAY,
    make_exit,
    make_participant,
    make_placement,
    make_user,
    system,
)
from tests.plan_factories import close, make_goal, make_goal_step
from tests.progress_review_factories import ANSWERS, SAID, make_progress_review, with_terms
from tests.refusals import breaks, refused_by

HELD = SAID["held_on"]


@pytest.fixture
def resident(pilot, counsellor):
    """Someone who lives in the pilot since 1 March 2021, supported by the counsellor."""
    participant = make_participant(pilot, counsellor=counsellor)
    make_placement(pilot, participant=participant)
    return participant


def changed(review, **facts):
    facts = {**with_terms({**SAID, **facts}), "reason": facts.get("reason", "Typefout")}
    return change_progress_review(
        review=review, **{"today": TODAY, "by": review.recorded_by, **facts}
    )


def answered(review, **answers):
    by = answers.pop("by", review.recorded_by)
    return answer_progress_review(review=review, today=TODAY, by=by, **{**ANSWERS, **answers})


class TestRecord:
    def test_it_keeps_what_was_said_and_who_agreed(self, resident, counsellor):
        make_progress_review(resident, by=counsellor)
        review = ProgressReview.objects.get()
        assert (review.agreements, review.rent_on_time.code) == (SAID["agreements"], "yes")
        assert (review.resident_answer_by, review.agreed_by_counsellor) == (counsellor, counsellor)
        assert review.is_agreed
        assert review.history.get().history_user == counsellor

    def test_a_resident_who_does_not_agree_is_heard(self, resident, counsellor):
        review = make_progress_review(
            resident,
            by=counsellor,
            resident_answer="disagrees",
            disagreement="Ik betaal wel op tijd.",
        )
        assert not review.is_agreed
        assert not review.waits_for_answer
        assert review.disagreement == "Ik betaal wel op tijd."

    @pytest.mark.parametrize(
        ("facts", "rule", "field"),
        [
            ({"held_on": TODAY + timedelta(1)}, "participants_date_not_ahead", "held_on"),
            ({"held_on": date(2021, 1, 31)}, "participants_date_before_referral", "held_on"),
            (
                {"held_on": date(2021, 2, 28)},
                "participants_progressreview_since_moving_in",
                "held_on",
            ),
            ({"going_well": " "}, "participants_progressreview_says_what", "going_well"),
            ({"agreements": ""}, "participants_progressreview_says_what", "agreements"),
            ({"goals_note": "x" * 2001}, "participants_text_length", "goals_note"),
            ({"next_on": HELD}, "participants_progressreview_next_in_sight", "next_on"),
            (
                {"next_on": date(2021, 12, 2)},
                "participants_progressreview_next_in_sight",
                "next_on",
            ),
            (
                {"resident_answered_on": None},
                "participants_progressreview_resident_answer_by_someone",
                "resident_answered_on",
            ),
            (
                {"resident_answer": "disagrees"},
                "participants_progressreview_disagreement_says_why",
                "disagreement",
            ),
            (
                {"disagreement": "Ik zie het anders."},
                "participants_progressreview_disagreement_says_why",
                "disagreement",
            ),
            (
                {"resident_answered_on": HELD - timedelta(1)},
                "participants_progressreview_answered_afterwards",
                "resident_answered_on",
            ),
            (
                {"agreed_by_counsellor_on": TODAY + timedelta(1)},
                "participants_date_not_ahead",
                "agreed_by_counsellor_on",
            ),
        ],
    )
    def test_what_cannot_be_is_not_written(self, resident, counsellor, facts, rule, field):
        with breaks(rule, field=field):
            make_progress_review(resident, by=counsellor, **facts)
        assert not ProgressReview.objects.exists()
        assert not ProgressReview.history.exists()

    def test_there_is_one_a_day(self, resident, counsellor):
        make_progress_review(resident, by=counsellor)
        with breaks("participants_progressreview_once_a_day", field="held_on"):
            make_progress_review(resident, by=counsellor)
        assert ProgressReview.objects.count() == 1


class TestCorrect:
    def test_other_words_ask_both_anew_and_the_history_says_why(self, resident, counsellor):
        review = make_progress_review(resident, by=counsellor)
        changed(review, agreements="Samen naar de werkplaats.", reason="Verkeerde plek")
        review = ProgressReview.objects.get()
        assert review.agreements == "Samen naar de werkplaats."
        assert (review.resident_answer, review.agreed_by_counsellor) == ("not_asked", None)
        assert review.waits_for_answer
        last, first = review.history.order_by("-history_id")
        assert last.history_change_reason == "Verkeerde plek"
        assert (first.resident_answer, first.agreements) == ("agrees", SAID["agreements"])

    def test_another_day_for_the_next_one_leaves_the_answers(self, resident, counsellor):
        review = make_progress_review(resident, by=counsellor)
        assert changed(review, next_on=date(2021, 9, 15)).is_agreed

    def test_the_review_does_not_move_past_its_answers(self, resident, counsellor):
        review = make_progress_review(resident, by=counsellor)
        with breaks("participants_progressreview_answered_afterwards"):
            changed(review, held_on=HELD + timedelta(1))
        assert ProgressReview.objects.get().held_on == HELD

    def test_it_says_why_and_by_whoever_saw_the_last_version(self, resident, counsellor):
        review = make_progress_review(resident, by=counsellor)
        with breaks("participants_progressreview_correction_says_why", field="reason"):
            changed(review, reason=" ", agreements="Anders")
        opened = version_of(review)
        changed(review, next_on=date(2021, 9, 15))
        with pytest.raises(Overtaken):
            changed(review, agreements="Anders", version=opened)
        assert ProgressReview.objects.get().agreements == SAID["agreements"]

    def test_withdrawn_it_is_gone_and_the_one_before_counts(self, resident, counsellor):
        first = make_progress_review(resident, by=counsellor)
        second = make_progress_review(
            resident,
            by=counsellor,
            held_on=TODAY,
            next_on=date(2021, 9, 30),
            resident_answered_on=TODAY,
            agreed_by_counsellor_on=TODAY,
        )
        withdraw(second, reason="Verkeerd dossier", by=counsellor)
        assert ProgressReview.objects.get() == first
        assert due(resident) == first.next_on


class TestAnswer:
    def test_each_answer_keeps_who_recorded_it(self, resident, counsellor):
        review = make_progress_review(
            resident, by=counsellor, resident_answer="not_asked", resident_answered_on=None
        )
        assert review.resident_answer_by is None
        answered(review, by=system(), resident_answered_on=TODAY)
        review.refresh_from_db()
        assert (review.resident_answer_by, review.agreed_by_counsellor) == (system(), counsellor)
        answered(review, by=system(), agreed_by_counsellor_on=None, resident_answered_on=TODAY)
        review.refresh_from_db()
        assert review.agreed_by_counsellor is None

    def test_a_refusal_leaves_the_answer_as_it_was(self, resident, counsellor):
        review = make_progress_review(resident, by=counsellor)
        with breaks("participants_progressreview_disagreement_says_why"):
            answered(review, resident_answer="disagrees")
        review.refresh_from_db()
        assert (review.is_agreed, review.history.count()) == (True, 1)


def due(participant, on=TODAY):
    rows = Participant.objects.with_progress_review_due(on=on)
    return rows.get(pk=participant.pk).progress_review_due_on


class TestDue:
    def test_three_months_after_moving_in_and_then_as_the_last_one_says(self, resident, counsellor):
        assert due(resident) == date(2021, 6, 1)
        make_progress_review(resident, by=counsellor, next_on=date(2021, 8, 15))
        assert due(resident) == date(2021, 8, 15)
        assert due(resident, on=HELD - timedelta(1)) == date(2021, 6, 1)

    def test_nothing_is_due_of_who_does_not_live_here(self, pilot, resident):
        assert due(make_participant(pilot)) is None
        make_exit(resident.placements.get())
        assert due(resident, on=date(2021, 5, 31)) == date(2021, 6, 1)
        assert due(resident) is None


def test_a_goal_goes_forward_when_a_step_was_done_since(participant):
    goal = make_goal(participant)
    make_goal_step(goal)
    done = make_goal_step(goal)
    done.done_on, done.done_by = date(2021, 6, 10), system()
    done._history_user = system()
    done.save()
    closed = close(make_goal(participant))

    def trends(day):
        rows = goals_since(goals_of(participant, TODAY), day)
        return {row.progress.goal: row.trend for row in rows}

    assert trends(None) == {goal: Trend.FORWARD, closed: Trend.FORWARD}
    assert trends(date(2021, 6, 1)) == {goal: Trend.FORWARD}
    assert trends(date(2021, 6, 10)) == {goal: Trend.SAME}
    assert trends(date(2021, 3, 1)) == {goal: Trend.FORWARD, closed: Trend.FORWARD}


def test_a_goal_of_after_the_last_review_is_new(participant):
    make_goal(participant)
    (row,) = goals_since(goals_of(participant, TODAY), date(2021, 3, 1))
    assert (row.is_new, row.trend) == (True, None)


DATABASE = [
    ("going_well = ' '", "participants_progressreview_says_what"),
    ("next_on = held_on + interval '7 months'", "participants_progressreview_next_in_sight"),
    (
        "resident_answer_by_id = NULL",
        "participants_progressreview_resident_answer_by_someone",
    ),
    ("disagreement = 'Nee'", "participants_progressreview_disagreement_says_why"),
    ("agreed_by_counsellor_id = NULL", "participants_progressreview_agreed_by_a_counsellor"),
    (
        "agreed_by_counsellor_on = held_on - 1",
        "participants_progressreview_answered_afterwards",
    ),
    ("agreements = 'Anders'", "participants_progressreview_answer_to_these_words"),
    ("goals_note = repeat('x', 2001)", "participants_progressreview_text_length"),
    (
        "neighbour_contact_id = 'rent_on_time.yes'",
        "participants_progressreview_neighbours_from_list",
    ),
    (
        "rent_on_time_id = 'neighbour_contact.good'",
        "participants_progressreview_rent_from_list",
    ),
    ("held_on = '2021-01-31', next_on = '2021-04-30'", "participants_date_before_referral"),
]


@pytest.mark.parametrize(("change", "rule"), DATABASE)
def test_the_database_refuses_it_too(resident, counsellor, change, rule):
    review = make_progress_review(resident, by=counsellor)
    statement = f"UPDATE participants_progressreview SET {change} WHERE id = %s"
    assert refused_by(statement, [review.pk]) == rule


def test_the_database_keeps_one_a_day(resident, counsellor):
    make_progress_review(resident, by=counsellor)
    later = make_progress_review(
        resident,
        by=counsellor,
        held_on=TODAY,
        next_on=date(2021, 9, 30),
        resident_answered_on=TODAY,
        agreed_by_counsellor_on=TODAY,
    )
    statement = "UPDATE participants_progressreview SET held_on = %s WHERE id = %s"
    assert refused_by(statement, [HELD, later.pk]) == "participants_progressreview_once_a_day"


class TestPages:
    def test_a_counsellor_records_one_and_sees_it(self, client, counsellor, resident):
        client.force_login(counsellor)
        slug = resident.pilot.slug
        url = reverse("participants:progress-review-create", args=[slug, resident.pk])
        make_goal(resident, text="Ik wil mijn post openen.")
        assert "Ik wil mijn post openen." in client.get(url).content.decode()
        sent = {**SAID, "held_on": "2021-06-30", "next_on": "2021-09-30"}
        sent |= {"resident_answer": "not_asked", "resident_answered_on": "2021-06-30"}
        answer = client.post(url, sent)
        review = ProgressReview.objects.get()
        assert answer.url == reverse("participants:progress-review-detail", args=[slug, review.pk])
        assert (review.resident_answer, review.resident_answered_on) == ("not_asked", None)
        page = client.get(answer.url).content.decode()
        assert SAID["agreements"] in page
        assert reverse("participants:progress-review-answer", args=[slug, review.pk]) in page

    def test_before_moving_in_the_form_is_not_opened(self, client, pilot, counsellor):
        waits = make_participant(pilot, counsellor=counsellor)
        client.force_login(counsellor)
        url = reverse("participants:progress-review-create", args=[pilot.slug, waits.pk])
        answer = client.get(url, follow=True)
        assert answer.redirect_chain[0][0].endswith("/voortgang/")
        assert "gaat over het wonen in de pilot" in answer.content.decode()

    def test_what_was_agreed_the_last_time_stands_above_the_form(
        self, client, counsellor, resident
    ):
        make_progress_review(resident, by=counsellor)
        client.force_login(counsellor)
        url = reverse(
            "participants:progress-review-create", args=[resident.pilot.slug, resident.pk]
        )
        page = client.get(url).content.decode()
        assert page.count(SAID["agreements"]) == 1
        assert page.index(SAID["agreements"]) < page.index('name="going_well"')

    def test_a_case_manager_sees_results_and_no_words(self, client, pilot, resident, counsellor):
        review = make_progress_review(resident, by=counsellor, goals_note="Vertrouwelijk woord")
        client.force_login(make_user(role="case_manager", pilot=pilot))
        url = reverse("participants:assessment-list", args=[pilot.slug, resident.pk])
        page = client.get(url).content.decode()
        assert "Goed contact" in page
        detail = reverse("participants:progress-review-detail", args=[pilot.slug, review.pk])
        assert detail not in page
        assert SAID["agreements"] not in page
        assert client.get(detail).status_code == 403
        assert client.get(history_url(review, pilot.slug)).status_code == 403
        timeline = reverse("participants:participant-timeline", args=[pilot.slug, resident.pk])
        client.force_login(counsellor)
        assert "Evaluatie met de deelnemer gehouden" in client.get(timeline).content.decode()
