"""That the roles of a pilot are to be reviewed, on the first page of who does so."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Subquery
from django.utils.translation import gettext as _

from evaluations.selectors.action_points import DUE_WITHIN
from interwonen.access.permissions import Permission
from interwonen.accounts.querysets import RoleReviewQuerySet
from interwonen.accounts.role_reviews import review_due_on
from interwonen.core.formatting import in_words
from interwonen.core.routes import pilot_url
from interwonen.home.matters import Matter
from interwonen.pilots.models import Pilot


def role_review_to_count(
    reviews: RoleReviewQuerySet, permissions: frozenset[Permission]
) -> dict[str, Any]:
    """The day of the last one of `reviews` that counts, as a part of one query."""
    if Permission.ROLE_REVIEW not in permissions:
        return {}
    days = reviews.standing().order_by("-reviewed_at").values("reviewed_at__date")
    return {"roles_reviewed_on": Subquery(days[:1])}


def role_review_matters(
    pilot: Pilot, numbers: Mapping[str, Any], *, on: date
) -> Iterator[tuple[date, Matter]]:
    """That it is late or due soon, by what `role_review_to_count` found, with its last day in time."""
    if "roles_reviewed_on" not in numbers:
        return
    due_on = review_due_on(pilot, numbers["roles_reviewed_on"])
    if due_on <= on + DUE_WITHIN:
        is_late = due_on < on
        badge = _("Too late") if is_late else _("Soon")
        words = _("every three months, at the latest on %(day)s") % {"day": in_words(due_on)}
        url = pilot_url("accounts:role-review-create", pilot.slug)
        yield due_on, Matter(_("Review the roles"), url, words, badge, is_late=is_late)
