"""What waits for a second person, or to be looked at again, and who is asked and reminded."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet

from evaluations.models import Reminder
from evaluations.selectors.action_points import DUE_WITHIN
from evaluations.selectors.reminders import Due
from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.accounts.people import people_with
from interwonen.pilots.models import Pilot
from interwonen.retention.models import Destruction

LONG = timedelta(days=7)


def who_may_agree(destruction: Destruction, *, on: date) -> QuerySet[User]:
    """Those who may agree to what was proposed: not who did."""
    assert destruction.proposed_by is not None
    people = people_with(destruction.pilot, Permission.RETENTION_DECIDE, on=on)
    return people.filter(is_active=True).exclude(pk=destruction.proposed_by.pk)


def destructions_to_remind_of(pilot: Pilot, today: date) -> Iterator[Due]:
    """What has waited for a second person for a week, and what is to be looked at again."""
    rows = Destruction.objects.of_pilot(pilot)
    for row in rows.for_page(on=today).waiting().filter(proposed_at__date__lte=today - LONG):
        people = tuple(who_may_agree(row, on=today))
        yield Due(Reminder.Subject.DESTRUCTION, str(row.pk), row.proposed_at.date(), people)
    deciders = tuple(people_with(pilot, Permission.RETENTION_DECIDE, on=today))
    for row in rows.to_look_at(by=today + DUE_WITHIN):
        yield Due(Reminder.Subject.HOLD, str(row.pk), row.review_on, deciders)
