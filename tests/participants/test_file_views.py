"""The views over files: each row is there for who may see its record, and says what it said."""

from datetime import date, datetime, time

import pytest
from django.apps import apps
from django.utils import timezone

from interwonen.accounts.models import User
from participants.actions.follow_ups import finish_follow_up
from participants.actions.goals_steps import mark_goal_step
from participants.actions.sessions_withdrawal import withdraw_session
from participants.models import FileEvent, FileText, Incident, Participant
from participants.selectors.participants_timeline import Kind, timeline_events, told
from tests.assessment_factories import make_assessment, make_correction
from tests.exit_factories import make_exit_plan, make_keys, make_move, make_return, take_back
from tests.factories import (
    TODAY,
    make_dwelling,
    make_exit,
    make_follow_up,
    make_incident,
    make_inspection,
    make_participant,
    make_pilot,
    make_placement,
    make_plan,
    make_role,
    make_session,
    make_user,
    system,
)
from tests.plan_factories import (
    agree,
    close,
    make_barrier,
    make_goal,
    make_goal_step,
    make_judgement,
    make_skills,
)
from tests.progress_review_factories import make_progress_review
from tests.told_factories import make_agreed_statement

pytestmark = pytest.mark.django_db

NOTE = "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien"
ROLES = ["policy_officer", "case_manager", "counsellor", "team_lead", "administrator"]


def make_file(pilot, counsellor):
    """Someone who came, moved, left and is homeless again, with a record of every kind."""
    participant = make_participant(pilot, counsellor=counsellor)
    first, second = (make_dwelling(pilot, name=name) for name in ("Eerste", "Tweede"))
    stay = make_placement(pilot, participant=participant, dwelling=first)
    make_inspection(second)
    stay = make_move(stay, new_dwelling=second, moves_on=date(2021, 4, 1))
    make_keys(stay)
    make_plans(participant, counsellor)
    make_talks(participant, counsellor)
    make_exit_plan(stay, today=date(2021, 5, 1))
    gone = make_exit(stay, aftercare_until=date(2021, 6, 30))
    take_back(stay)
    make_return(gone)
    return participant


def make_plans(participant, counsellor):
    """Goals, barriers, lists and things to do."""
    make_barrier(participant)
    goal = make_goal(participant)
    step = make_goal_step(goal)
    mark_goal_step(step=step, is_done=True, today=date(2021, 5, 2), by=system())
    close(goal)
    make_skills(participant)
    make_agreed_statement(participant, outcome="none")
    agree(make_judgement(participant))
    make_correction(make_assessment(participant))
    make_progress_review(participant, by=counsellor, held_on=date(2021, 4, 20))
    follow_up = make_follow_up(participant, owner=counsellor, today=date(2021, 6, 1))
    done = {"done_on": date(2021, 6, 2), "today": TODAY}
    finish_follow_up(follow_up=follow_up, by=counsellor, **done)


def make_talks(participant, counsellor):
    """Sessions of three sorts, one of them withdrawn, and incidents with and without a card."""
    make_session(participant, by=counsellor, note=NOTE)
    make_plan(participant, by=counsellor, day=date(2021, 3, 12))
    mistaken = make_session(participant, by=counsellor, day=date(2021, 3, 11))
    evening = timezone.make_aware(datetime.combine(TODAY, time(18)))
    withdraw_session(session=mistaken, reason="Vergissing", now=evening, by=counsellor)
    make_incident(participant, by=counsellor, happened_on=date(2021, 5, 10))
    make_incident(
        participant,
        by=counsellor,
        card=Incident.Card.YELLOW,
        agreements="Stil na tien uur.",
        review_on=date(2021, 7, 1),
    )


@pytest.fixture(scope="module")
def file(shared_rows):
    """A file in one of two pilots, with people in every role, with two roles and with none.

    Two do something for this participant of a colleague: a counsellor, and a case manager who is a
    counsellor too.
    """
    pilot, elsewhere = make_pilot(), make_pilot()
    own = make_user(role="counsellor", pilot=pilot, name="Bo Begeleider")
    participant = make_file(pilot, own)
    make_file(elsewhere, make_user(role="counsellor", pilot=elsewhere))
    for role in ROLES:
        person = make_user(role=role, pilot=pilot)
        if role == "counsellor":
            make_follow_up(participant, owner=person)
    both = make_user(role="case_manager", pilot=pilot)
    for place in (pilot, elsewhere):
        make_role(both, place, "counsellor")
    make_follow_up(participant, owner=both)
    make_user()
    return participant


def rows_of(model, who, among):
    """The rows of a view that someone sees of these files, as names and numbers of records."""
    return set(model.objects.readable(among=among, by=who, on=TODAY).values_list("record", "key"))


def visible(model, who):
    """The rows of a view whose records someone sees by the querysets of their own models."""
    records = {}
    for name in set(model.objects.values_list("record", flat=True)):
        rows = apps.get_model("participants", name).objects.visible_to(who, on=TODAY)
        records[name] = {str(pk) for pk in rows.values_list("pk", flat=True)}
    every = model.objects.values_list("record", "key")
    return {(name, key) for name, key in every if key.partition(":")[2] in records[name]}


@pytest.mark.parametrize("model", [FileText, FileEvent])
def test_a_row_is_there_for_who_may_see_its_record(file, model):
    among = dict(Participant.objects.values_list("pk", "pilot"))
    seen = {who: rows_of(model, who, among) for who in User.objects.all()}
    assert seen == {who: visible(model, who) for who in seen}
    assert len({frozenset(rows) for rows in seen.values()}) > 5  # hardly any two see the same
    assert set() in seen.values()


def test_every_text_names_a_record_that_a_search_shows(file):
    every = set(FileText.objects.values_list("record", flat=True))
    assert every == set(FileText.Record.values)


def test_rows_of_other_files_are_not_read(file):
    lead = User.objects.get(memberships__role="team_lead")
    others = Participant.objects.exclude(pk=file.pk)
    assert rows_of(FileText, lead, {file.pk: file.pilot_id})
    assert rows_of(FileText, lead, dict(others.values_list("pk", "pilot"))) == set()
    assert rows_of(FileText, lead, {}) == set()


EVENTS = """
2021-06-30 leaving    Laatste dag van de nazorg
2021-06-30 follow_up  Afgesproken: Bellen met de woningbouwvereniging
2021-06-30 follow_up  Afgesproken: Bellen met de woningbouwvereniging
2021-06-15 leaving    Opnieuw dakloos: In de noodopvang
2021-06-14 incident   Overlast, Licht, Gele kaart
2021-06-10 leaving    Mag verteld worden: “Één bewoner huurt nu zelf.”
2021-06-10 checklist  Bewoner is akkoord: Klaar om weer te huren
2021-06-02 follow_up  Gedaan: Bellen met de woningbouwvereniging
2021-06-01 goal       Behaald: Ik wil mijn huur elke maand zelf betalen.
2021-06-01 checklist  Ingevuld: Klaar om weer te huren
2021-06-01 follow_up  Afgesproken: Bellen met de woningbouwvereniging
2021-05-31 stay       Sleutels van Tweede ingeleverd
2021-05-31 leaving    Vertrokken: Zelfstandige huurwoning (eigen contract) (Doelen behaald)
2021-05-10 incident   Overlast, Licht
2021-05-02 goal       Stap gedaan: Een overzicht van vaste lasten maken
2021-05-01 leaving    Plan voor de vervolgwoning: Zelfstandige huurwoning (eigen contract)
2021-04-20 review     Evaluatie met de deelnemer gehouden
2021-04-01 stay       Verhuisd binnen de pilot naar Tweede
2021-04-01 stay       Sleutels van Tweede overhandigd
2021-04-01 goal       Doel gesteld: Ik wil mijn huur elke maand zelf betalen.
2021-04-01 checklist  Ingevuld: Woonvaardigheden
2021-03-31 stay       Laatste dag in Eerste
2021-03-12 session    Gepland: Huisbezoek
2021-03-10 session    Gehouden: Huisbezoek. een twee drie vier vijf zes zeven acht negen tien elf twaalf…
2021-03-08 assessment Zelfredzaamheid gemeten: Startmeting
2021-03-01 stay       Gaan wonen in Eerste
2021-03-01 barrier    Huurachterstand: Speelt nog
2021-02-15 referral   Besluit: Geaccepteerd
2021-02-01 referral   Aangemeld door Opvang Voorbeeld
2021-02-01 referral   Intake ingevuld
2021-02-01 counsellor Bo Begeleider wordt de begeleider
"""


def test_the_timeline_says_all_that_happened_in_order(file):
    lead = User.objects.get(memberships__role="team_lead")
    events = told(timeline_events(file, kinds=[], by=lead, on=TODAY))
    lines = [f"{event.day} {event.kind:<10} {event.text}" for event in events]
    assert lines == EVENTS.strip().splitlines()
    assert {event.kind for event in events} == set(Kind)


def test_on_one_day_the_last_session_comes_first(file):
    own = User.objects.get(name="Bo Begeleider")
    for hour in (9, 15, 11):
        make_session(
            file, by=own, day=date(2021, 3, 9), starts_at=time(hour), note=f"Om {hour} uur"
        )
    events = told(timeline_events(file, kinds=["session"], by=own, on=date(2021, 3, 9)))
    assert [event.text.partition("Om ")[2] for event in events] == ["15 uur", "11 uur", "9 uur"]


def test_what_is_ahead_is_not_in_the_timeline_yet(file):
    lead = User.objects.get(memberships__role="team_lead")
    events = timeline_events(file, kinds=[], by=lead, on=date(2021, 3, 1))
    assert {event.day for event in events} == {
        date(2021, 2, 1),
        date(2021, 2, 15),
        date(2021, 3, 1),
    }


@pytest.mark.parametrize("kind", Kind)
def test_the_timeline_shows_one_kind(file, kind):
    lead = User.objects.get(memberships__role="team_lead")
    every = told(timeline_events(file, kinds=[], by=lead, on=TODAY))
    some = told(timeline_events(file, kinds=[kind], by=lead, on=TODAY))
    assert some == [event for event in every if event.kind == kind]
