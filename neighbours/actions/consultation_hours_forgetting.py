"""Remove who rang, a year after the consultation hour."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.periods import months_later
from neighbours.models import Call

KEPT_MONTHS = 12


@transaction.atomic
def forget_callers(*, today: date) -> int:
    """Remove the names and numbers of calls in hours of a year ago or longer; says of how many.

    The histories never held them. The daily work calls this; twice a day does no harm.
    """
    calls = Call.objects.with_caller_until(months_later(today, -KEPT_MONTHS))
    known = list(calls.select_for_update(no_key=True, of=("self",)))
    for call in known:
        call.caller_name = call.telephone = ""
        save_as(call, by=User.system(), reason=_("Name and number removed after a year"))
    return len(known)
