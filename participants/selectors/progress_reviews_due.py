"""Which residents are due for a progress review, and who holds it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from participants.models import Participant
from participants.querysets.participants import ParticipantQuerySet


@dataclass(frozen=True)
class DueReview:
    """A progress review to be held with a participant, and its last day in time."""

    participant: Participant
    due_on: date


def progress_reviews_due(
    participants: ParticipantQuerySet, today: date, *, within: timedelta
) -> list[DueReview]:
    """The reviews with these participants that are late on `today` or due at most `within` after it,
    that day included, the oldest first. Takes one query; each participant has `.support`."""
    rows: Any = participants.with_progress_review_due(on=today).with_support(on=today)
    return due_among(rows.order_by(), today, within=within)


def due_among(participants: Any, today: date, *, within: timedelta) -> list[DueReview]:
    """As `progress_reviews_due`, of participants with `.progress_review_due_on` that are read."""
    due = [
        DueReview(each, each.progress_review_due_on)
        for each in participants
        if each.progress_review_due_on and each.progress_review_due_on <= today + within
    ]
    return sorted(due, key=lambda each: (each.due_on, each.participant.reference))
