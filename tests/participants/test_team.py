"""The team lead's view: load, what was missed, who was not seen; and passing work on."""

from datetime import date, time, timedelta

import pytest
from django.http import QueryDict
from django.urls import reverse

from interwonen.core import clock, drafts
from interwonen.core.models import Draft
from participants.actions.assignments import assign_counsellor
from participants.actions.assignments_transfer import change_counsellor, transfer_caseload
from participants.actions.sessions import hold_session, log_group
from participants.actions.sessions_planning import cancel_session, miss_session
from participants.actions.sessions_withdrawal import withdraw_session
from participants.models import Assignment, FollowUp, SupportSession
from participants.selectors.assignments_team import with_open_work
from participants.selectors.assignments_workload import team_loads, unseen_participants
from tests.factories import (
    TODAY,
    make_exit,
    make_follow_up,
    make_participant,
    make_placement,
    make_plan,
    make_session,
    make_user,
    system,
    term,
)
from tests.refusals import breaks

YESTERDAY = TODAY - timedelta(days=1)
WEDNESDAY = TODAY  # 30 June 2021; its week begins on the 28th


@pytest.fixture
def counsellor(pilot):
    return make_user(role="counsellor", pilot=pilot, name="Anna")


@pytest.fixture
def colleague(pilot):
    return make_user(role="counsellor", pilot=pilot, name="Bram")


def test_loads_by_week_and_by_person(pilot, counsellor, colleague, participant):
    make_session(participant, by=counsellor, day=date(2021, 6, 28), duration_minutes=30)
    make_session(participant, by=counsellor, day=date(2021, 6, 27), duration_minutes=120)
    make_session(participant, by=counsellor, day=date(2021, 5, 30), duration_minutes=600)
    make_plan(participant, by=counsellor, day=date(2021, 7, 4), duration_minutes=60)
    missed = make_plan(participant, by=counsellor, day=date(2021, 6, 29))
    miss_session(session=missed, now=clock.now(), by=counsellor)
    anna, bram = team_loads(pilot, on=WEDNESDAY)
    assert (anna.counsellor, anna.participants) == (counsellor, 1)
    assert (anna.planned_hours, anna.held_hours, anna.held_per_week) == (1.75, 0.5, 0.5)
    assert (anna.missed, anna.kept, anna.no_show_share) == (1, 2, 33)
    assert (bram.counsellor, bram.participants, bram.no_show_share) == (colleague, 0, None)


def test_what_was_planned_stays_so_and_what_is_cancelled_does_not_count(
    pilot, counsellor, participant
):
    plan = make_plan(participant, by=counsellor, day=TODAY, duration_minutes=60)
    at = clock.now()
    hold_session(
        session=plan,
        day=TODAY,
        starts_at=plan.starts_at,
        duration_minutes=30,
        contact_type=plan.planned_type,
        now=at,
        by=counsellor,
    )
    cancelled = make_plan(participant, by=counsellor, day=TODAY)
    cancel_session(session=cancelled, cancelled_by="participant", by=counsellor)
    withdraw_session(
        session=make_session(participant, by=counsellor, day=TODAY),
        reason="Fout.",
        now=at,
        by=counsellor,
    )
    (anna,) = team_loads(pilot, on=WEDNESDAY)
    assert (anna.planned_hours, anna.held_hours) == (1, 0.5)
    assert (anna.missed, anna.kept, anna.no_show_share) == (0, 1, 0)


def test_a_group_contact_counts_once_in_the_hours(pilot, counsellor, participant):
    others = [make_participant(pilot, counsellor=counsellor) for _ in range(2)]
    log_group(
        participants=[participant, *others],
        day=date(2021, 6, 28),
        starts_at=time(10),
        duration_minutes=60,
        contact_type=term("contact_type.steunpunt"),
        life_domains=[],
        note="Samen gekookt.",
        now=clock.now(),
        by=counsellor,
    )
    (anna,) = team_loads(pilot, on=WEDNESDAY)
    assert anna.held_hours == 1


def test_residents_of_the_whole_team_without_contact(pilot, counsellor, colleague, participant):
    make_placement(pilot, participant=participant)
    make_session(participant, by=counsellor, day=TODAY - timedelta(days=15))
    assert [(wait.participant, wait.is_long) for wait in unseen_participants(pilot, on=TODAY)] == [
        (participant, True)
    ]


def test_the_last_day_of_who_leaves_still_counts(pilot, counsellor, participant):
    make_session(participant, by=counsellor, day=date(2021, 6, 16))
    make_exit(make_placement(pilot, participant=participant), exited_on=TODAY)
    assert [row.days for row in unseen_participants(pilot, on=TODAY)] == [14]
    assert unseen_participants(pilot, on=TODAY + timedelta(days=1)) == []


AT_ONCE = "participants_assignment_transferred_at_once"


def transfer(pilot, giver, getter, *, by, confirmed=(AT_ONCE,)):
    facts = {"today": TODAY, "by": by, "confirmed": confirmed}
    return transfer_caseload(pilot=pilot, giver=giver, getter=getter, **facts)


def test_how_much_goes_over_is_a_doubt(client, pilot, counsellor, colleague, participant, arrived):
    make_participant(pilot, counsellor=counsellor)
    for number in range(3):
        make_plan(participant, by=counsellor, day=TODAY + timedelta(days=number))
    make_follow_up(participant, owner=counsellor)
    make_participant(pilot, counsellor=colleague)
    with breaks(AT_ONCE):
        transfer(pilot, counsellor, colleague, by=system(), confirmed=())
    client.force_login(make_user(role="team_lead", pilot=pilot))
    url = reverse("participants:caseload-transfer", args=[pilot.slug])
    answer = client.post(url, {"giver": counsellor.pk, "getter": colleague.pk})
    assert answer.status_code == 422
    page = answer.content.decode()
    numbers = "deelnemers: 2, geplande gesprekken: 3, vervolgacties: 1."
    assert f"Van {counsellor.name} naar {colleague.name}: {numbers}" in page
    assert "ook de deelnemers die de collega al had" in page
    assert f'name="confirmed" value="{AT_ONCE}"' in page
    assert Assignment.objects.filter(counsellor=counsellor).count() == 2
    assert not SupportSession.objects.filter(counsellor=colleague).exists()
    assert arrived() == []


def test_everything_of_who_stops_passes_to_a_colleague(pilot, counsellor, colleague, participant):
    unlogged = make_plan(participant, by=counsellor, day=YESTERDAY, today=YESTERDAY)
    after = make_plan(participant, by=counsellor, day=TODAY + timedelta(days=3))
    held = make_session(participant, by=counsellor)
    make_follow_up(participant, owner=counsellor)
    drafts.keep(
        author=counsellor,
        place=f"/{pilot.slug}/gesprekken/groep/",
        title="x",
        data=QueryDict("note=half"),
    )
    lead = make_user(role="team_lead", pilot=pilot)
    new = make_participant(pilot)
    assign_counsellor(participant=new, counsellor=counsellor, starts_on=TODAY, by=lead)
    passed = transfer(pilot, counsellor, colleague, by=lead)
    assert vars(passed) == {"participants": 2, "sessions": 2, "follow_ups": 1, "drafts": 1}
    assert Assignment.objects.in_force(YESTERDAY).get().counsellor == counsellor
    assert {row.counsellor for row in Assignment.objects.in_force(TODAY)} == {colleague}
    of = {session.pk: session.counsellor for session in SupportSession.objects.all()}
    assert of == {unlogged.pk: colleague, after.pk: colleague, held.pk: counsellor}
    assert FollowUp.objects.get().owner == colleague
    assert FollowUp.objects.get().history.first().history_user == lead
    draft = Draft.objects.get()
    assert (draft.author, draft.taken_over_from) == (colleague, counsellor)


def test_a_draft_that_the_colleague_has_too_is_not_overwritten(pilot, counsellor, colleague):
    place = f"/{pilot.slug}/x/"
    for author in (counsellor, colleague):
        drafts.keep(author=author, place=place, title="x", data=QueryDict(f"note={author.name}"))
    given = drafts.drafts_of(counsellor, under=place)
    assert drafts.transfer_drafts(given, getter=colleague) == 0
    kept = {draft.author.name: draft.content["note"] for draft in Draft.objects.all()}
    assert kept == {"Anna": ["Anna"], "Bram": ["Bram"]}


def test_passing_on_to_oneself_or_to_an_outsider_changes_nothing(pilot, counsellor, participant):
    outsider = make_user(role="policy_officer", pilot=pilot)
    for getter, rule in (
        (counsellor, "participants_assignment_transferred_to_another"),
        (outsider, "participants_assignment_of_the_pilot"),
    ):
        with breaks(rule):
            transfer(pilot, counsellor, getter, by=outsider)
    assert Assignment.objects.get().counsellor == counsellor


def test_the_team_lead_passes_it_on_and_reads_what_went_along(
    client,
    pilot,
    counsellor,
    colleague,
    participant,
    arrived,
):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    url = reverse("participants:caseload-transfer", args=[pilot.slug])
    sent = {"giver": counsellor.pk, "getter": colleague.pk, "confirmed": AT_ONCE}
    page = client.post(url, sent, follow=True).content.decode()
    assert f"Overgedragen aan {colleague.name}: deelnemers: 1" in page
    assert Assignment.objects.in_force(TODAY).get().counsellor == colleague
    mails = arrived()
    assert [mail.to for mail in mails] == [[counsellor.email], [colleague.email]]
    for mail in mails:
        assert participant.last_name not in mail.subject + mail.body


def test_drafts_that_are_not_the_colleagues_to_read_stay_with_their_author(
    pilot, counsellor, colleague, participant
):
    contact = make_user(role="contact_officer", pilot=pilot)
    for author, form in ((contact, "vragen/nieuw"), (counsellor, "evaluaties/1/oordeel")):
        place = f"/{pilot.slug}/{form}/"
        drafts.keep(author=author, place=place, title="x", data=QueryDict("text=half"))
    assert list(with_open_work(pilot, on=TODAY)) == [counsellor]
    transfer(pilot, counsellor, colleague, by=system())
    assert {draft.author for draft in Draft.objects.all()} == {contact, counsellor}


def test_whoever_has_anything_open_can_be_relieved(pilot, counsellor, colleague, participant):
    assert list(with_open_work(pilot, on=TODAY)) == [counsellor]
    gone = make_user(role="counsellor", pilot=pilot, name="Zus")
    make_follow_up(participant, owner=gone)
    make_plan(participant, by=colleague)
    assert list(with_open_work(pilot, on=TODAY)) == [counsellor, colleague, gone]


class TestOnePerson:
    """Someone gets another counsellor."""

    def change(self, participant, counsellor, **facts):
        defaults = {"starts_on": TODAY, "today": TODAY, "by": system()}
        return change_counsellor(
            participant=participant, counsellor=counsellor, **{**defaults, **facts}
        )

    def test_what_is_open_about_this_person_goes_along(
        self,
        pilot,
        counsellor,
        colleague,
        participant,
        arrived,
    ):
        other = make_participant(pilot, counsellor=counsellor)
        for each in (participant, other):
            make_plan(each, by=counsellor, day=TODAY + timedelta(days=each.pk % 2 + 1))
            make_follow_up(each, owner=counsellor)
            place = f"/{pilot.slug}/deelnemers/{each.pk}/gesprekken/nieuw/"
            drafts.keep(author=counsellor, place=place, title="x", data=QueryDict("note=half"))
        passed = self.change(participant, colleague)
        assert vars(passed) == {"participants": 1, "sessions": 1, "follow_ups": 1, "drafts": 1}
        assert participant.sessions.get().counsellor == colleague
        assert other.sessions.get().counsellor == counsellor
        assert participant.follow_ups.get().owner == colleague
        assert {draft.author for draft in Draft.objects.all()} == {counsellor, colleague}
        assert Draft.objects.get(author=colleague).place.endswith(
            f"/deelnemers/{participant.pk}/gesprekken/nieuw/"
        )
        assert [mail.to for mail in arrived()] == [[counsellor.email], [colleague.email]]

    def test_it_is_done_on_the_day_itself(self, counsellor, colleague, participant):
        make_plan(participant, by=counsellor)
        with breaks("participants_assignment_transferred_on_the_day"):
            self.change(participant, colleague, starts_on=TODAY + timedelta(days=1))
        assert Assignment.objects.get().counsellor == counsellor
        assert participant.sessions.get().counsellor == counsellor

    def test_the_first_counsellor_may_begin_later(self, pilot, colleague):
        nobodys = make_participant(pilot)
        later = TODAY + timedelta(days=7)
        passed = self.change(nobodys, colleague, starts_on=later)
        assert vars(passed) == {"participants": 1, "sessions": 0, "follow_ups": 0, "drafts": 0}
        assert nobodys.assignments.get().starts_on == later

    def test_a_wrong_choice_is_put_right_on_the_same_day(
        self, pilot, counsellor, colleague, participant
    ):
        wrong = make_user(role="counsellor", pilot=pilot)
        self.change(participant, wrong)
        self.change(participant, colleague)
        assert Assignment.objects.in_force(TODAY).get().counsellor == colleague
        assert Assignment.objects.in_force(YESTERDAY).get().counsellor == counsellor
        assert not Assignment.objects.filter(counsellor=wrong).exists()
