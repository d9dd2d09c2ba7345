"""Remove who rang, a year after the consultation hour."""

from datetime import date

from interwonen.accounts.models import User
from interwonen.core.forgetting import forget
from neighbours.models import Call


def forget_callers(*, today: date) -> int:
    """Remove the names and numbers of calls in hours of a year ago or longer; returns how many.

    The histories never held them. It may run any number of times a day.
    """
    rows = Call.objects.to_forget(on=today)
    return forget(rows, by=User.system(), caller_name="", telephone="")
