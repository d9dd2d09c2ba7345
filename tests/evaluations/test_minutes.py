"""Minutes are a draft, wait for a second look, and are adopted by another person."""

from datetime import date, timedelta

import pytest

from evaluations.actions.action_points import (
    change_action_point,
    move_action_point,
    withdraw_action_point,
)
from evaluations.actions.minutes import send_minutes_back, take_minutes_back
from evaluations.actions.minutes_contributions import change_contribution, withdraw_contribution
from evaluations.actions.moments import withdraw_moment
from evaluations.models import Attendance, Contribution, EvaluationMoment, Finding, MomentFigure
from evaluations.models.minutes import Attendee, Found
from interwonen.core.history import save_as
from interwonen.core.versions import Overtaken, version_of
from interwonen.pilots.models import Question
from tests.commitment_factories import take_over
from tests.evaluation_factories import (
    adopt,
    attend,
    close_point,
    correct,
    find,
    hold,
    make_adopted,
    make_contribution,
    make_minutes,
    make_moment,
    make_point,
    offer,
    themes,
)
from tests.factories import TODAY, make_user, system, term
from tests.refusals import breaks, refused_by, tell


@pytest.fixture
def minutes(pilot):
    return make_minutes(make_moment(pilot))


class TestParts:
    def test_attendance_is_recorded_as_a_whole_and_keeps_its_history(self, minutes):
        attend(minutes, attendees=[Attendee("Leger des Heils", "teamleider", "", "present")])
        assert [row.party for row in minutes.attendance.all()] == ["Leger des Heils"]
        assert Attendance.history.filter(history_type="-").get().party == "Woonservice"

    @pytest.mark.parametrize(
        ("attendee", "rule"),
        [
            (Attendee(" ", "", "", "present"), "evaluations_attendance_of_a_party"),
            (Attendee("Gemeente", "", "", ""), "evaluations_attendance_present_or_not"),
        ],
    )
    def test_attendance_says_of_which_party_and_whether(self, minutes, attendee, rule):
        with breaks(rule):
            attend(minutes, attendees=[attendee])
        assert minutes.attendance.count() == 2
        blank = "UPDATE evaluations_attendance SET party = ' ', presence = 'maybe'"
        assert refused_by(blank, []).startswith("evaluations_attendance_")

    def test_there_is_a_finding_on_each_of_the_thirteen_questions(self, minutes):
        assert minutes.findings.count() == 13
        wanting = minutes.findings.filter(answer="answer_evaluation_theme.attention")
        assert [row.question.code for row in wanting] == ["target_group"]

    def test_a_finding_says_why_unless_nothing_can_be_said(self, minutes):
        asked = themes()[1]
        with breaks("evaluations_finding_says_why", field=f"words_{asked.code}"):
            find(minutes, findings={asked: Found(term("answer_evaluation_theme.well"), " ")})
        find(minutes, findings={asked: Found(term("answer_evaluation_theme.unknown"), "")})
        assert minutes.findings.get(question=asked).words == ""
        silent = "UPDATE evaluations_finding SET words = ''"
        assert refused_by(silent, []) == "evaluations_finding_says_why"

    def test_findings_answer_one_version_of_the_themes(self, minutes):
        new = Question(question_set="evaluation_theme", version="2", code="new", position=1)
        new.label = "Nieuwe vraag?"
        save_as(new, by=system())
        well = term("answer_evaluation_theme.well")
        for asked in (new, Question.objects.filter(question_set="survey").first()):
            with breaks("evaluations_theme_of_one_version"):
                find(minutes, findings={asked: Found(well, "Goed.")})
            other = "UPDATE evaluations_finding SET question_id = %s WHERE id = %s"
            row = minutes.findings.first()
            assert refused_by(other, [asked.pk, row.pk]) in (
                "core_owner_is_fixed",
                "evaluations_theme_of_one_version",
            )
        assert {row.question.version for row in Finding.objects.all()} == {"interwonen-1"}

    def test_nothing_is_recorded_before_the_day(self, pilot):
        moment = make_moment(pilot, TODAY + timedelta(days=1))
        for record in (attend, find):
            with breaks("evaluations_minutes_not_ahead"):
                record(moment)
        assert not Attendance.objects.exists()

    def test_nobody_can_be_recognised_in_a_finding(self, minutes):
        well = term("answer_evaluation_theme.well")
        with breaks("participants_text_recognisable"):
            find(minutes, findings={themes()[0]: Found(well, "Jan Jansen gaat goed.")})
        assert not Finding.objects.filter(words__contains="Jansen").exists()


class TestSecondLook:
    def test_they_are_offered_and_adopted_by_another_person(self, minutes, officer, lead):
        adopted = adopt(offer(minutes, by=officer), by=lead)
        assert (adopted.offered_by, adopted.adopted_by, adopted.adopted_on) == (
            officer,
            lead,
            TODAY,
        )
        assert adopted.history.first().history_user == lead

    def test_not_by_who_offered_them(self, minutes, officer):
        offered = offer(minutes, by=officer)
        with breaks("evaluations_moment_adopted_by_a_second_person"):
            adopt(offered, by=officer)
        with breaks("evaluations_moment_adopted_by_a_second_person"):
            send_minutes_back(moment=offered, remark="Nog eens kijken.", by=officer)
        alone = (
            "UPDATE evaluations_evaluationmoment"
            " SET adopted_on = offered_on, adopted_by_id = offered_by_id"
        )
        assert refused_by(alone, []) == "evaluations_moment_adopted_by_a_second_person"
        assert not EvaluationMoment.objects.get().is_adopted

    def test_not_before_they_are_complete(self, pilot, officer):
        moment = make_moment(pilot)
        with breaks("evaluations_moment_offered_once_held"):
            offer(moment, by=officer)
        moment = hold(moment)
        with breaks("evaluations_minutes_complete") as refusal:
            offer(moment, by=officer)
        assert "wie aanwezig was, de bevindingen" in str(refusal.value)
        with breaks("evaluations_minutes_offered_first"):
            adopt(moment)
        assert not EvaluationMoment.objects.get().is_offered

    def test_they_are_sent_back_with_a_remark_or_taken_back(self, minutes, officer, lead):
        offered = offer(minutes, by=officer)
        with breaks("evaluations_minutes_returned_with_words", field="remark"):
            send_minutes_back(moment=offered, remark=" ", by=lead)
        returned = send_minutes_back(moment=offered, remark="Noem het bedrag.", by=lead)
        assert (returned.is_draft, returned.returned_because) == (True, "Noem het bedrag.")
        again = offer(returned, by=officer)
        assert again.returned_because == ""
        assert take_minutes_back(moment=again, by=officer).is_draft

    def test_meanwhile_nothing_of_them_changes(self, minutes, officer):
        point = make_point(minutes)
        offered = offer(minutes, by=officer)
        attempts = (
            lambda: attend(offered),
            lambda: find(offered),
            lambda: make_point(offered),
            lambda: correct(offered),
            lambda: withdraw_moment(moment=offered, reason="Toch niet.", by=system()),
            lambda: withdraw_action_point(point, reason="Dubbel.", by=system()),
        )
        for attempt in attempts:
            with breaks("evaluations_minutes_closed"):
                attempt()
        for statement in (
            "UPDATE evaluations_evaluationmoment SET decision = 'Iets anders.'",
            "UPDATE evaluations_evaluationmoment SET edition = 3,"
            " corrected_on = '2021-06-30', corrected_because = 'Zomaar.'",
            "UPDATE evaluations_attendance SET name = 'Iemand'",
            "DELETE FROM evaluations_attendance",
            "UPDATE evaluations_finding SET words = 'Iets anders.'",
            "UPDATE evaluations_actionpoint SET what = 'Iets anders.'",
        ):
            assert refused_by(statement, []) == "evaluations_minutes_closed"


class TestAdopted:
    def test_the_figures_are_kept_and_nothing_rewrites_them(self, pilot):
        adopted = make_adopted(make_moment(pilot))
        kept = list(MomentFigure.objects.values_list("code", "words"))
        assert kept
        assert refused_by("UPDATE evaluations_momentfigure SET words = '9'", []) == (
            "core_append_only"
        )
        assert refused_by("DELETE FROM evaluations_momentfigure", []) == "core_append_only"
        another = (
            "INSERT INTO evaluations_momentfigure"
            " (moment_id, code, subject, label, period, words, numerator, definition, position)"
            " VALUES (%s, 'new', 'places', 'Nieuw', '', '1', 1, 'Nieuw', 99)"
        )
        assert refused_by(another, [adopted.pk]) == "evaluations_momentfigure_kept_at_adoption"

    def test_how_the_commitments_stood_is_kept_too(self, pilot):
        take_over(pilot)
        make_adopted(make_moment(pilot))
        assert MomentFigure.objects.filter(code__startswith="commitments_").count() > 1

    def test_there_is_no_adoption_without_figures(self, minutes, officer, lead):
        offer(minutes, by=officer)
        alone = (
            "UPDATE evaluations_evaluationmoment SET adopted_on = offered_on, adopted_by_id = %s"
        )
        assert refused_by(alone, [lead.pk]) == "evaluations_moment_adopted_with_figures"
        with breaks("evaluations_moment_adopted_with_figures"):
            adopt(EvaluationMoment.objects.get(), by=lead, figures=[])
        assert not EvaluationMoment.objects.get().is_adopted

    def test_one_corrected_before_there_were_editions_is_adopted_with_figures(
        self, minutes, officer, lead
    ):
        rows = EvaluationMoment.objects.filter(pk=minutes.pk)
        rows.update(corrected_on=TODAY, corrected_because="Verkeerd besluit.")
        tell(rows.get())
        adopted = adopt(offer(rows.get(), by=officer), by=lead)
        assert (adopted.is_adopted, adopted.edition) == (True, 1)
        assert adopted.figures.exists()

    def test_none_is_added_adopted_already(self, pilot):
        adopted = make_adopted(make_moment(pilot))
        columns = ", ".join(
            field.column
            for field in EvaluationMoment._meta.concrete_fields
            if field.name not in ("id", "planned_on")
        )
        ready = (
            f"INSERT INTO evaluations_evaluationmoment (planned_on, {columns})"
            f" SELECT planned_on + 1, {columns} FROM evaluations_evaluationmoment WHERE id = %s"
        )
        assert refused_by(ready, [adopted.pk]) == "evaluations_moment_adopted_with_figures"

    def test_what_was_changed_after_it_was_read_is_not_adopted(self, minutes, officer, lead):
        offered = offer(minutes, by=officer)
        read = version_of(offered)
        offer(find(take_minutes_back(moment=offered, by=officer)), by=officer)
        with pytest.raises(Overtaken):
            adopt(offered, by=lead, version=read)
        assert not EvaluationMoment.objects.get().is_adopted
        assert not MomentFigure.objects.exists()

    def test_action_points_are_done_and_moved_but_not_agreed_anew(self, pilot):
        moment = make_minutes(make_moment(pilot))
        point, other = make_point(moment), make_point(moment)
        officer = make_user(role="policy_officer", pilot=pilot)
        adopt(offer(moment, by=officer))
        moved = move_action_point(
            point=point, due_on=date(2021, 11, 1), reason="Levertijd.", by=officer
        )
        assert moved.agreed_for == date(2021, 9, 30)
        assert close_point(other).outcome == "done"
        terms = {"what": "Anders.", "owner": None, "organisation": "Gemeente", "due_on": TODAY}
        with breaks("evaluations_minutes_closed"):
            change_action_point(point=point, today=TODAY, by=officer, **terms)

    def test_a_correction_makes_a_next_edition_that_needs_a_second_look(self, pilot, officer, lead):
        adopted = make_adopted(make_moment(pilot))
        with breaks("evaluations_moment_correction_says_why", field="reason"):
            correct(adopted, reason=" ")
        with breaks("evaluations_moment_day_of_the_figures", field="held_on"):
            correct(adopted, held_on=date(2021, 6, 27))
        kept = list(MomentFigure.objects.values_list("pk", "words"))
        second = correct(adopted)
        assert (second.edition, second.is_draft, second.corrected_on) == (2, True, TODAY)
        earlier = second.history.filter(adopted_on__isnull=False).get()
        assert earlier.verdict_id == "verdict.continue"
        moved = "UPDATE evaluations_evaluationmoment SET held_on = '2021-06-27'"
        assert refused_by(moved, []) == "evaluations_moment_day_of_the_figures"
        assert adopt(offer(second, by=officer), by=lead).verdict_id == "verdict.stop"
        assert list(MomentFigure.objects.values_list("pk", "words")) == kept

    def test_the_database_opens_them_for_a_next_edition_only(self, pilot):
        make_adopted(make_moment(pilot))
        for change in (
            "adopted_on = NULL, adopted_by_id = NULL",
            "theme = 'Anders'",
            "moved_because = 'Anders'",
            "corrected_on = adopted_on, corrected_because = 'Anders'",
        ):
            statement = f"UPDATE evaluations_evaluationmoment SET {change}"
            assert refused_by(statement, []) == "evaluations_minutes_closed"


class TestContributions:
    def test_it_is_corrected_and_withdrawn_by_its_author(self, pilot, counsellor):
        contribution = make_contribution(make_moment(pilot), counsellor)
        assert contribution.written_by == counsellor
        asked = contribution.question
        changed = change_contribution(
            contribution=contribution, question=asked, text="Rustiger.", today=TODAY, by=counsellor
        )
        assert (changed.text, changed.history.count()) == ("Rustiger.", 2)
        withdraw_contribution(contribution=changed, reason="Hoort elders.", by=counsellor)
        assert not Contribution.objects.standing().exists()
        blank = "UPDATE evaluations_contribution SET withdrawn_because = ' '"
        assert refused_by(blank, []) in (
            "evaluations_contribution_withdrawal_says_why",
            "core_still_stands",
        )

    def test_it_says_something_about_a_theme_and_names_nobody(self, pilot, counsellor):
        moment = make_moment(pilot)
        with breaks("evaluations_contribution_says_something", field="text"):
            make_contribution(moment, counsellor, text=" ")
        with breaks("evaluations_theme_of_one_version", field="question"):
            other = Question.objects.filter(question_set="survey").first()
            make_contribution(moment, counsellor, question=other)
        with breaks("participants_text_recognisable"):
            make_contribution(moment, counsellor, text="Jan Jansen heeft het moeilijk.")
        assert not Contribution.objects.exists()

    def test_until_the_minutes_are_adopted(self, pilot, counsellor):
        moment = make_moment(pilot)
        contribution = make_contribution(moment, counsellor)
        make_adopted(moment)
        with breaks("evaluations_contribution_until_adoption"):
            make_contribution(moment, counsellor)
        with breaks("evaluations_contribution_until_adoption"):
            withdraw_contribution(contribution=contribution, reason="Te laat.", by=counsellor)
        late = "UPDATE evaluations_contribution SET text = 'Anders.'"
        assert refused_by(late, []) == "evaluations_contribution_until_adoption"
        assert Contribution.objects.get().text == "De avonden zijn druk."
