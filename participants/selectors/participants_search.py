"""Search in the register: by name, code, dwelling, address and counsellor, and by Dutch texts.

Only rows that the viewer may see are searched, so that a hit never reveals a text that they may
not read.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchVector
from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat, NullIf, StrIndex, Trim
from django.db.models.lookups import GreaterThan
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from interwonen.access.members import Member
from interwonen.core.names import plain
from participants.models import FileText, Placement
from participants.selectors.participants_likeness import sounds_like

DUTCH = "dutch"
EXCERPTS = 3  # of one participant, at most
_PLAIN_WORD = re.compile(r"[^\W_]+")
_LONG_ENOUGH = 5
# Private characters around a hit: they become <mark> after the text itself was escaped.
START, STOP = "\ue000", "\ue001"


# A text names its record; a stay, whose dwelling is found, comes after all of them.
STAY = "stay"
_ORDER = [*FileText.Record.values, STAY]


@dataclass(frozen=True)
class Found:
    """A piece of text with the words marked, and what kind of text it is."""

    label: str | Promise
    text: SafeString


def hits(
    participants: QuerySet[Any], words: str, *, by: Member, on: date
) -> dict[int, list[Found]]:
    """Those of the participants whom `by` finds by a text or a dwelling, by their keys.

    Each with the pieces of text that say so; the dwelling of the date `on` needs no saying.
    """
    among = dict(participants.order_by().values_list("pk", "pilot"))
    texts = FileText.objects.readable(among=among, by=by, on=on)
    rows = _texts(texts, words).union(_homes(among, words, by=by, on=on))
    result: dict[int, list[Found]] = defaultdict(list)
    for participant, record, text in sorted(rows, key=lambda row: (_ORDER.index(row[1]), row[2])):
        pieces = result[participant]
        if text and len(pieces) < EXCERPTS:
            pieces.append(Found(_label(record), marked(text)))
    return result


def found(rows: QuerySet[Any], words: str, by_text: Collection[int], *, known: Q) -> QuerySet[Any]:
    """The participants of `rows` that are found; `known` are those whose file may be read.

    The rows are those of `with_support`; `by_text` are the keys of those that have `hits`.
    """
    by_counsellor = Q(_holds(F("support__counsellor__name"), words))
    by_sound = Q(pk__in=_sounding_like(rows.filter(known), words))
    named = known & (_named(words) | by_sound | by_counsellor)
    return rows.filter(Q(_holds(F("reference"), words)) | Q(pk__in=list(by_text)) | named)


def _sounding_like(rows: QuerySet[Any], words: str) -> list[int]:
    """The keys of those whose name sounds like the words, as the check for doubles hears it."""
    names = rows.order_by().values_list("pk", "first_name", "last_name")
    return [pk for pk, *name in names if sounds_like(" ".join(name), words)]


def _label(record: str) -> str | Promise:
    return _("Lived or will live in") if record == STAY else FileText.Record(record).label


def _texts(texts: QuerySet[Any], words: str) -> QuerySet[Any, Any]:
    query = dutch_query(words)
    headline = SearchHeadline(
        "text",
        query,
        config=DUTCH,
        start_sel=START,
        stop_sel=STOP,
        max_words=18,
        min_words=8,
        max_fragments=1,
    )
    vector = SearchVector("text", config=DUTCH)
    matching = texts.annotate(searched=vector).filter(searched=query)
    return matching.values_list("participant", "record", headline)


def _homes(among: Collection[int], words: str, *, by: Member, on: date) -> QuerySet[Any, Any]:
    """Stays like texts; one of the date `on` has an empty one."""
    stays = _placements(words, by=by, on=on).filter(participant__in=list(among)).order_by()
    now = Q(starts_on__lte=on, ends_on__gte=on)
    elsewhere = Case(When(now, then=Value("")), default="dwelling__name")
    return stays.values_list("participant", Value(STAY), elsewhere)


def dutch_query(words: str) -> Any:
    """A query in Dutch; plain words also match in other forms, and the last one as a prefix."""
    asked = SearchQuery(words, config=DUTCH, search_type="websearch")
    *others, last = words.split() or [""]
    if not all(map(_PLAIN_WORD.fullmatch, [*others, last])):
        return asked
    forms = [_forms(word) for word in others] + [_forms(last, begun=True)]
    return asked | SearchQuery(" & ".join(forms), config=DUTCH, search_type="raw")


def _forms(word: str, *, begun: bool = False) -> str:
    """A word with its singular and plural, which in Dutch PostgreSQL does not always reduce to one
    stem: "werkplaatsen" and "werkplaats" differ. A short word has no other forms, because an
    ending could make it a different word.
    """
    if len(word) < _LONG_ENOUGH:
        return word
    forms = [word, word.removesuffix("en"), word.removesuffix("s"), f"{word}en"]
    return "(" + " | ".join([*dict.fromkeys(forms), *([f"{word}:*"] if begun else [])]) + ")"


def _placements(words: str, *, by: Member, on: date) -> Any:
    """Stays in a dwelling with this name or address; 1 does not match the start of 12."""
    address = Concat(*_ADDRESS, output_field=TextField())
    whole = words.rstrip()[-1:].isdigit()
    return Placement.objects.visible_to(by, on=on).filter(_holds(address, words, whole=whole))


_STREET, _NUMBER, _SUFFIX, _SPACE = (
    F("dwelling__street"),
    Cast("dwelling__house_number", TextField()),
    F("dwelling__house_number_suffix"),
    Value(" "),
)
# The name, and the address with the addition both apart and joined: "12 A" and "12A".
_ADDRESS = (
    *(F("dwelling__name"), _SPACE, _STREET, _SPACE, _NUMBER, _SPACE, _SUFFIX),
    *(_SPACE, _STREET, _SPACE, _NUMBER, _SUFFIX, _SPACE),
)


def _named(words: str) -> Q:
    """Every word is in the name, in any order, whatever the accents and capitals."""
    name = Concat("first_name", Value(" "), "last_name")
    return reduce(and_, (Q(_holds(name, word)) for word in words.split()))


def _holds(text: Any, words: str, *, whole: bool = False) -> GreaterThan:
    """Whether a text contains the words, both made plain; words of only punctuation match nothing.

    With `whole` the last word must be a whole one; the text ends in a space.
    """
    plain_words: Any = NullIf(Trim(plain(Value(words))), Value(""))
    if whole:
        plain_words = plain(Value(f"{words.strip()} "))
    return GreaterThan(StrIndex(plain(text), plain_words), 0)


def marked(text: str) -> SafeString:
    """The text as safe HTML, with the parts between START and STOP in <mark>."""
    safe = re.sub(f"{START}([^{STOP}]*){STOP}", r"<mark>\1</mark>", escape(text))
    return mark_safe(re.sub(f"[{START}{STOP}]", "", safe))
