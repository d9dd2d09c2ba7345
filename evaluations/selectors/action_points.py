"""Which action points of a pilot wait for someone."""

from dataclasses import dataclass
from datetime import date, timedelta

from evaluations.models import ActionPoint
from interwonen.accounts.models import User
from interwonen.pilots.models import Pilot

DUE_WITHIN = timedelta(days=7)


@dataclass(frozen=True)
class DuePoint:
    """An open action point: what, by when, on which page it stands, and who does it.

    `owner` is a person, or None when an organisation does it, which `owner_words` then names.
    """

    pk: int
    text: str
    due_on: date
    moment: int
    owner: User | None
    owner_words: str


def action_points_due(
    pilot: Pilot, today: date, *, within: timedelta = DUE_WITHIN
) -> list[DuePoint]:
    """The open points of a pilot that are late on the day `today` or due at most `within` after it,
    that day included, the most pressing first."""
    points = ActionPoint.objects.of_pilot(pilot).open(on=today)
    return [
        DuePoint(
            pk=point.pk,
            text=point.what,
            due_on=point.due_on,
            moment=point.moment_id,
            owner=point.owner,
            owner_words=point.owner_words,
        )
        for point in points.filter(due_on__lte=today + within)
    ]
