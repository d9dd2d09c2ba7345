"""More evaluations, and more of everything in one that was held."""

from datetime import date
from typing import Any

from evaluations.actions.resident_words import withdraw_resident_words
from evaluations.models.minutes import Attendee
from interwonen.accounts.models import User
from interwonen.pilots.models import Pilot
from tests.evaluation_factories import (
    adopt,
    attend,
    close_point,
    correct,
    find,
    hold,
    make_adopted,
    make_contribution,
    make_moment,
    make_point,
    offer,
)
from tests.words_factories import approve, make_words


def make_editions(pilot: Pilot, rows: dict[str, Any]) -> None:
    """A moment whose minutes were adopted, and one whose adopted minutes were corrected."""
    rows["adopted_moment"] = make_adopted(make_moment(pilot, date(2021, 4, 1)))
    rows["corrected_moment"] = correct(make_adopted(make_moment(pilot, date(2021, 4, 2))))


def add_evaluation_rows(
    pilot: Pilot, rows: dict[str, Any], *, times: int, owner: User, author: User
) -> None:
    """A planned and a held moment; action points, attendance, findings and contributions of those of
    all routes; a further edition of the corrected minutes; words of residents."""
    make_moment(pilot, date(2021, 10, times))
    make_point(hold(make_moment(pilot, date(2021, 6, 1 + times))))
    held, corrected = rows["held_moment"], rows["corrected_moment"]
    make_point(held, owner=owner, organisation="")
    close_point(make_point(held))
    find(attend(held, attendees=[Attendee("Gemeente", "", "", "present")] * times))
    approve(make_words(pilot))
    withdraw_resident_words(words=make_words(pilot), reason="Te herkenbaar", by=owner)
    for moment in (rows["moment"], held):
        make_contribution(moment, author)
    rows["corrected_moment"] = correct(adopt(offer(corrected, by=owner)))
