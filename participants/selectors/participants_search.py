"""Search in the register: by name, code, dwelling, address and counsellor, and in Dutch by what
was written.

Every text is looked through by the rows that the searcher may see, so that a hit never tells of
something that this person may not read.
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
EXCERPTS = 3  # of one person, at most
_PLAIN_WORD = re.compile(r"[^\W_]+")
_LONG_ENOUGH = 5
# Private characters around a hit: they become <mark> after the text itself was escaped.
START, STOP = "\ue000", "\ue001"


@dataclass(frozen=True)
class Source:
    """Texts about people: where they stand, and the way from there to the person."""

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
LIVED = len(SOURCES)  # the place of the former dwelling among the excerpts


@dataclass(frozen=True)
class Found:
    """A piece of text in which the words stand, marked, and what kind of text it is."""

    label: str | Promise
    text: SafeString


def found(rows: QuerySet[Any], words: str, *, by: Member, on: date) -> QuerySet[Any]:
    """Those of `rows` that `by` finds; `rows` say in `.is_known` whose file `by` may read."""
    hits = Q(_holds(F("reference"), words))
    hits |= Q(is_known=True) & _named(words)
    hits |= Q(is_known=True, pk__in=_supported(words, on=on).values("participant"))
    hits |= Q(pk__in=_placements(words, by=by, on=on).values("participant"))
    for source in SOURCES:
        hits |= Q(pk__in=_texts(source, words, by=by, on=on).values(source.participant))
    return rows.filter(hits)


def excerpts(people: Iterable[int], words: str, *, by: Member, on: date) -> dict[int, list[Found]]:
    """For each of these people, by key: the pieces of text by which `by` finds them."""
    people = list(people)
    elsewhere = _placements(words, by=by, on=on).exclude(starts_on__lte=on, ends_on__gte=on)
    pieces: list[QuerySet[Any, Any]] = [
        elsewhere.filter(participant__in=people)
        .order_by()
        .values_list("participant", Value(LIVED), F("dwelling__name"))
    ]
    for place, source in enumerate(SOURCES):
        texts = _texts(source, words, by=by, on=on).order_by()
        about = texts.filter(**{f"{source.participant}__in": people})
        headline = _headline(source, words)
        pieces.append(about.values_list(source.participant, Value(place), headline))
    result: dict[int, list[Found]] = defaultdict(list)
    for place, text, person in sorted(
        (place, text, person) for person, place, text in pieces[0].union(*pieces[1:])
    ):
        if len(result[person]) < EXCERPTS:
            label = _("Lived or will live in") if place == LIVED else SOURCES[place].label
            result[person].append(Found(label, marked(text)))
    return result


def _texts(source: Source, words: str, *, by: Member, on: date) -> Any:
    vector = SearchVector(*source.fields, config=DUTCH)
    visible = source.model.objects.visible_to(by, on=on)
    return visible.annotate(searched=vector).filter(searched=dutch_query(words))


def dutch_query(words: str) -> Any:
    """What one asks in Dutch; of plain words also other forms, and the beginning of the last."""
    asked = SearchQuery(words, config=DUTCH, search_type="websearch")
    *others, last = words.split() or [""]
    if not all(map(_PLAIN_WORD.fullmatch, [*others, last])):
        return asked
    forms = [_forms(word) for word in others] + [_forms(last, begun=True)]
    return asked | SearchQuery(" & ".join(forms), config=DUTCH, search_type="raw")


def _forms(word: str, *, begun: bool = False) -> str:
    """A word with its singular and plural, which the Dutch stems of PostgreSQL keep apart at times.

    "werkplaatsen" and "werkplaats" have other stems. Of a short word only itself, so that no
    ending makes another word of it.
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
    """Stays in a dwelling of this name or address; number 1 is not the beginning of 12."""
    address = Concat(*_ADDRESS, output_field=TextField())
    whole = words.rstrip()[-1:].isdigit()
    return Placement.objects.visible_to(by, on=on).filter(_holds(address, words, whole=whole))


_STREET, _NUMBER, _SUFFIX, _SPACE = (
    F("dwelling__street"),
    Cast("dwelling__house_number", TextField()),
    F("dwelling__house_number_suffix"),
    Value(" "),
)
# The name, and the address with the addition apart and at the number: "12 A" is typed as "12A" too.
_ADDRESS = (
    *(F("dwelling__name"), _SPACE, _STREET, _SPACE, _NUMBER, _SPACE, _SUFFIX),
    *(_SPACE, _STREET, _SPACE, _NUMBER, _SUFFIX, _SPACE),
)


def _supported(words: str, *, on: date) -> Any:
    """Assignments on the date `on` to a counsellor of this name."""
    return Assignment.objects.in_force(on).filter(_holds(F("counsellor__name"), words))


def _named(words: str) -> Q:
    """Every word is in the name, in any order, without regard to accents and capitals."""
    name = Concat("first_name", Value(" "), "last_name")
    return reduce(and_, (Q(_holds(name, word)) for word in words.split()))


def _holds(text: Any, words: str, *, whole: bool = False) -> GreaterThan:
    """Whether a plain text holds the plain words; words that are nothing but signs are nowhere.

    With `whole` the last of them is not the beginning of a longer one; the text ends in a space.
    """
    plain_words: Any = NullIf(Trim(_plain(Value(words))), Value(""))
    if whole:
        plain_words = _plain(Value(f"{words.strip()} "))
    return GreaterThan(StrIndex(_plain(text), plain_words), 0)


def _plain(text: Any) -> Func:
    return Func(text, function="participants_plain", output_field=TextField())


def marked(text: str) -> SafeString:
    """The text made safe, with what lies between START and STOP as <mark>."""
    safe = re.sub(f"{START}([^{STOP}]*){STOP}", r"<mark>\1</mark>", escape(text))
    return mark_safe(re.sub(f"[{START}{STOP}]", "", safe))
