"""The list to take along: the rows of the filter, and no column or value beyond the role."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from interwonen.audit.models import AccessEvent
from tests.factories import (
    make_participant,
    make_placement,
    make_role,
    make_session,
    make_user,
)

PERSON = ["Naam", "Geboortedatum", "Woning", "Woont daar sinds", "Tot en met", "Begeleider"]
SESSIONS = ["Laatste gesprek", "Volgend gesprek"]


def rows_of(client, pilot, who, **filters) -> list[list[str]]:
    client.force_login(who)
    url = reverse("participants:participant-export-csv", args=[pilot.slug])
    text = client.get(url, filters).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.fixture
def counsellor(pilot):
    return make_user(role="counsellor", pilot=pilot, name="Bo Begeleider")


@pytest.fixture
def resident(pilot, counsellor):
    """Someone with a dangerous name, in a dwelling, with a session."""
    participant = make_participant(
        pilot, counsellor=counsellor, first_name="=1+1", last_name="Ömer"
    )
    make_placement(pilot, participant=participant)
    make_session(participant, by=counsellor)
    return participant


def test_a_counsellor_takes_along_the_own_caseload(client, pilot, counsellor, resident):
    make_participant(pilot)
    header, *rows = rows_of(client, pilot, counsellor)
    assert len(header) == 2 + len(PERSON) + len(SESSIONS)
    home = resident.placements.get().dwelling.name
    assert rows == [
        [
            resident.reference,
            "Geplaatst",
            "'=1+1 Ömer",
            "17-05-1985",
            home,
            "01-03-2021",
            "01-03-2022",
            "Bo Begeleider",
            "10-03-2021",
            "",
        ]
    ]


def test_a_policy_officer_gets_code_and_status_only(client, pilot, resident):
    rows = rows_of(client, pilot, make_user(role="policy_officer", pilot=pilot))
    assert rows[1:] == [[resident.reference, "Geplaatst"]]
    assert len(rows[0]) == 2


def test_a_case_manager_gets_no_column_about_sessions(client, pilot, resident):
    rows = rows_of(client, pilot, make_user(role="case_manager", pilot=pilot))
    assert len(rows[0]) == 2 + len(PERSON)


def test_what_one_may_not_read_of_a_row_stays_empty(client, pilot, resident):
    both = make_user(role="policy_officer", pilot=pilot)
    make_role(both, pilot, "counsellor")
    rows = rows_of(client, pilot, both)
    assert rows[1] == [resident.reference, "Geplaatst", *[""] * 8]


def test_the_file_holds_the_rows_of_the_filter(client, pilot, resident):
    waiting = make_participant(pilot)
    manager = make_user(role="case_manager", pilot=pilot)
    assert [row[0] for row in rows_of(client, pilot, manager, status="waiting")[1:]] == [
        waiting.reference
    ]
    assert [row[0] for row in rows_of(client, pilot, manager, q="omer")[1:]] == [resident.reference]


def test_the_workbook_has_the_same_rows_with_real_dates(client, pilot, counsellor, resident):
    client.force_login(counsellor)
    answer = client.get(reverse("participants:participant-export-xlsx", args=[pilot.slug]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet.max_row == 2
    assert sheet["C2"].value == "=1+1 Ömer"
    assert sheet["C2"].data_type == "s"
    assert sheet["D2"].is_date
    assert sheet["D2"].value.date() == resident.birth_date.whole
    assert f"deelnemers-{pilot.slug}-2021-06-30.xlsx" in answer["Content-Disposition"]


def test_taking_along_is_logged_as_such(client, pilot, resident):
    rows_of(client, pilot, make_user(role="case_manager", pilot=pilot), q="omer")
    event = AccessEvent.objects.latest("pk")
    assert (event.act, event.outcome) == ("export", "done")
