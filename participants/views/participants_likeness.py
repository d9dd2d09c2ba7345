"""Who in the register is much like someone, for the form that asks whether it is the same person."""

from collections.abc import Collection
from typing import Any

from interwonen.access.permissions import Permission
from interwonen.access.requests import PilotRequest
from interwonen.core import clock
from participants.models import Participant
from participants.selectors.participants_likeness import people_like


def alike_to(
    request: PilotRequest, someone: Participant, *, over: Collection[str]
) -> dict[str, Any]:
    """Who is much alike: by name for who may read the file, else only that there is someone.

    Whoever stands in one of the statuses `over` can be referred again from there.
    """
    alike = [row.pk for row in people_like(someone)]
    today = clock.today()
    known = Participant.objects.granting(request.user, Permission.PARTICIPANT_READ, on=today)
    readable = known.filter(pk__in=alike).with_status(on=today)
    return {
        "alike": readable,
        "alike_unseen": readable.count() < len(alike),
        "over": over,
    }
