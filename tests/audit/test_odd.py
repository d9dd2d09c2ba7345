"""What stands out in the access log, and the filters and the export of the auditor."""

import csv
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from interwonen.audit import event_sheet, odd, views
from interwonen.audit.models import AccessEvent
from interwonen.audit.odd import oddities
from tests.audit.test_log_blocks import as_owner, make_line
from tests.factories import make_participant, make_pilot, make_session, make_user

# In the middle of a day of work, so that nothing is at night or over midnight unless it says so.
NOW = datetime(2026, 3, 10, 14, 5, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def person(pilot):
    return make_user(role="counsellor", pilot=pilot)


@pytest.fixture
def line(pilot, person):
    def make(number=1, **facts):
        for each in range(number):
            defaults = {"user": person, "user_name": person.name, "at": NOW, "subject": "T-001"}
            given = {
                name: value(each) if callable(value) else value for name, value in facts.items()
            }
            make_line(pilot, **{**defaults, **given})

    return make


def signs(pilot) -> list[tuple[str, int]]:
    events = AccessEvent.objects.of_pilot(pilot)
    found = oddities(events, now=NOW + timedelta(hours=1), many=odd.many_files(pilot))
    return [(each.sign, each.times) for each in found]


def code(number) -> str:
    return f"T-{number:03d}"


ODD = [
    ("emergency", {"number": 1, "emergency": True}, {"number": 0}, 1),
    (
        "closed",
        {"number": 3, "outcome": "not_found", "subject": code},
        {"number": 3, "outcome": "not_found"},
        3,
    ),
    ("many", {"number": 11, "subject": code}, {"number": 10, "subject": code}, 11),
    ("night", {"number": 3, "at": NOW - timedelta(hours=9)}, {"number": 3}, 3),
    (
        "failures",
        {"number": 10, "outcome": "failed", "subject": ""},
        {"number": 9, "outcome": "failed", "subject": ""},
        10,
    ),
    ("taken", {"number": 5, "act": "export"}, {"number": 4, "act": "export"}, 5),
]


@pytest.mark.parametrize(("sign", "stands_out", "does_not", "times"), ODD)
def test_what_stands_out(pilot, line, sign, stands_out, does_not, times):
    for _each in range(30):
        make_participant(pilot)
    line(**does_not)
    assert signs(pilot) == []
    as_owner("DELETE FROM audit_accessevent")
    line(**stands_out)
    assert signs(pilot) == [(sign, times)]


class TestFilesInASmallPilot:
    @pytest.mark.parametrize(
        ("files", "many"), [(0, 4), (5, 4), (7, 4), (8, 5), (9, 5), (19, 10), (20, 11), (40, 11)]
    )
    def test_from_how_many_they_stand_out(self, pilot, files, many):
        for _each in range(files):
            make_participant(pilot)
        assert odd.many_files(pilot) == many

    def test_whoever_opens_more_than_half_of_seven_stands_out(self, pilot, line):
        for _each in range(7):
            make_participant(pilot)
        line(4, subject=code)
        assert signs(pilot) == [("many", 4)]

    def test_ordinary_work_does_not(self, pilot, line):
        for _each in range(7):
            make_participant(pilot)
        for visit in range(2):  # a morning: two visits, each with several pages of one file
            line(8, subject=code(visit))
        line(3, subject=code, at=NOW - timedelta(hours=2))
        assert signs(pilot) == []

    def test_the_page_says_from_how_many(self, client, pilot):
        for _each in range(9):
            make_participant(pilot)
        client.force_login(make_user(role="auditor", pilot=pilot))
        page = client.get(reverse("audit:event-list", args=[pilot.slug])).content.decode()
        assert "Veel dossiers binnen een uur zijn er in deze pilot 5 of meer" in page


def test_the_hours_of_the_night_are_those_of_the_netherlands(pilot, line):
    assert (odd.NIGHT_BEGINS, odd.NIGHT_ENDS) == (22, 7)
    line(3, at=NOW.replace(hour=7))
    assert signs(pilot) == []
    line(3, at=NOW.replace(hour=6, minute=59))
    assert signs(pilot) == [("night", 3)]


def test_what_was_longer_ago_is_not_shown(pilot, line):
    line(1, emergency=True, at=NOW - timedelta(days=8))
    assert signs(pilot) == []


def test_a_stranger_who_guesses_is_known_by_the_address(pilot):
    for _each in range(10):
        make_line(at=NOW, act="sign_in", outcome="failed", network_address="192.0.2.9")
    found = oddities(AccessEvent.objects.of_pilot(pilot), now=NOW, many=11)
    assert [(each.sign, each.address, each.user_id) for each in found] == [
        ("failures", "192.0.2.9", None)
    ]


def test_it_stands_on_top_of_the_list_and_leads_to_its_lines(client, pilot, person):
    make_line(
        pilot, user=person, user_name=person.name, subject="T-001", emergency=True, outcome="done"
    )
    client.force_login(make_user(role="auditor", pilot=pilot))
    url = reverse("audit:event-list", args=[pilot.slug])
    page = client.get(url).content.decode()
    assert f"Noodtoegang tot een dossier: {person.name}" in page
    assert f"user={person.pk}&amp;emergency=1" in page
    assert "Noodtoegang tot een dossier" not in client.get(url, {"act": "read"}).content.decode()


class TestTheFilters:
    @pytest.fixture
    def shown(self, client, pilot):
        auditor = make_user(role="auditor", pilot=pilot)

        def ask(**asked):
            client.force_login(auditor)
            answer = client.get(reverse("audit:event-list", args=[pilot.slug]), asked)
            return [row.subject for row in answer.context["page_obj"].object_list if row.subject]

        return ask

    def test_by_person_staff_act_result_and_period(self, shown, pilot, person):
        now = timezone.now()
        make_line(pilot, subject="T-001", user=person)
        make_line(pilot, subject="T-002", act="export", outcome="failed")
        make_line(pilot, subject="T-003", at=now - timedelta(days=50))
        make_line(make_pilot(), subject="T-009")
        assert set(shown()) == {"T-001", "T-002"}
        assert shown(subject="t-001") == ["T-001"]
        assert shown(user=person.pk) == ["T-001"]
        assert shown(act="export") == ["T-002"]
        assert shown(outcome="failed") == ["T-002"]
        day = timezone.localdate(now - timedelta(days=50))
        assert shown(since=day, until=day) == ["T-003"]
        assert shown(until=timezone.localdate() - timedelta(days=1)) == ["T-003"]

    def test_what_was_done_during_emergency_access_and_not_only_its_opening(self, shown, pilot):
        make_line(pilot, subject="T-001", act="emergency")
        make_line(pilot, subject="T-002", emergency=True)
        make_line(pilot, subject="T-003", emergency=True, act="update", outcome="failed")
        make_line(pilot, subject="T-004")
        assert shown(emergency="1") == ["T-003", "T-002"]
        assert shown(emergency="1", outcome="failed") == ["T-003"]
        assert shown(emergency="") == ["T-004", "T-003", "T-002", "T-001"]

    def test_someone_of_another_pilot_cannot_be_asked_for(self, shown, pilot):
        stranger = make_user(role="counsellor", pilot=make_pilot())
        make_line(pilot, subject="T-001", user=stranger)
        assert shown(user=stranger.pk) == []


class TestTheExport:
    @pytest.fixture
    def rows(self, client, pilot):
        client.force_login(make_user(role="auditor", pilot=pilot))
        url = reverse("audit:event-export", args=[pilot.slug])

        def ask(**asked):
            answer = client.get(url, asked)
            assert answer.streaming
            text = answer.getvalue().decode("utf-8-sig")
            return list(csv.reader(text.splitlines(), delimiter=";"))

        return ask

    def test_it_holds_what_the_filter_shows_and_no_formula(self, rows, pilot, person):
        make_line(pilot, subject="T-001", user=person, user_name="=1+1", device="Firefox, Linux")
        make_line(pilot, subject="T-002")
        header, row = rows(subject="T-001")
        assert row[header.index("Over")] == "T-001"
        assert row[header.index("Wie")] == "'=1+1"
        assert AccessEvent.objects.latest("pk").act == "export"

    def test_it_says_which_note_was_read_and_by_which_permission(
        self, client, rows, pilot, counsellor
    ):
        someone = make_participant(pilot, counsellor=counsellor)
        first, second = (
            make_session(someone, by=counsellor, day=day)
            for day in (date(2021, 3, 10), date(2021, 3, 17))
        )
        client.force_login(counsellor)
        for session in (first, second):
            client.get(reverse("participants:session-show", args=[pilot.slug, session.pk]))
        client.force_login(make_user(role="auditor", pilot=pilot))
        header, *lines = rows(subject=someone.reference)
        told = [dict(zip(header, row, strict=True)) for row in lines]
        assert {row["Recht"] for row in told} == {"verslagen van gesprekken lezen"}
        assert [row["Nummer van het gegeven"] for row in told] == [str(second.pk), str(first.pk)]

    @pytest.mark.parametrize(
        ("permission", "words"), [("formerly_read", "vroeger recht"), ("", "")]
    )
    def test_a_line_outlives_the_permission_that_it_names(self, rows, pilot, permission, words):
        make_line(pilot, subject="T-001", permission=permission)
        header, row = rows(subject="T-001")
        assert row[header.index("Recht")] == words

    def test_it_is_sent_in_parts_and_leaves_nothing_out(self, rows, pilot, monkeypatch):
        monkeypatch.setattr(event_sheet, "_AT_ONCE", 3)
        for number in range(10):  # some at one moment, which the parts are not to tear apart
            make_line(pilot, subject=code(number), at=NOW - timedelta(hours=number // 4))
        header, *lines = rows(since="2026-03-01", until="2026-03-10")
        newest_first = [code(number) for number in (3, 2, 1, 0, 7, 6, 5, 4, 9, 8)]
        assert [row[header.index("Over")] for row in lines] == newest_first

    def test_the_list_ends_where_the_file_goes_on(self, client, rows, pilot, monkeypatch):
        monkeypatch.setattr(views, "MOST_LISTED", 4)
        make_line(pilot, subject="T-001", at=NOW - timedelta(hours=1))
        for _each in range(5):
            make_line(pilot, subject="T-002", at=NOW)
        answer = client.get(
            reverse("audit:event-list", args=[pilot.slug]), {"since": "2026-03-01", "page": 9}
        )
        shown = [row.subject for row in answer.context["page_obj"].object_list]
        assert "T-001" not in shown
        assert len(shown) == 4
        assert "Dit zijn de laatste 4 regels" in answer.content.decode()
        assert any("T-001" in row for row in rows(since="2026-03-01"))


class TestTheHours:
    def test_are_counted_in_dutch_time_of_what_the_filter_leaves(self, client, pilot, person):
        for hour, number in ((3, 2), (23, 1), (14, 4)):
            for _each in range(number):
                make_line(pilot, user=person, at=NOW.replace(hour=hour))
        make_line(pilot, at=NOW.replace(hour=5))
        client.force_login(make_user(role="auditor", pilot=pilot))
        url = reverse("audit:event-list", args=[pilot.slug])
        page = client.get(url, {"user": person.pk})
        told = {each.hour: each.lines for each in page.context["hours"].each if each.lines}
        assert told == {3: 2, 14: 4, 23: 1}
        text = page.content.decode()
        assert "3 van 7 regels zijn van de nacht (van 22 tot 7 uur)." in text
        assert text.count('role="img"') == 2
        assert "03:00-04:00" in text

    def test_take_one_query_which_counts_the_lines_too(self, client, pilot):
        for _each in range(40):
            make_line(pilot)
        client.force_login(make_user(role="auditor", pilot=pilot))
        url = reverse("audit:event-list", args=[pilot.slug])
        with CaptureQueriesContext(connection) as asked:
            assert "Pagina 1 van 2" in client.get(url).content.decode()
        assert (
            len([each for each in asked if "COUNT(" in each["sql"] and "FILTER" in each["sql"]])
            == 1
        )
        counted = 'COUNT(*) AS "__count" FROM "audit_accessevent"'
        assert not [each for each in asked if counted in each["sql"]]

    def test_are_left_out_of_an_empty_list(self, client, pilot):
        client.force_login(make_user(role="auditor", pilot=pilot))
        url = reverse("audit:event-list", args=[pilot.slug])
        assert 'role="img"' not in client.get(url, {"subject": "T-404"}).content.decode()
