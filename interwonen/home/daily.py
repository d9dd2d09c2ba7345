"""What has to be done once a day: `manage.py daily` (home/management/commands/daily.py)."""

from collections.abc import Callable
from datetime import date
from functools import partial

from evaluations.actions.reminders import remind
from interwonen.core.drafts import forget_old
from interwonen.core.long_work import clear_works
from interwonen.retention.actions.destructions import list_due
from interwonen.retention.selectors.destructions_waiting import destructions_to_remind_of
from interwonen.rights.selectors.requests import requests_to_remind_of
from neighbours.actions.addresses_uploads import clear_uploads
from neighbours.actions.consultation_hours_forgetting import forget_callers
from neighbours.actions.enquiries_contacts import forget_enquirers
from neighbours.actions.sounding_board import forget_board_members

# The name of each job for the log, and what does it; each returns how many records. They may run
# any number of times a day.
JOBS: tuple[tuple[str, Callable[..., int]], ...] = (
    ("data of neighbours removed", forget_enquirers),
    ("data of callers removed", forget_callers),
    ("data of members of the sounding board removed", forget_board_members),
    ("old drafts deleted", forget_old),
    ("uploads of addresses deleted", lambda *, today: clear_uploads()),
    ("records due to be destroyed", list_due),
    (
        "people reminded of what is due",
        partial(remind, also=[requests_to_remind_of, destructions_to_remind_of]),
    ),
    ("finished works deleted", lambda *, today: clear_works()),
)


def carry_out_daily(*, today: date) -> dict[str, int | Exception]:
    """Do every job of the day; one that fails holds up no other. Gives by name how many or why not."""
    return {name: _attempt(job, today) for name, job in JOBS}


def _attempt(job: Callable[..., int], today: date) -> int | Exception:
    try:
        return job(today=today)
    except Exception as refusal:  # noqa: BLE001  # the others go on, and the command says which failed
        return refusal
