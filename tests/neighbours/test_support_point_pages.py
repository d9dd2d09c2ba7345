"""The pages of the support point: a day, its buttons, and the overview."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.pilots.actions.opening_hours import set_opening_hours
from neighbours.models import SupportPointDay, WalkIn
from tests.day_book_factories import make_day, make_visit
from tests.factories import make_pilot, make_user, system


@pytest.fixture
def counsellor(client, pilot):
    user = make_user(role="counsellor", pilot=pilot, name="Lies Begeleider")
    client.force_login(user)
    return user


def page(pilot, name="support-point", query="") -> str:
    return reverse(f"neighbours:{name}", args=[pilot.slug]) + query


def shown(client, pilot, query="") -> str:
    return client.get(page(pilot, query=query)).content.decode()


def test_today_shows_the_regular_hours_and_two_buttons(client, pilot, counsellor):
    answer = client.get(page(pilot))
    assert answer.context["hours"].opens_at.hour == 9
    text = answer.content.decode()
    assert text.count('name="who" value="resident"') == 1
    assert text.count('name="who" value="neighbour"') == 1
    assert not SupportPointDay.objects.exists()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2021-05-13", "Hemelvaartsdag"),
        ("2021-06-27", "zondag"),
        ("2021-07-01", ""),
        ("2021-01-04", ""),
    ],
)
def test_a_closed_day_says_why_and_has_no_buttons(client, pilot, counsellor, day, words):
    text = shown(client, pilot, f"?datum={day}")
    assert words in text
    assert 'name="who"' not in text


def test_other_regular_hours_hold(client, pilot, counsellor):
    hours = dict.fromkeys(range(1, 8), (None, None))
    set_opening_hours(pilot=pilot, hours=hours, by=system())
    assert 'name="who"' not in shown(client, pilot)


def test_a_button_counts_one_and_a_double_tap_no_second(client, pilot, counsellor):
    sent = {"who": "neighbour", "topic": "walk_in_topic.talk", "submission": "abc"}
    for _tap in range(2):
        answer = client.post(page(pilot, "walk-in-count", "?datum=2021-06-30"), sent)
        assert answer.url == page(pilot, query="?datum=2021-06-30")
    visit = WalkIn.objects.get()
    assert (visit.who, visit.topic_id) == ("neighbour", "walk_in_topic.talk")
    client.post(page(pilot, "walk-in-count", "?datum=2021-06-30"), {**sent, "submission": "def"})
    assert WalkIn.objects.count() == 2


def test_a_refused_visit_says_why(client, pilot, counsellor):
    answer = client.post(page(pilot, "walk-in-count", "?datum=2021-06-27"), {"who": "resident"})
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert not WalkIn.objects.exists()


def test_a_visit_is_taken_back(client, pilot, counsellor):
    make_visit(pilot)
    url = page(pilot, "walk-in-take-back", "?datum=2021-06-30")
    assert client.post(url, {"who": "neighbour"}).status_code == 422
    assert client.post(url, {"who": "resident"}).status_code == 302
    assert not WalkIn.objects.exists()


DAY = {"opens_at": "10:00", "closes_at": "16:00", "remarks": ""}


def test_a_day_is_filled_in_and_changed(client, pilot, counsellor):
    url = page(pilot, "support-point-day-change", "?datum=2021-06-29")
    assert client.get(url).context["form"].initial["staff"] == [counsellor]
    assert client.post(url, {**DAY, "staff": [counsellor.pk]}).status_code == 302
    row = SupportPointDay.objects.get()
    assert (row.opens_at.hour, list(row.staff.all())) == (10, [counsellor])
    form = client.get(url).context["form"]
    client.post(url, {**DAY, "closes_at": "15:00", "staff": [], "version": form.version})
    row.refresh_from_db()
    assert (row.closes_at.hour, row.staff.count()) == (15, 0)


def test_who_fills_in_a_day_that_a_colleague_just_did_sees_the_difference(
    client, pilot, counsellor
):
    make_day(pilot)
    url = page(pilot, "support-point-day-change", "?datum=2021-06-30")
    answer = client.post(url, {**DAY, "remarks": "Dit typte ik."})
    assert answer.status_code == 422
    assert "Dit typte ik." in answer.content.decode()
    assert SupportPointDay.objects.get().remarks == ""


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"closes_at": "09:00"}, "closes_at"), ({"opens_at": "", "closes_at": ""}, "remarks")],
)
def test_a_refused_day_keeps_what_was_typed(client, pilot, counsellor, facts, field):
    url = page(pilot, "support-point-day-change", "?datum=2021-06-30")
    answer = client.post(url, {**DAY, **facts})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not SupportPointDay.objects.exists()


def test_who_reads_only_sees_figures_and_no_buttons(client, pilot):
    make_visit(pilot)
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    answer = client.get(page(pilot))
    assert answer.context["row"].residents == 1
    assert 'name="who"' not in answer.content.decode()
    for name in ("walk-in-count", "walk-in-take-back"):
        assert client.post(page(pilot, name), {"who": "resident"}).status_code == 403
    client.force_login(make_user(role="counsellor", pilot=make_pilot()))
    assert client.post(page(pilot, "walk-in-count"), {"who": "resident"}).status_code == 404
    assert WalkIn.objects.count() == 1


def test_a_question_of_a_neighbour_comes_in_at_the_support_point(client, pilot, counsellor):
    url = reverse("neighbours:enquiry-create", args=[pilot.slug]) + "?kanaal=steunpunt"
    assert url in shown(client, pilot)
    assert client.get(url).context["form"]["channel"].value() == "channel.steunpunt"


def fill(pilot) -> None:
    for day in (date(2021, 6, 25), date(2021, 5, 26), date(2021, 6, 30)):
        make_visit(pilot, day=day)
        make_visit(pilot, "neighbour", day=day)


@pytest.mark.parametrize(
    ("per", "lines"),
    [
        ("dag", [(1, 8, 1, 1), (1, 8, 1, 1), (1, 8, 1, 1)]),
        ("week", [(1, 8, 1, 1), (1, 8, 1, 1), (1, 8, 1, 1)]),
        ("maand", [(2, 16, 2, 2), (1, 8, 1, 1)]),
    ],
)
def test_the_overview_counts_per_day_week_and_month(client, pilot, counsellor, per, lines):
    fill(pilot)
    make_visit(make_pilot())
    answer = client.get(page(pilot, "support-point-overview", f"?per={per}"))
    shown = answer.context["page_obj"].object_list
    assert [(s.open_days, s.hours, s.residents, s.neighbours) for s in shown] == lines
    assert answer.context["total"].in_all == 6


def test_an_empty_overview_says_what_to_do(client, pilot, counsellor):
    assert "iw-empty" in client.get(page(pilot, "support-point-overview")).content.decode()
