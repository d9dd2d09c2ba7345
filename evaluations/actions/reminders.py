"""Remind people of what is due: one mail a day, each thing once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from django.db import transaction

from evaluations.mails import send_reminder
from evaluations.models import Reminder
from evaluations.selectors.reminders import Due, DueInPilot
from interwonen.accounts.models import User
from interwonen.core.periods import months_later
from interwonen.pilots.models import Pilot

KEPT_MONTHS = 12
READ_BY_FIRST_PAGE = (Reminder.Subject.COMMITMENT, Reminder.Subject.LOCATION)


def remind(*, today: date, also: Sequence[Callable[[Pilot, date], Iterable[Due]]] = ()) -> int:
    """Mail everyone what is due within a week of `today` and they were not told of; gives how many
    got a mail. `also` gives what apps above this one have due in a pilot.

    A day without a run loses nothing, and several runs on one day send one mail.
    """
    by_person: dict[User, list[tuple[Pilot, Due]]] = defaultdict(list)
    for pilot in Pilot.objects.order_by("name"):
        rows = DueInPilot(pilot, today).rows()
        rows += [due for source in also for due in source(pilot, today) if due.people]
        _forget(pilot, rows, today)
        for due in rows:
            for person in due.people:
                by_person[person].append((pilot, due))
    return sum(_remind(person, found, today) for person, found in by_person.items())


def _forget(pilot: Pilot, rows: Iterable[Due], today: date) -> None:
    """Delete the reminders of what is due no more: at once where the first page reads them, which a
    lapse tells anew; of the rest a year after their day."""
    waiting = defaultdict(list)
    for due in rows:
        waiting[due.subject].append(due.about)
    year_ago = months_later(today, -KEPT_MONTHS)
    for subject in Reminder.Subject:
        told = Reminder.objects.filter(pilot=pilot, subject=subject)
        done = told.exclude(about__in=waiting[subject])
        (done if subject in READ_BY_FIRST_PAGE else done.filter(due_on__lt=year_ago)).delete()


@transaction.atomic
def _remind(person: User, found: Sequence[tuple[Pilot, Due]], today: date) -> bool:
    """Mail one person what is new among what was found; whether there was anything."""
    User.objects.select_for_update().get(pk=person.pk)  # another run waits, and then finds it done
    told = Reminder.objects.filter(recipient=person)
    if told.filter(sent_on=today).exists():
        return False
    known = set(told.values_list("subject", "about", "due_on"))
    new = [each for each in found if (each[1].subject, each[1].about, each[1].due_on) not in known]
    for pilot, due in new:
        facts = {"subject": due.subject, "about": due.about, "due_on": due.due_on}
        Reminder.objects.create(pilot=pilot, recipient=person, sent_on=today, **facts)
    if new:
        send_reminder(person, new)
    return bool(new)
