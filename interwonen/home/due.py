"""What is to be evaluated within a week or late, for who does so."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from evaluations.selectors.reminders import DUE_WITHIN
from interwonen.core.formatting import in_words
from interwonen.core.routes import pilot_url
from interwonen.home.matters import Matter
from participants.selectors.progress_reviews_due import due_among
from participants.selectors.sessions_today import Today


def due_of_residents(day: Today) -> list[Matter]:
    """What is due of the residents whom the user supports; for who leads also what is late of the
    others, and what is due of those without a counsellor."""
    return list(_reviews(day))


def _reviews(day: Today) -> Iterator[Matter]:
    for review in due_among(day.participants, day.on, within=DUE_WITHIN):
        resident, is_late = review.participant, review.due_on < day.on
        if is_late or not day.leads or resident.support is None:
            url = pilot_url("participants:progress-review-create", day.pilot.slug, resident.pk)
            words = _("progress review, at the latest on %(day)s")
            yield _matter(resident.full_name, url, words, review.due_on, is_late=is_late)


def _matter(name: str, url: str, words: str, due_on: date, *, is_late: bool) -> Matter:
    badge = _("Too late") if is_late else _("Soon")
    return Matter(name, url, words % {"day": in_words(due_on)}, badge, is_late=is_late)
