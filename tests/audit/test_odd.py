"""What stands out in the access log, and the filters and the export of the auditor."""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from interwonen.audit import odd, views
from interwonen.audit.models import AccessEvent
from interwonen.audit.odd import oddities
from tests.audit.test_log_blocks import as_owner, make_line
from tests.factories import make_pilot, make_user

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
    return [(each.sign, each.times) for each in oddities(events, now=NOW + timedelta(hours=1))]


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
    line(**does_not)
    assert signs(pilot) == []
    as_owner("DELETE FROM audit_accessevent")
    line(**stands_out)
    assert signs(pilot) == [(sign, times)]


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
    found = oddities(AccessEvent.objects.of_pilot(pilot), now=NOW)
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
    assert f"user={person.pk}" in page
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

    def test_someone_of_another_pilot_cannot_be_asked_for(self, shown, pilot):
        stranger = make_user(role="counsellor", pilot=make_pilot())
        make_line(pilot, subject="T-001", user=stranger)
        assert shown(user=stranger.pk) == []


class TestTheExport:
    def test_it_holds_what_the_filter_shows_and_no_formula(self, client, pilot, person):
        make_line(pilot, subject="T-001", user=person, user_name="=1+1", device="Firefox, Linux")
        make_line(pilot, subject="T-002")
        client.force_login(make_user(role="auditor", pilot=pilot))
        url = reverse("audit:event-export", args=[pilot.slug])
        answer = client.get(url, {"subject": "T-001"})
        sheet = load_workbook(BytesIO(answer.content)).active
        rows = list(sheet.iter_rows(values_only=True))
        assert len(rows) == 2
        assert "T-001" in rows[1]
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        assert AccessEvent.objects.latest("pk").act == "export"

    def test_too_many_lines_are_not_taken_at_once(self, client, pilot, monkeypatch):
        monkeypatch.setattr(views, "MOST_LINES", 2)
        for _each in range(3):
            make_line(pilot)
        client.force_login(make_user(role="auditor", pilot=pilot))
        answer = client.get(
            reverse("audit:event-export", args=[pilot.slug]), {"outcome": "done"}, follow=True
        )
        assert "Kies een kortere periode" in answer.content.decode()
