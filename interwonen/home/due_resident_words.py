"""The words of residents that wait for a second person, on the first page of who approves them."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.querysets.resident_words import ResidentWordsQuerySet
from interwonen.access.permissions import Permission
from interwonen.core.counting import number_of
from interwonen.core.routes import pilot_url
from interwonen.home.matters import Matter
from interwonen.pilots.models import Pilot


def resident_words_to_count(
    words: ResidentWordsQuerySet, user: Any, permissions: frozenset[Permission]
) -> dict[str, Any]:
    """How many of these words this user can approve, as a part of one query."""
    if Permission.REPORT_APPROVE not in permissions:
        return {}
    return {"words_to_approve": number_of(words.to_approve(by=user))}


def resident_words_matters(pilot: Pilot, numbers: Mapping[str, Any]) -> Iterator[Matter]:
    """What `resident_words_to_count` found, in one line."""
    if number := numbers.get("words_to_approve"):
        words = ngettext(
            "%(number)d waits for a second person",
            "%(number)d wait for a second person",
            number,
        )
        url = pilot_url("evaluations:resident-words-list", pilot.slug)
        said = words % {"number": number}
        yield Matter(_("Words of residents"), url, said, _("To read and approve"))
