"""A session is planned, and then held, missed, cancelled or moved."""

from datetime import date, datetime, time

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from interwonen.audit.histories import history_url
from interwonen.core.versions import Overtaken, version_of
from interwonen.pilots.models import Question
from participants.actions.sessions import change_session, hold_session
from participants.actions.sessions_planning import cancel_session, miss_session, move_session
from participants.models import Goal, SupportSession
from tests.factories import (
    TODAY,
    make_exit,
    make_participant,
    make_placement,
    make_plan,
    make_session,
    make_user,
    term,
)
from tests.refusals import breaks

EVENING = timezone.make_aware(datetime.combine(TODAY, time(22, 0)))


@pytest.fixture
def plan(participant, counsellor):
    """A home visit on this very day, at 10 o'clock."""
    return make_plan(participant, by=counsellor, day=TODAY)


def held(**facts):
    """What a log form says of a planned session: it was a telephone call."""
    defaults = {
        "day": TODAY,
        "starts_at": time(10, 0),
        "duration_minutes": 20,
        "contact_type": term("contact_type.phone"),
        "note": "Gebeld in plaats van bezocht.",
        "now": EVENING,
    }
    return {**defaults, **facts}


def refused(rule, action, **facts):
    with breaks(rule):
        action(**facts)


def test_a_planned_session_does_not_count_as_held(plan, participant):
    assert plan.status == "planned"
    assert not SupportSession.objects.held_between(date(2021, 1, 1), date(2022, 1, 1)).exists()
    rows = type(participant).objects.with_sessions(on=TODAY)
    assert rows.get(pk=participant.pk).last_session_on is None
    assert rows.get(pk=participant.pk).next_session_on == TODAY


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"day": date(2021, 6, 29), "today": TODAY}, "participants_session_planned_ahead"),
        ({"duration_minutes": 0}, "participants_session_duration_within_a_day"),
        ({"duration_minutes": 1441}, "participants_session_duration_within_a_day"),
    ],
)
def test_what_cannot_be_planned_is_refused(participant, counsellor, facts, rule):
    refused(rule, make_plan, participant=participant, by=counsellor, **facts)
    assert not SupportSession.objects.exists()


def test_nothing_is_planned_after_the_support(pilot, counsellor):
    placement = make_placement(pilot, participant=make_participant(pilot, counsellor=counsellor))
    make_exit(placement)
    rule = "participants_session_during_support"
    refused(rule, make_plan, participant=placement.participant, by=counsellor)
    assert not SupportSession.objects.exists()


def test_a_held_session_keeps_the_form_that_was_planned(plan, counsellor):
    session = hold_session(session=plan, by=counsellor, **held())
    session.refresh_from_db()
    assert (session.status, session.counsellor) == ("held", counsellor)
    assert (session.planned_type.code, session.contact_type.code) == ("home_visit", "phone")
    assert session.duration_minutes == 20


def test_who_held_it_stands_with_it(plan, pilot):
    lead = make_user(role="team_lead", pilot=pilot)
    assert hold_session(session=plan, by=lead, **held()).counsellor == lead


def test_a_session_to_come_is_neither_held_nor_missed(participant, counsellor):
    plan = make_plan(participant, by=counsellor)
    rule = "participants_session_not_ahead"
    refused(rule, hold_session, session=plan, by=counsellor, **held(day=plan.day))
    refused(rule, miss_session, session=plan, now=EVENING, by=counsellor)
    plan.refresh_from_db()
    assert plan.status == "planned"


def test_a_session_is_held_once(plan, counsellor):
    hold_session(session=plan, by=counsellor, **held())
    rule = "participants_session_held_once"
    refused(rule, hold_session, session=plan, by=counsellor, **held(note="Nog eens."))
    assert SupportSession.objects.get().note == "Gebeld in plaats van bezocht."


def test_a_no_show_may_turn_out_to_have_been_held(plan, counsellor):
    miss_session(session=plan, now=EVENING, note="Niet thuis.", by=counsellor)
    assert SupportSession.objects.get().status == "no_show"
    assert hold_session(session=plan, by=counsellor, **held()).status == "held"


def test_who_cancelled_is_kept(plan, counsellor):
    cancel_session(
        session=plan, cancelled_by="participant", cancel_reason="Moest werken.", by=counsellor
    )
    kept = SupportSession.objects.get()
    assert (kept.status, kept.cancelled_by, kept.cancel_reason) == (
        "cancelled",
        "participant",
        "Moest werken.",
    )


def test_nobody_cancels(plan, counsellor):
    rule = "participants_session_cancelled_by_someone"
    refused(rule, cancel_session, session=plan, cancelled_by="", by=counsellor)
    assert SupportSession.objects.get().status == "planned"


def test_a_session_planned_in_aftercare_can_still_be_cancelled(pilot, counsellor):
    placement = make_placement(pilot, participant=make_participant(pilot, counsellor=counsellor))
    plan = make_plan(placement.participant, by=counsellor)
    make_exit(placement, aftercare_until=date(2021, 7, 31))
    cancel_session(session=plan, cancelled_by="other", by=counsellor)
    assert SupportSession.objects.get().status == "cancelled"


def test_moving_keeps_the_rest(plan, counsellor):
    move_session(
        session=plan, day=date(2021, 7, 2), starts_at=time(15, 30), today=TODAY, by=counsellor
    )
    moved = SupportSession.objects.get()
    assert (moved.day, moved.starts_at) == (date(2021, 7, 2), time(15, 30))
    assert (moved.status, moved.duration_minutes) == ("planned", 45)


@pytest.mark.parametrize("day", [date(2022, 7, 2), date.max])
def test_a_mistyped_year_is_not_planned(participant, plan, counsellor, day):
    rule = "participants_session_planned_within_a_year"
    refused(rule, make_plan, participant=participant, by=counsellor, day=day)
    facts = {"day": day, "starts_at": time(9, 0), "today": TODAY, "by": counsellor}
    refused(rule, move_session, session=plan, following=True, **facts)
    assert SupportSession.objects.get().day == TODAY


def test_it_does_not_move_into_the_past(plan, counsellor):
    facts = {"day": date(2021, 6, 29), "starts_at": time(9, 0), "today": TODAY, "by": counsellor}
    refused("participants_session_planned_ahead", move_session, session=plan, **facts)
    assert SupportSession.objects.get().day == TODAY


@pytest.mark.parametrize("action", ["move", "cancel", "miss"])
def test_what_was_logged_is_not_overwritten(plan, counsellor, action):
    hold_session(session=plan, by=counsellor, **held())
    acts = {
        "move": (move_session, {"day": TODAY, "starts_at": time(11, 0), "today": TODAY}),
        "cancel": (cancel_session, {"cancelled_by": "counsellor"}),
        "miss": (miss_session, {"now": EVENING}),
    }
    act, facts = acts[action]
    refused("participants_session_still_planned", act, session=plan, by=counsellor, **facts)
    assert SupportSession.objects.get().status == "held"


def test_of_two_who_change_it_the_second_is_overtaken(plan, counsellor):
    seen = version_of(plan)
    move_session(session=plan, day=TODAY, starts_at=time(11, 0), today=TODAY, by=counsellor)
    with pytest.raises(Overtaken):
        cancel_session(session=plan, cancelled_by="other", version=seen, by=counsellor)
    assert SupportSession.objects.get().status == "planned"


@pytest.mark.parametrize(
    ("starts_at", "minutes", "overlaps"),
    [
        (time(10, 30), 45, True),
        (time(9, 30), 31, True),
        (time(9, 15), 45, False),
        (time(10, 45), 30, False),
        (time(0, 0), 1440, True),
    ],
)
def test_a_second_session_at_the_same_time_is_a_doubt(
    pilot, counsellor, plan, starts_at, minutes, overlaps
):
    other = make_participant(pilot, counsellor=counsellor)
    facts = {"day": TODAY, "starts_at": starts_at, "duration_minutes": minutes}
    if not overlaps:
        make_plan(other, by=counsellor, confirmed=(), **facts)
        return
    rule = "participants_session_no_overlap"
    refused(rule, make_plan, participant=other, by=counsellor, confirmed=(), **facts)
    assert SupportSession.objects.count() == 1
    make_plan(other, by=counsellor, confirmed={rule}, **facts)
    assert SupportSession.objects.count() == 2


def test_a_session_over_midnight_overlaps_the_next_day(pilot, counsellor, participant):
    make_plan(participant, by=counsellor, day=TODAY, starts_at=time(23, 30), duration_minutes=60)
    rule = "participants_session_no_overlap"
    facts = {"day": date(2021, 7, 1), "starts_at": time(0, 15), "confirmed": ()}
    refused(rule, make_plan, participant=participant, by=counsellor, **facts)


def test_sessions_of_colleagues_and_cancelled_ones_do_not_overlap(pilot, participant, plan):
    colleague = make_user(role="counsellor", pilot=pilot)
    make_plan(participant, by=colleague, day=TODAY, confirmed=())
    cancel_session(session=plan, cancelled_by="other", by=plan.counsellor)
    make_plan(participant, by=plan.counsellor, day=TODAY, confirmed=())


def test_a_correction_leaves_a_history(participant, counsellor):
    session = make_session(participant, by=counsellor)
    facts = held(day=session.day, note="Verbeterd.", confidential_note="Alleen voor ons.")
    change_session(session=session, by=counsellor, life_domains=[], goals=[], **facts)
    kept = SupportSession.objects.get()
    assert (kept.note, kept.confidential_note) == ("Verbeterd.", "Alleen voor ons.")
    assert not kept.life_domains.exists()
    notes = list(kept.history.values_list("note", flat=True))
    assert notes[0] == "Verbeterd."
    assert "Samen de week besproken." in notes


def test_only_what_was_held_is_corrected(plan, counsellor):
    rule = "participants_session_held_before_correction"
    refused(rule, change_session, session=plan, by=counsellor, **held())


def goal_of(participant) -> Goal:
    facts = {"text": "Elke week de post openen.", "set_on": TODAY, "due_on": date(2021, 9, 1)}
    domain = make_session(participant, by=make_user()).life_domains.get()
    goal = Goal(participant=participant, life_domain=domain, **facts)
    goal._history_user = make_user()
    goal.save()
    return goal


def test_goals_worked_on_are_those_of_this_person(pilot, participant, counsellor):
    own, other = goal_of(participant), goal_of(make_participant(pilot))
    session = make_session(participant, by=counsellor, goals=[own])
    assert list(session.goals.all()) == [own]
    number = SupportSession.objects.count()
    rule = "participants_session_goals_of_the_person"
    refused(rule, make_session, participant=participant, by=counsellor, goals=[other])
    assert SupportSession.objects.count() == number
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        SupportSession.goals.through.objects.create(supportsession=session, goal=other)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("cancelled_by = 'other'", "cancelled_by_someone"),
        ("status = 'cancelled'", "cancelled_by_someone"),
        ("cancel_reason = 'x'", "cancelled_by_someone"),
        ("confidential_note = repeat('x', 20001)", "confidential_note_length"),
        ("day = '2021-01-31'", "during_support"),
    ],
)
def test_the_database_refuses(plan, change, rule):
    sql = f"UPDATE participants_supportsession SET {change} WHERE id = %s"
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        connection.cursor().execute(sql, [plan.pk])


def test_the_database_keeps_a_session_with_its_person(pilot, plan):
    other = make_participant(pilot)
    sql = "UPDATE participants_supportsession SET participant_id = %s"
    with pytest.raises(IntegrityError, match="core_owner_is_fixed"), transaction.atomic():
        connection.cursor().execute(sql, [other.pk])


def url_of(name, pilot, pk) -> str:
    return reverse(f"participants:{name}", args=[pilot.slug, pk])


def test_the_log_form_of_a_plan_is_filled_in(client, pilot, plan, counsellor):
    client.force_login(counsellor)
    url = url_of("session-hold", pilot, plan.pk)
    form = client.get(url).context["form"]
    assert form["contact_type"].value() == "contact_type.home_visit"
    assert (form["day"].value(), form["duration_minutes"].value()) == (TODAY, 45)
    data = {
        "day": "2021-06-30",
        "starts_at": "00:00",
        "duration_minutes": "45",
        "contact_type": "contact_type.phone",
        "note": "Gebeld.",
    }
    page = client.post(url, data, follow=True).content.decode().lower()
    assert "gebeld." in page
    assert "huisbezoek" in page
    assert "telefoon" in page


def test_one_that_was_held_before_its_time_is_logged_as_of_now(
    client, pilot, participant, counsellor
):
    plan = make_plan(participant, by=counsellor, day=TODAY, starts_at=time(23, 55))
    client.force_login(counsellor)
    url = url_of("session-hold", pilot, plan.pk)
    form = client.get(url).context["form"]
    began = form["starts_at"].value()
    assert form["day"].value() == TODAY
    assert began < time(23, 55)
    assert began.minute % 5 == 0
    data = {
        "day": TODAY.isoformat(),
        "starts_at": f"{began:%H:%M}",
        "duration_minutes": "45",
        "contact_type": "contact_type.home_visit",
    }
    assert client.post(url, data).status_code == 302
    assert SupportSession.objects.get().status == "held"


def test_a_planned_session_can_also_be_missed_cancelled_or_moved_from_its_log_form(
    client, pilot, plan, counsellor
):
    client.force_login(counsellor)
    hold = url_of("session-hold", pilot, plan.pk)
    page = client.get(hold).content.decode()
    others = [url_of(f"session-{act}", pilot, plan.pk) for act in ("miss", "cancel", "move")]
    assert all(f'href="{other}"' in page for other in others)
    miss_session(session=plan, now=EVENING, by=counsellor)
    page = client.get(hold).content.decode()
    assert not any(f'href="{other}"' in page for other in others)


def test_a_doubt_can_be_confirmed_in_the_form(client, pilot, plan, counsellor):
    client.force_login(counsellor)
    url = url_of("session-plan", pilot, plan.participant_id)
    data = {
        "day": "2021-06-30",
        "starts_at": "10:15",
        "duration_minutes": "45",
        "planned_type": "contact_type.phone",
    }
    answer = client.post(url, data)
    assert answer.status_code == 422
    assert 'name="confirmed"' in answer.content.decode()
    assert SupportSession.objects.count() == 1
    data["confirmed"] = "participants_session_no_overlap"
    assert client.post(url, data).status_code == 302
    assert SupportSession.objects.count() == 2


def test_the_last_form_of_contact_is_chosen_beforehand(client, pilot, participant, counsellor):
    make_session(participant, by=counsellor, contact_type=term("contact_type.message"))
    make_plan(participant, by=counsellor)
    client.force_login(counsellor)
    form = client.get(url_of("session-create", pilot, participant.pk)).context["form"]
    assert form["contact_type"].value() == "contact_type.message"
    assert form["duration_minutes"].value() == 45


def test_a_colleague_may_hold_but_not_correct(client, pilot, plan, participant, counsellor):
    lead = make_user(role="team_lead", pilot=pilot)
    by_lead = make_session(participant, by=lead)
    client.force_login(counsellor)
    assert client.get(url_of("session-hold", pilot, plan.pk)).status_code == 200
    assert client.get(url_of("session-change", pilot, by_lead.pk)).status_code == 403
    mine = make_session(participant, by=counsellor)
    client.force_login(lead)
    assert client.get(url_of("session-change", pilot, mine.pk)).status_code == 200


def test_notes_are_not_for_others(client, pilot, participant, counsellor):
    session = make_session(participant, by=counsellor, confidential_note="Alleen voor ons.")
    client.force_login(counsellor)
    page = client.get(url_of("session-list", pilot, participant.pk)).content.decode()
    assert "Alleen voor ons." in page
    for role in ("case_manager", "policy_officer", "counsellor"):
        client.force_login(make_user(role=role, pilot=pilot))
        for url in (
            url_of("session-list", pilot, participant.pk),
            history_url(session, pilot.slug),
        ):
            assert client.get(url).status_code in (403, 404)
        detail = client.get(url_of("participant-detail", pilot, participant.pk))
        assert "Samen de week" not in detail.content.decode()


def test_two_people_correct_and_the_second_sees_the_difference(client, pilot, participant):
    lead = make_user(role="team_lead", pilot=pilot)
    session = make_session(participant, by=lead)
    client.force_login(lead)
    url = url_of("session-change", pilot, session.pk)
    form = client.get(url).context["form"]
    seen = form.version
    facts = held(day=session.day, note="Van de eerste.")
    change_session(session=session, by=lead, life_domains=[], goals=[], **facts)
    data = {
        "version": seen,
        "day": "2021-03-10",
        "starts_at": "10:00",
        "duration_minutes": "45",
        "contact_type": "contact_type.home_visit",
        "life_domains": [str(row.pk) for row in form["life_domains"].initial],
        "note": "Van de tweede.",
    }
    answer = client.post(url, data)
    assert answer.status_code == 422
    assert "Van de eerste." in answer.content.decode()
    assert "Van de tweede." in answer.content.decode()
    assert SupportSession.objects.get().note == "Van de eerste."


@pytest.mark.parametrize("page", ["session-hold", "session-change"])
def test_a_version_that_the_session_never_had_is_refused_in_words(
    client, pilot, participant, counsellor, plan, page
):
    session = plan if page == "session-hold" else make_session(participant, by=counsellor)
    client.force_login(counsellor)
    data = {
        "version": "7",
        "day": str(TODAY),
        "starts_at": "13:00",
        "duration_minutes": "45",
        "contact_type": "contact_type.home_visit",
        "life_domains": [str(row.pk) for row in Question.objects.filter(code="housing")],
        "note": "Wat er besproken is.",
    }
    answer = client.post(url_of(page, pilot, session.pk), data)
    assert answer.status_code == 422
    assert "Wat er besproken is." in answer.content.decode()
    shown = answer.context["form"].data
    assert client.post(url_of(page, pilot, session.pk), shown).status_code == 302


NOTE = "Goed \U0001f44d\U0001f3fd\n\u0645\u0631\u062d\u0628\u0627\n  eind  \n"


def post_note(client, pilot, participant, note):
    return client.post(
        url_of("session-create", pilot, participant.pk),
        {
            "status": "held",
            "day": "2021-06-30",
            "starts_at": "00:00",
            "duration_minutes": "45",
            "contact_type": "contact_type.phone",
            "note": note,
        },
    )


def test_a_note_comes_back_as_it_was_typed(client, pilot, participant, counsellor):
    client.force_login(counsellor)
    longest = NOTE + "x" * (20_000 - len(NOTE))
    assert post_note(client, pilot, participant, longest.replace("\n", "\r\n")).status_code == 302
    assert SupportSession.objects.get().note == longest


def test_a_note_that_cannot_be_kept_stays_in_the_form(client, pilot, participant, counsellor):
    client.force_login(counsellor)
    note = "x" * 20_001
    answer = post_note(client, pilot, participant, note)
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"note"}
    assert note in answer.content.decode()
    assert not SupportSession.objects.exists()
