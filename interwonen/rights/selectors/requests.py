"""Which requests about the own data are late or due soon, and who is reminded of them."""

from collections.abc import Iterator
from datetime import date

from evaluations.models import Reminder
from evaluations.selectors.action_points import DUE_WITHIN
from evaluations.selectors.reminders import Due
from interwonen.access.permissions import Permission
from interwonen.accounts.people import people_with
from interwonen.pilots.models import Pilot
from interwonen.rights.models import RightsRequest


def requests_to_remind_of(pilot: Pilot, today: date) -> Iterator[Due]:
    """The open requests that are due within a week of `today` or late, for all who may answer."""
    rows = RightsRequest.objects.of_pilot(pilot).due(by=today + DUE_WITHIN)
    people = tuple(people_with(pilot, Permission.RIGHTS_WRITE, on=today))
    for row in rows:
        yield Due(Reminder.Subject.RIGHTS_REQUEST, str(row.pk), row.term_ends_on, people)
