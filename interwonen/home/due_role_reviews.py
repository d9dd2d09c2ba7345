"""That the roles of a pilot are to be reviewed, on the first page of who does so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from interwonen.access.permissions import Permission
from interwonen.accounts.querysets import RoleReviewQuerySet
from interwonen.accounts.role_reviews import review_due_on
from interwonen.core.formatting import in_words
from interwonen.core.packed_rows import packed, unpacked
from interwonen.core.routes import pilot_url
from interwonen.home.matters import Matter
from interwonen.pilots.models import Pilot


@dataclass(frozen=True)
class _Last:
    """The day of the last review."""

    day: date


def role_review_to_count(
    reviews: RoleReviewQuerySet, permissions: frozenset[Permission]
) -> dict[str, Any]:
    """The last one of `reviews` that counts, as a part of one query."""
    if Permission.ROLE_REVIEW not in permissions:
        return {}
    return {"last_role_review": packed(reviews.standing()[:1], day="reviewed_at__date")}


def role_review_matters(
    pilot: Pilot, permissions: frozenset[Permission], numbers: Mapping[str, Any], *, on: date
) -> Iterator[tuple[date, Matter]]:
    """That it is due, by what `role_review_to_count` found, with its last day in time."""
    last = next(iter(unpacked(_Last, numbers.get("last_role_review"))), None)
    due_on = review_due_on(pilot, last.day if last else None)
    if Permission.ROLE_REVIEW in permissions and due_on <= on:
        is_late = due_on < on
        badge = _("Too late") if is_late else _("Soon")
        words = _("to review every three months, at the latest on %(day)s")
        url = pilot_url("accounts:role-review-create", pilot.slug)
        said = words % {"day": in_words(due_on)}
        yield due_on, Matter(_("Who has which role"), url, said, badge, is_late=is_late)
