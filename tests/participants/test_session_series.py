"""Sessions are planned every week, moved and cancelled, one or all that follow."""

from datetime import date, datetime, time

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from participants.actions.sessions_planning import cancel_session, miss_session, move_session
from participants.models import SessionSeries, SupportSession
from tests.factories import (
    TODAY,
    make_participant,
    make_placement,
    make_plan,
    make_series,
    term,
)
from tests.refusals import breaks

JULY = [date(2021, 7, 7), date(2021, 7, 14), date(2021, 7, 21), date(2021, 7, 28)]


@pytest.fixture
def series(participant, counsellor):
    return make_series(participant, by=counsellor)


def days(status: str = "planned") -> list[date]:
    rows = SupportSession.objects.filter(status=status).order_by("day")
    return list(rows.values_list("day", flat=True))


def second_of(series) -> SupportSession:
    return series.sessions.get(day=JULY[1])


def refused(rule, action, **facts):
    with breaks(rule) as refusal:
        action(**facts)
    return refusal.value


def test_it_plans_a_session_every_week(series, counsellor):
    assert days() == JULY
    assert {row.counsellor for row in series.sessions.all()} == {counsellor}
    assert {row.history_user for row in SupportSession.history.all()} == {counsellor}


def test_it_plans_every_two_weeks(participant, counsellor):
    make_series(participant, by=counsellor, rhythm=SessionSeries.Rhythm.FORTNIGHTLY)
    assert days() == [JULY[0], JULY[2]]


def test_public_holidays_are_left_out_and_named(client, pilot, participant, counsellor):
    client.force_login(counsellor)
    url = reverse("participants:session-series", args=[pilot.slug, participant.pk])
    data = {
        "starts_on": "2021-12-18",  # a Saturday; the next two are Christmas and New Year
        "ends_on": "2022-01-08",
        "starts_at": "10:00",
        "rhythm": "1",
        "planned_type": "contact_type.home_visit",
        "duration_minutes": "45",
    }
    page = client.post(url, data, follow=True).content.decode()
    assert days() == [date(2021, 12, 18), date(2022, 1, 8)]
    assert "25 december 2021, 1 januari 2022" in page


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"starts_on": date(2021, 6, 29)}, "participants_session_planned_ahead"),
        ({"ends_on": date(2021, 7, 6)}, "participants_sessionseries_ends_after_start"),
        ({"ends_on": date(2022, 3, 2)}, "participants_sessionseries_within_placement"),
        (
            {"starts_on": date(2021, 12, 25), "ends_on": date(2021, 12, 25)},
            "participants_sessionseries_at_most_sixty",
        ),
        ({"duration_minutes": 0}, "participants_session_duration_within_a_day"),
    ],
)
def test_what_cannot_be_planned_is_refused(participant, counsellor, facts, rule):
    refused(rule, make_series, participant=participant, by=counsellor, **facts)
    assert not SupportSession.objects.exists()
    assert not SessionSeries.objects.exists()


def test_it_ends_with_the_stay(pilot, participant, counsellor):
    make_placement(pilot, participant=participant, ends_on=date(2021, 7, 20))
    rule = "participants_sessionseries_within_placement"
    refusal = refused(rule, make_series, participant=participant, by=counsellor)
    assert "20 juli 2021" in refusal.message
    assert not SupportSession.objects.exists()


def test_one_that_overlaps_makes_a_doubt_of_the_whole(participant, counsellor):
    make_plan(participant, by=counsellor, day=JULY[2], starts_at=time(10, 30))
    rule = "participants_session_no_overlap"
    refusal = refused(rule, make_series, participant=participant, by=counsellor)
    assert "21 juli 2021" in refusal.message
    assert days() == [JULY[2]]
    make_series(participant, by=counsellor, confirmed={rule})
    assert len(days()) == 5


def test_one_is_cancelled(series, counsellor):
    cancel_session(session=second_of(series), cancelled_by="participant", by=counsellor)
    assert days() == [JULY[0], *JULY[2:]]


def test_all_following_are_cancelled_and_what_was_logged_stays(series, counsellor):
    on_the_day = timezone.make_aware(datetime.combine(JULY[2], time(18, 0)))
    miss_session(session=series.sessions.get(day=JULY[2]), now=on_the_day, by=counsellor)
    cancel_session(
        session=second_of(series), cancelled_by="counsellor", following=True, by=counsellor
    )
    assert days() == [JULY[0]]
    assert days("cancelled") == [JULY[1], JULY[3]]
    assert days("no_show") == [JULY[2]]


def move(session, counsellor, *, day, **facts):
    defaults = {"starts_at": time(14, 0), "today": TODAY, "by": counsellor}
    return move_session(session=session, day=day, **{**defaults, **facts})


def test_one_is_moved(series, counsellor):
    move(second_of(series), counsellor, day=date(2021, 7, 15))
    assert days() == [JULY[0], date(2021, 7, 15), *JULY[2:]]


def test_all_following_are_moved_by_as_many_days(series, counsellor):
    move(second_of(series), counsellor, day=date(2021, 7, 15), following=True)
    assert days() == [JULY[0], date(2021, 7, 15), date(2021, 7, 22), date(2021, 7, 29)]
    times = series.sessions.order_by("day").values_list("starts_at", flat=True)
    assert list(times) == [time(10, 0), time(14, 0), time(14, 0), time(14, 0)]


def test_one_that_would_land_on_a_holiday_is_cancelled(participant, counsellor):
    december = {"starts_on": date(2021, 12, 17), "ends_on": date(2021, 12, 31)}
    series = make_series(participant, by=counsellor, **december)
    first = series.sessions.get(day=date(2021, 12, 17))
    move(first, counsellor, day=date(2021, 12, 18), following=True)
    assert days() == [date(2021, 12, 18)]
    assert days("cancelled") == [date(2021, 12, 24), date(2021, 12, 31)]
    assert {row.cancelled_by for row in SupportSession.objects.filter(status="cancelled")} == {
        "other"
    }


def test_only_another_form_leaves_one_on_a_holiday_where_it_is(participant, counsellor):
    december = {"starts_on": date(2021, 12, 18), "ends_on": date(2022, 1, 8)}
    series = make_series(participant, by=counsellor, **december)
    last = series.sessions.get(day=date(2022, 1, 8))
    move(last, counsellor, day=date(2022, 1, 1))
    first = series.sessions.get(day=date(2021, 12, 18))
    phone = term("contact_type.phone")
    move(first, counsellor, day=first.day, planned_type=phone, following=True)
    assert days() == [date(2021, 12, 18), date(2022, 1, 1)]
    assert {row.planned_type for row in series.sessions.all()} == {phone}


def test_all_following_get_another_form_and_length(series, counsellor):
    second = second_of(series)
    facts = {"day": second.day, "planned_type": term("contact_type.phone"), "duration_minutes": 20}
    moved = move(second, counsellor, following=True, **facts)
    assert (len(moved.sessions), moved.holidays) == (3, [])
    planned = [
        (row.planned_type.code, row.duration_minutes, row.planned_minutes)
        for row in series.sessions.order_by("day")
    ]
    assert planned == [("home_visit", 45, 45), *[("phone", 20, 20)] * 3]


@pytest.mark.parametrize("minutes", [0, 1441])
def test_a_length_that_cannot_be_changes_nothing(series, counsellor, minutes):
    rule = "participants_session_duration_within_a_day"
    facts = {"day": JULY[2], "counsellor": counsellor, "duration_minutes": minutes}
    refused(rule, move, session=second_of(series), following=True, **facts)
    assert days() == JULY
    assert set(series.sessions.values_list("duration_minutes", flat=True)) == {45}


def test_a_longer_one_that_overlaps_is_a_doubt(participant, series, counsellor):
    make_plan(participant, by=counsellor, day=JULY[2], starts_at=time(11, 0))
    rule = "participants_session_no_overlap"
    facts = {"starts_at": time(10, 0), "duration_minutes": 90, "following": True}
    session = second_of(series)
    refusal = refused(rule, move, session=session, counsellor=counsellor, day=session.day, **facts)
    assert "21 juli 2021" in refusal.message
    assert set(series.sessions.values_list("duration_minutes", flat=True)) == {45}


def message_after(client, name, session, **data) -> str:
    url = reverse(f"participants:{name}", args=[session.participant.pilot.slug, session.pk])
    (text,) = client.post(url, data, follow=True).context["messages"]
    return str(text)


def test_moving_and_cancelling_say_how_many_and_which_were_dropped(client, participant, counsellor):
    december = {"starts_on": date(2021, 12, 10), "ends_on": date(2021, 12, 31)}
    series = make_series(participant, by=counsellor, **december)
    client.force_login(counsellor)
    how = {"planned_type": "contact_type.phone", "duration_minutes": "45", "following": "all"}
    first = series.sessions.get(day=date(2021, 12, 10))
    when = {"day": "2021-12-11", "starts_at": "10:00"}
    message = message_after(client, "session-move", first, **when, **how)
    assert message.startswith("2 ")
    assert "25 december 2021, 1 januari 2022" in message
    first = series.sessions.get(day=date(2021, 12, 11))
    who = {"cancelled_by": "participant", "following": "all"}
    assert message_after(client, "session-cancel", first, **who).startswith("2 ")


def test_the_form_to_move_shows_how_it_was_planned(client, pilot, series, counsellor):
    client.force_login(counsellor)
    url = reverse("participants:session-move", args=[pilot.slug, second_of(series).pk])
    form = client.get(url).context["form"]
    assert form["planned_type"].value() == "contact_type.home_visit"
    assert (form["day"].value(), form["duration_minutes"].value()) == (JULY[1], 45)


def test_the_rest_does_not_move_past_the_stay(pilot, participant, counsellor):
    make_placement(pilot, participant=participant, ends_on=date(2021, 7, 28))
    series = make_series(participant, by=counsellor)
    rule = "participants_sessionseries_within_placement"
    facts = {"day": date(2021, 7, 15), "counsellor": counsellor, "following": True}
    refused(rule, move, session=second_of(series), **facts)
    assert days() == JULY


def test_a_series_moved_within_itself_does_not_overlap_itself(series, counsellor):
    move(second_of(series), counsellor, day=JULY[2], following=True, starts_at=time(10, 0))
    assert days() == [JULY[0], JULY[2], JULY[3], date(2021, 8, 4)]


def test_the_form_offers_all_following_only_within_a_series(
    client, pilot, participant, counsellor, series
):
    single = make_plan(participant, by=counsellor, day=TODAY)
    client.force_login(counsellor)
    for name in ("session-move", "session-cancel"):
        for session, offered in ((single, False), (second_of(series), True)):
            url = reverse(f"participants:{name}", args=[pilot.slug, session.pk])
            assert ("following" in client.get(url).context["form"].fields) is offered
    url = reverse("participants:session-cancel", args=[pilot.slug, second_of(series).pk])
    data = {"cancelled_by": "other", "following": "all"}
    assert client.post(url, data).status_code == 302
    assert days("cancelled") == JULY[1:]


def test_the_database_keeps_a_session_with_the_series_of_its_person(pilot, series, counsellor):
    stranger = make_plan(make_participant(pilot), by=counsellor, day=TODAY)
    sql = "UPDATE participants_supportsession SET series_id = %s WHERE id = %s"
    with (
        pytest.raises(IntegrityError, match="participants_session_series_of_the_person"),
        transaction.atomic(),
    ):
        connection.cursor().execute(sql, [series.pk, stranger.pk])


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("rhythm = 3", "known_rhythm"),
        ("ends_on = starts_on - 1", "ends_after_start"),
        ("duration_minutes = 0", "duration_within_a_day"),
        ("planned_type_id = 'origin.street'", "planned_type_from_list"),
    ],
)
def test_the_database_refuses(series, change, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        connection.cursor().execute(f"UPDATE participants_sessionseries SET {change}")
