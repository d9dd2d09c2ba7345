"""By when an enquiry must be answered, counted by hand in the calendar of 2021."""

from datetime import date

import pytest

from neighbours.models import Enquiry
from neighbours.selectors.enquiries_terms import last_day_from


def last_day(kind: str, received_on: date) -> date:
    return last_day_from(Enquiry(kind_id=f"contact_kind.{kind}"), received_on)


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (date(2021, 6, 7), date(2021, 6, 14)),  # an ordinary week
        (date(2021, 4, 1), date(2021, 4, 12)),  # Good Friday and Easter Monday
        (date(2021, 4, 23), date(2021, 5, 3)),  # King's Day
        (date(2021, 5, 3), date(2021, 5, 11)),  # 5 May
        (date(2021, 5, 10), date(2021, 5, 19)),  # Ascension Day and the Friday after it
        (date(2021, 6, 5), date(2021, 6, 11)),  # received on a Saturday
    ],
)
def test_a_question_is_answered_within_five_working_days(received_on, due_on):
    assert last_day("question", received_on) == due_on


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (date(2021, 6, 7), date(2021, 6, 21)),  # two ordinary weeks
        (date(2021, 5, 10), date(2021, 5, 27)),  # Ascension, the Friday after it, Whit Monday
    ],
)
def test_a_report_is_answered_within_ten_working_days(received_on, due_on):
    assert last_day("report", received_on) == due_on


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (date(2021, 3, 2), date(2021, 4, 13)),  # six weeks later is a Tuesday
        (date(2021, 3, 6), date(2021, 4, 19)),  # a Saturday moves to Monday
        (date(2021, 3, 16), date(2021, 4, 28)),  # King's Day
        (date(2021, 4, 1), date(2021, 5, 17)),  # Ascension Day and the Friday after it
        (date(2021, 4, 2), date(2021, 5, 17)),  # that Friday, equated with a holiday
    ],
)
def test_a_complaint_has_six_weeks_that_never_end_on_a_day_off(received_on, due_on):
    assert last_day("complaint", received_on) == due_on
