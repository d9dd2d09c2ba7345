"""Record who was told what, correct it, withdraw it."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import NOT_AHEAD, refuse_unless
from interwonen.core.withdrawals import standing
from interwonen.pilots.actions.pilots import refuse_far_from
from interwonen.pilots.models import Pilot
from neighbours.models import Announcement
from participants.actions.participants_recognised import refuse_names_in


class AnnouncementFacts(TypedDict):
    """Who were told what, when and how."""

    told_on: date
    audience: str
    about: str
    how: str
    what: str


@transaction.atomic
def record_announcement(
    *,
    pilot: Pilot,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Unpack[AnnouncementFacts],
) -> Announcement:
    """Record that some people were told something.

    Raises RuleBroken for a date after `today` or more than a year before the pilot, and, unless
    confirmed, when someone may be recognised by what was told.
    """
    return _save(Announcement(pilot=pilot), facts, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def change_announcement(
    *,
    announcement: Announcement,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[AnnouncementFacts],
) -> Announcement:
    """Correct what was recorded.

    Raises RuleBroken as `record_announcement` does, and for one that was withdrawn; Overtaken when
    it is not `version` any more.
    """
    announcement = standing(announcement, version=version)
    return _save(announcement, facts, today=today, by=by, confirmed=confirmed)


def _save(
    row: Announcement,
    facts: AnnouncementFacts,
    *,
    today: date,
    by: User,
    confirmed: Collection[str],
) -> Announcement:
    for name, value in facts.items():
        setattr(row, name, value)
    refuse_unless(row.told_on <= today, NOT_AHEAD, field="told_on")
    refuse_far_from(row.pilot, row.told_on, field="told_on")
    refuse_names_in({"what": row.what}, pilot=row.pilot, by=by, on=today, confirmed=confirmed)
    return save_as(row, by=by)
