"""Reminders: who is told what, once, in one mail a day without anyone's name."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from evaluations.actions.commitments import withdraw_commitment
from evaluations.actions.reminders import remind
from evaluations.actions.reports import write_particulars
from evaluations.actions.reports_approval import send_report_back
from evaluations.models import Reminder
from interwonen.accounts.actions.memberships import end_role
from interwonen.accounts.models import User
from interwonen.core import clock
from interwonen.core.history import save_as
from participants.actions.assignments import assign_counsellor
from tests.assessment_factories import make_assessment
from tests.at_once import one_after_the_other
from tests.commitment_factories import make_commitment
from tests.evaluation_factories import (
    adopt,
    close_point,
    hold,
    make_minutes,
    make_moment,
    make_point,
    offer,
)
from tests.factories import (
    TODAY,
    make_participant,
    make_pilot,
    make_placement,
    make_role,
    make_user,
    system,
)
from tests.pilot_factories import make_location_assessment
from tests.pilots.test_pilot import decide
from tests.progress_review_factories import make_progress_review
from tests.published_factories import FIRST_QUARTER, insert_sample
from tests.report_factories import (
    PARTICULARS,
    SECOND_QUARTER,
    approve,
    correct,
    make_report,
    publish,
    submit,
    write_texts,
)

DUE = date(2021, 6, 1)  # three months after moving in
WEEK_BEFORE = DUE - timedelta(days=7)


def make_resident(pilot, **facts):
    """Someone who lives here since 1 March and was assessed on 24 May."""
    participant = make_participant(pilot, **facts)
    make_placement(pilot, participant=participant)
    make_assessment(participant, assessed_on=date(2021, 5, 24))
    return participant


@pytest.fixture
def resident(pilot, counsellor):
    return make_resident(pilot, counsellor=counsellor, last_name="Vertrouwelijk")


def publish_reports(pilot):
    """The reports on the first half of the year, so that none waits."""
    for quarter in (FIRST_QUARTER, SECOND_QUARTER):
        insert_sample(pilot, quarter, on=quarter.ends_on)


def make_officer(pilot) -> User:
    """A policy officer, of whose pilot the location was assessed and the reports were published."""
    make_location_assessment(pilot)
    publish_reports(pilot)
    return make_user(role="policy_officer", pilot=pilot)


def told(person) -> list[tuple[str, str, date]]:
    rows = Reminder.objects.filter(recipient=person)
    return list(rows.values_list("subject", "about", "due_on"))


def test_the_counsellor_is_told_a_week_before_and_once(resident, counsellor, arrived):
    assert remind(today=WEEK_BEFORE - timedelta(days=1)) == 0
    assert remind(today=WEEK_BEFORE) == 1
    assert [remind(today=WEEK_BEFORE + timedelta(days=n)) for n in range(3)] == [0, 0, 0]
    (mail,) = arrived()
    assert mail.to == [counsellor.email]
    assert told(counsellor) == [("review", str(resident.pk), DUE)]


def test_the_mail_says_how_much_and_by_when_and_names_nobody(resident, counsellor, pilot, arrived):
    remind(today=WEEK_BEFORE)
    (mail,) = arrived()
    assert mail.subject == "Er wacht iets op u"
    assert mail.body == (
        "Goedendag,\n\n"
        "Dit is binnen een week aan de beurt, is te laat of wacht op u:\n\n"
        f"{pilot.name}\n"
        "- Evaluaties met de deelnemer: 1, de eerste uiterlijk op 1 juni 2021\n\n"
        "Log in om te zien waar het om gaat. U krijgt hooguit één mail per dag, en over hetzelfde "
        "nooit twee keer:\n\n"
        f"https://interwonen.example/{pilot.slug}/\n"
    )
    for secret in (resident.first_name, resident.last_name, resident.reference):
        assert secret not in mail.body + mail.subject


def test_a_missed_day_loses_nothing(resident, counsellor):
    assert remind(today=TODAY) == 1
    assert told(counsellor) == [("review", str(resident.pk), DUE)]


def test_what_is_new_on_a_day_with_a_mail_waits_for_the_next(pilot, resident, counsellor, arrived):
    remind(today=TODAY)
    another = make_resident(pilot, counsellor=counsellor)
    assert [remind(today=TODAY), remind(today=TODAY + timedelta(days=1))] == [0, 1]
    assert len(arrived()) == 2
    assert {about for _subject, about, _day in told(counsellor)} == {
        str(resident.pk),
        str(another.pk),
    }


def test_with_another_day_it_is_told_anew_and_what_was_done_is_not(resident, counsellor):
    make_progress_review(resident, by=counsellor, next_on=date(2021, 7, 5))
    remind(today=TODAY)
    assert told(counsellor) == [("review", str(resident.pk), date(2021, 7, 5))]


def test_two_pilots_come_in_one_mail_that_leads_to_the_start(resident, counsellor, pilot, arrived):
    second = make_pilot()
    make_role(counsellor, second, "counsellor")
    again = User.objects.get(pk=counsellor.pk)  # whose roles are not read yet
    make_resident(second, counsellor=again)
    assert remind(today=TODAY) == 1
    (mail,) = arrived()
    assert pilot.name in mail.body
    assert second.name in mail.body
    assert mail.body.endswith("https://interwonen.example/\n")


class TestWhoIsNotTold:
    def test_who_left(self, resident, counsellor, arrived):
        end_role(membership=counsellor.memberships.get(), ends_on=DUE, by=system())
        remind(today=DUE + timedelta(days=1))
        assert (arrived(), told(counsellor)) == ([], [])

    def test_who_has_no_account_any_more(self, resident, counsellor, arrived):
        counsellor.is_active = False
        save_as(counsellor, by=system())
        remind(today=DUE)
        assert (arrived(), told(counsellor)) == ([], [])

    def test_who_gave_the_file_to_a_colleague(self, resident, counsellor, pilot):
        colleague = make_user(role="counsellor", pilot=pilot)
        assign_counsellor(
            participant=resident, counsellor=colleague, starts_on=date(2021, 5, 1), by=system()
        )
        remind(today=DUE)
        assert told(counsellor) == []
        assert len(told(colleague)) == 1

    def test_without_a_counsellor_the_team_lead_is_told_and_nobody_else(self, pilot):
        lead = make_user(role="team_lead", pilot=pilot)
        manager = make_user(role="case_manager", pilot=pilot)
        make_resident(pilot)
        remind(today=DUE)
        assert (len(told(lead)), told(manager)) == (1, [])


def test_the_database_holds_one_of_a_thing_for_a_person(resident, counsellor):
    remind(today=DUE)
    row = Reminder.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError, match="evaluations_reminder_once"), transaction.atomic():
        row.save()
    assert Reminder.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_runs_that_meet_send_one_mail(resident, counsellor, arrived):
    run = partial(remind, today=DUE)
    assert one_after_the_other(counsellor, run, run) == [1, 0]
    assert (len(arrived()), len(told(counsellor))) == (1, 1)


def test_a_reminder_goes_a_year_after_its_day(resident, counsellor):
    remind(today=DUE)
    remind(today=date(2022, 6, 1))
    assert Reminder.objects.count() == 1
    remind(today=date(2022, 6, 2))
    assert not Reminder.objects.exists()


def test_an_assessment_is_told_a_week_before_its_last_day(resident, counsellor):
    make_progress_review(resident, by=counsellor, next_on=date(2021, 11, 30))
    due = date(2021, 8, 24)
    assert [remind(today=due - timedelta(days=n)) for n in (8, 7, 6)] == [0, 1, 0]
    assert told(counsellor) == [("assessment", str(resident.pk), due)]


class TestActionPoints:
    @pytest.fixture
    def moment(self, pilot):
        return hold(make_moment(pilot))

    def test_the_owner_is_told_and_nobody_else(self, pilot, moment, counsellor, arrived):
        officer = make_officer(pilot)
        point = make_point(moment, owner=counsellor, organisation="", what="Lijst van sleutels")
        assert remind(today=point.due_on - timedelta(days=8)) == 0
        assert remind(today=point.due_on - timedelta(days=7)) == 1
        assert (told(counsellor), told(officer)) == ([("point", str(point.pk), point.due_on)], [])
        (mail,) = arrived()
        assert "- Actiepunten van een evaluatiemoment: 1" in mail.body
        assert "sleutels" not in mail.body

    def test_of_an_organisation_who_runs_the_evaluations_is_told(self, pilot, moment, counsellor):
        officer = make_officer(pilot)
        point = make_point(moment)
        remind(today=point.due_on)
        assert (len(told(officer)), told(counsellor)) == (1, [])

    def test_what_is_open_for_over_a_year_is_told_once(self, moment, counsellor, arrived):
        point = make_point(moment, owner=counsellor, organisation="")
        later = point.due_on + timedelta(days=400)
        assert [remind(today=later + timedelta(days=n)) for n in range(3)] == [1, 0, 0]
        close_point(point)
        assert [remind(today=later + timedelta(days=3)), told(counsellor)] == [0, []]

    def test_what_is_done_or_of_who_reads_no_evaluations_any_more_is_not_told(
        self, pilot, moment, counsellor
    ):
        close_point(make_point(moment, owner=counsellor, organisation=""))
        make_point(moment, owner=counsellor, organisation="")
        end_role(membership=counsellor.memberships.get(), ends_on=TODAY, by=system())
        assert remind(today=date(2021, 9, 30)) == 0
        assert not Reminder.objects.exists()


class TestMoments:
    def test_who_runs_the_evaluations_is_told_a_week_before_the_planned_day(
        self, pilot, counsellor
    ):
        officer = make_officer(pilot)
        moment = make_moment(pilot)
        days = [moment.planned_on - timedelta(days=days) for days in (8, 7, 0)]
        assert [remind(today=day) for day in days] == [0, 1, 0]
        assert told(officer) == [("moment", str(moment.pk), moment.planned_on)]
        assert told(counsellor) == []

    def test_who_may_take_the_second_look_is_told_of_offered_minutes(self, pilot, arrived):
        officer, lead = (
            make_user(role=role, pilot=pilot) for role in ("policy_officer", "team_lead")
        )
        make_location_assessment(pilot)
        publish_reports(pilot)
        moment = offer(make_minutes(make_moment(pilot)), by=officer)
        assert [remind(today=TODAY), remind(today=TODAY)] == [1, 0]
        assert (told(officer), told(lead)) == ([], [("minutes", str(moment.pk), TODAY)])
        line = "- Verslagen voor een tweede lezer: 1, de eerste sinds 30 juni 2021\n"
        assert line in arrived()[-1].body
        adopt(moment, by=lead)
        assert remind(today=TODAY + timedelta(days=1)) == 0


class TestCommitments:
    def test_who_looks_after_it_is_told_else_who_runs_the_evaluations(self, pilot, counsellor):
        officer = make_officer(pilot)
        mine = make_commitment(pilot, responsible=counsellor)
        other = make_commitment(pilot, words="Er komt een derde spreekuur.")
        remind(today=mine.due_on)
        assert told(counsellor) == [("commitment", str(mine.pk), mine.due_on)]
        assert told(officer) == [("commitment", str(other.pk), other.due_on)]

    def test_once_it_was_met_it_lapses_and_is_told_anew_when_it_is_due_again(
        self, pilot, counsellor
    ):
        due = make_commitment(pilot, responsible=counsellor)
        remind(today=due.due_on)
        withdrawn = withdraw_commitment(commitment=due, reason="Dubbel", by=system())
        remind(today=due.due_on + timedelta(days=1))
        assert withdrawn.is_withdrawn
        assert told(counsellor) == []


class TestLocation:
    def test_who_assesses_the_location_is_told_a_week_before_there_are_more_places(self, pilot):
        officer, lead = (
            make_user(role=role, pilot=pilot) for role in ("policy_officer", "team_lead")
        )
        make_location_assessment(pilot)
        publish_reports(pilot)
        assert remind(today=date(2021, 2, 22)) == 0
        decide(pilot)  # 7 from 1 June
        assert [remind(today=date(2021, 5, day)) for day in (24, 25, 26)] == [0, 1, 0]
        assert (told(officer), told(lead)) == ([("location", str(pilot.pk), date(2021, 6, 1))], [])

    def test_once_it_was_assessed_the_first_page_says_no_more(self, pilot):
        officer = make_user(role="policy_officer", pilot=pilot)
        publish_reports(pilot)
        remind(today=TODAY)
        assert told(officer) == [("location", str(pilot.pk), pilot.starts_on)]
        make_location_assessment(pilot)
        remind(today=TODAY)
        assert told(officer) == []


class TestReports:
    @pytest.fixture
    def officer(self, pilot):
        make_location_assessment(pilot)
        return make_user(role="policy_officer", pilot=pilot)

    @pytest.fixture
    def report(self, pilot, officer):
        insert_sample(pilot)
        return make_report(pilot, by=officer)

    def test_who_writes_is_told_once_of_a_quarter_that_is_over(self, pilot, officer, lead, arrived):
        over = date(2021, 3, 31)
        assert [remind(today=over + timedelta(days=n)) for n in range(4)] == [0, 1, 0, 0]
        assert (told(officer), told(lead)) == ([("to_write", "2021-Q1", over)], [])
        (mail,) = arrived()
        line = "- Rapportages aan de raad om te schrijven: 1, de eerste sinds 31 maart 2021\n"
        assert line in mail.body

    def test_a_draft_is_not_yet_submitted_and_a_quarter_that_runs_waits_for_nobody(
        self, report, officer
    ):
        assert remind(today=TODAY) == 0
        remind(today=TODAY + timedelta(days=1))
        assert told(officer) == [("to_write", "2021-Q2", TODAY)]

    def test_a_submitted_one_is_told_to_who_can_approve_and_nobody_else(
        self, report, pilot, officer, lead, counsellor
    ):
        make_user(role="case_manager", pilot=pilot)
        wrote, filed = (make_user(role="policy_officer", pilot=pilot) for _each in range(2))
        write_texts(report, by=wrote, is_ready=True, summary="Iets anders.")
        write_particulars(pilot=pilot, quarter=report.quarter, by=filed, **PARTICULARS)
        submit(report, by=officer)
        assert [remind(today=TODAY), remind(today=TODAY)] == [1, 0]
        assert told(lead) == [("to_approve", "2021-Q2", TODAY)]
        assert [told(each) for each in (officer, wrote, filed, counsellor)] == [[]] * 4

    def test_after_the_first_approval_the_others_are_told_and_after_the_second_who_publishes(
        self, report, pilot, officer, lead, arrived
    ):
        submit(report, by=officer)
        approve(report, by=lead)
        second = make_user(role="team_lead", pilot=pilot)
        remind(today=TODAY)
        assert (told(lead), told(second)) == ([], [("to_approve", "2021-Q2", TODAY)])
        approve(report, by=second)
        day = TODAY + timedelta(days=1)
        assert [remind(today=day), remind(today=day)] == [1, 0]
        assert told(officer) == [("to_publish", "2021-Q2", TODAY)]
        assert "- Rapportages aan de raad om te publiceren: 1" in arrived()[-1].body
        publish(report)
        correct(report)
        assert remind(today=day + timedelta(days=1)) == 0

    def test_sent_back_it_is_told_to_who_writes_and_anew_when_it_is_submitted_again(
        self, report, officer, lead, passing_time
    ):
        submit(report, by=officer)
        remind(today=TODAY)
        passing_time(days=1)
        send_report_back(report=report, remark="Noem het bedrag.", now=clock.now(), by=lead)
        remind(today=TODAY + timedelta(days=1))
        assert told(officer) == [("to_write", "2021-Q2", TODAY + timedelta(days=1))]
        passing_time(days=1)
        submit(report, by=officer)
        remind(today=TODAY + timedelta(days=2))
        again = [("to_approve", "2021-Q2", TODAY + timedelta(days=n)) for n in (0, 2)]
        assert told(lead) == again

    def test_the_mail_names_nobody_and_no_word_of_it(self, report, officer, lead, pilot, arrived):
        submit(report, by=officer)
        remind(today=TODAY)
        (mail,) = arrived()
        assert mail.to == [lead.email]
        assert mail.body == (
            "Goedendag,\n\n"
            "Dit is binnen een week aan de beurt, is te laat of wacht op u:\n\n"
            f"{pilot.name}\n"
            "- Rapportages aan de raad om te lezen en goed te keuren: 1, de eerste sinds 30 juni "
            "2021\n\n"
            "Log in om te zien waar het om gaat. U krijgt hooguit één mail per dag, en over hetzelfde "
            "nooit twee keer:\n\n"
            f"https://interwonen.example/{pilot.slug}/\n"
        )
