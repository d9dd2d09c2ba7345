"""The decision of the executive on the pilot is recorded, corrected and taken back."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.pilots.actions.pilots_decision import record_decision
from interwonen.pilots.models import Pilot
from tests.factories import TODAY, make_user, system
from tests.refusals import breaks, refused_by

DECIDED_ON = date(2021, 2, 2)


def record(pilot, decided_on: date | None = DECIDED_ON, reference: str = "B&W 2021-07") -> Pilot:
    return record_decision(
        pilot=pilot, decided_on=decided_on, decision_reference=reference, today=TODAY, by=system()
    )


def recorded(pilot) -> tuple[date | None, str]:
    return Pilot.objects.values_list("decided_on", "decision_reference").get(pk=pilot.pk)


def test_it_is_recorded_corrected_and_taken_back(pilot):
    record(pilot)
    assert recorded(pilot) == (DECIDED_ON, "B&W 2021-07")
    record(pilot, date(2021, 2, 9))
    assert recorded(pilot) == (date(2021, 2, 9), "B&W 2021-07")
    record(pilot, None, " ")
    assert recorded(pilot) == (None, "")
    assert [past.decided_on for past in pilot.history.all()[1:3]] == [
        date(2021, 2, 9),
        DECIDED_ON,
    ]


@pytest.mark.parametrize(
    ("decided_on", "reference", "rule"),
    [
        (DECIDED_ON, " ", "pilots_pilot_decision_whole"),
        (None, "B&W 2021-07", "pilots_pilot_decision_whole"),
        (date(2021, 7, 1), "B&W 2021-07", "pilots_pilot_decision_not_ahead"),
        (date(2020, 2, 29), "B&W 2021-07", "pilots_date_near_the_pilot"),
    ],
)
def test_half_a_decision_or_an_impossible_date_is_refused(pilot, decided_on, reference, rule):
    with breaks(rule):
        record(pilot, decided_on, reference)
    assert recorded(pilot) == (None, "")


@pytest.mark.parametrize("change", ["decided_on = '2021-02-02'", "decision_reference = 'B'"])
def test_the_database_refuses_half_a_decision(pilot, change):
    statement = f"UPDATE pilots_pilot SET {change} WHERE id = %s"
    assert refused_by(statement, [pilot.pk]) == "pilots_pilot_decision_whole"


def test_a_policy_officer_records_it_on_the_page_of_the_pilot(client, pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    client.force_login(officer)
    url = reverse("pilots:decision-record", args=[pilot.slug])
    form = client.get(url).context["form"]
    sent = {"decided_on": "2021-02-02", "decision_reference": "B&W 2021-07"}
    assert client.post(url, {**sent, "version": form.version}).status_code == 302
    page = client.get(reverse("pilots:pilot-detail", args=[pilot.slug])).content.decode()
    assert "2 februari 2021, B&amp;W 2021-07" in page
    assert pilot.history.first().history_user == officer
