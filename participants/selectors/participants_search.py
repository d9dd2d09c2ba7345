"""Search in the register: by name, code, dwelling, address and counsellor, and by Dutch texts.

Only rows that the viewer may see are searched, so that a hit never reveals a text that they may
not read.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchVector
from django.db.models import F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat, NullIf, StrIndex, Trim
from django.db.models.lookups import GreaterThan
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from interwonen.access.members import Member
from participants.models import (
    Answer,
    Assignment,
    Barrier,
    BarrierStatus,
    ExitPlan,
    FollowUp,
    Goal,
    GoalStep,
    Handover,
    Incident,
    Placement,
    Referral,
    SupportSession,
)

DUTCH = "dutch"
EXCERPTS = 3  # of one participant, at most
_PLAIN_WORD = re.compile(r"[^\W_]+")
_LONG_ENOUGH = 5
# Private characters around a hit: they become <mark> after the text itself was escaped.
START, STOP = "\ue000", "\ue001"


@dataclass(frozen=True)
class Source:
    """Texts about participants: the model and fields that have them, and the path to the participant."""

    label: str | Promise
    model: Any
    fields: tuple[str, ...]
    participant: str = "participant"


SOURCES = (
    Source(_("Referral"), Referral, ("referrer", "decision_reason", "waits_for", "precedence")),
    Source(_("Answer"), Answer, ("reasoning",), "checklist__participant"),
    Source(_("Barrier"), Barrier, ("kind__label", "explanation")),
    Source(_("Status of a barrier"), BarrierStatus, ("note",), "barrier__participant"),
    Source(_("Goal"), Goal, ("text", "outcome_note")),
    Source(_("Step"), GoalStep, ("text",), "goal__participant"),
    Source(_("Keys"), Handover, ("findings",), "placement__participant"),
    Source(_("Exit plan"), ExitPlan, ("next_home", "to_do"), "placement__participant"),
    Source(_("Session"), SupportSession, ("note", "confidential_note")),
    Source(
        _("Incident"), Incident, ("what_happened", "what_was_done", "agreements", "review_note")
    ),
    Source(_("Follow-up"), FollowUp, ("text",)),
)
DWELLING = len(SOURCES)  # the number of a dwelling at another time, after those of the sources


@dataclass(frozen=True)
class Found:
    """A piece of text with the words marked, and what kind of text it is."""

    label: str | Promise
    text: SafeString


def found(rows: QuerySet[Any], words: str, *, known: Q, by: Member, on: date) -> QuerySet[Any]:
    """The participants of `rows` that `by` finds; `known` are those whose file `by` may read."""
    hits = Q(_holds(F("reference"), words))
    hits |= known & _named(words)
    hits |= known & Q(pk__in=_supported(words, on=on).values("participant"))
    hits |= Q(pk__in=_placements(words, by=by, on=on).values("participant"))
    for source in SOURCES:
        hits |= Q(pk__in=_texts(source, words, by=by, on=on).values(source.participant))
    return rows.filter(hits)


def excerpts(keys: Iterable[int], words: str, *, by: Member, on: date) -> dict[int, list[Found]]:
    """For each of these keys of participants: the pieces of text by which `by` finds them."""
    keys = list(keys)
    elsewhere = _placements(words, by=by, on=on).exclude(starts_on__lte=on, ends_on__gte=on)
    homes = elsewhere.filter(participant__in=keys).order_by()
    pieces: list[QuerySet[Any, Any]] = [
        homes.values_list(Value(DWELLING), F("dwelling__name"), "participant")
    ]
    for number, source in enumerate(SOURCES):
        texts = _texts(source, words, by=by, on=on).order_by()
        about = texts.filter(**{f"{source.participant}__in": keys})
        headline = _headline(source, words)
        pieces.append(about.values_list(Value(number), headline, source.participant))
    result: dict[int, list[Found]] = defaultdict(list)
    for number, text, participant in sorted(pieces[0].union(*pieces[1:])):
        if len(result[participant]) < EXCERPTS:
            at_home = number == DWELLING
            label = _("Lived or will live in") if at_home else SOURCES[number].label
            result[participant].append(Found(label, marked(text)))
    return result


def _texts(source: Source, words: str, *, by: Member, on: date) -> Any:
    vector = SearchVector(*source.fields, config=DUTCH)
    visible = source.model.objects.visible_to(by, on=on)
    return visible.annotate(searched=vector).filter(searched=dutch_query(words))


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


def _headline(source: Source, words: str) -> SearchHeadline:
    parts: list[Any] = [Value(" ")]
    parts += [F(name) for name in source.fields]
    text = Func(*parts, function="CONCAT_WS", output_field=TextField())
    return SearchHeadline(
        text,
        dutch_query(words),
        config=DUTCH,
        start_sel=START,
        stop_sel=STOP,
        max_words=18,
        min_words=8,
        max_fragments=1,
    )


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


def _supported(words: str, *, on: date) -> Any:
    """Assignments on the date `on` to a counsellor of this name."""
    return Assignment.objects.in_force(on).filter(_holds(F("counsellor__name"), words))


def _named(words: str) -> Q:
    """Every word is in the name, in any order, whatever the accents and capitals."""
    name = Concat("first_name", Value(" "), "last_name")
    return reduce(and_, (Q(_holds(name, word)) for word in words.split()))


def _holds(text: Any, words: str, *, whole: bool = False) -> GreaterThan:
    """Whether a text contains the words, both made plain; words of only punctuation match nothing.

    With `whole` the last word must be a whole one; the text ends in a space.
    """
    plain_words: Any = NullIf(Trim(_plain(Value(words))), Value(""))
    if whole:
        plain_words = _plain(Value(f"{words.strip()} "))
    return GreaterThan(StrIndex(_plain(text), plain_words), 0)


def _plain(text: Any) -> Func:
    return Func(text, function="participants_plain", output_field=TextField())


def marked(text: str) -> SafeString:
    """The text as safe HTML, with the parts between START and STOP in <mark>."""
    safe = re.sub(f"{START}([^{STOP}]*){STOP}", r"<mark>\1</mark>", escape(text))
    return mark_safe(re.sub(f"[{START}{STOP}]", "", safe))
