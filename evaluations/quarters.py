"""Which quarters of a pilot there is a report on."""

from datetime import date

from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot


def has_report(pilot: Pilot, quarter: Quarter, *, today: date) -> bool:
    """Whether the quarter holds a day of the pilot up to and including `today`."""
    first = max(quarter.starts_on, pilot.starts_on)
    return first <= min(quarter.ends_on, pilot.ends_on, today)


def report_quarters(pilot: Pilot, *, today: date) -> list[Quarter]:
    """The quarters that there is a report on, the last one first."""
    quarters: list[Quarter] = []
    quarter = Quarter.containing(pilot.starts_on)
    while has_report(pilot, quarter, today=today):
        quarters.insert(0, quarter)
        quarter = quarter.next
    return quarters
