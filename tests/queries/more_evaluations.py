"""More evaluations, and more of everything in one that was held."""

from datetime import date
from typing import Any

from interwonen.accounts.models import User
from interwonen.pilots.models import Pilot
from tests.evaluation_factories import close_point, hold, make_moment, make_point


def add_evaluation_rows(pilot: Pilot, rows: dict[str, Any], *, times: int, owner: User) -> None:
    """A planned and a held moment, and action points of the held one of all routes."""
    make_moment(pilot, date(2021, 10, times))
    make_point(hold(make_moment(pilot, date(2021, 6, 1 + times))))
    held = rows["held_moment"]
    make_point(held, owner=owner, organisation="")
    close_point(make_point(held))
