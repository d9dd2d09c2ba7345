"""All that is held about one person, as one value: what a copy of the file is made of."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import models
from django.db.models import Count
from django.utils import translation
from django.utils.text import capfirst
from django.utils.timezone import localtime

from interwonen.accounts.models import Membership, User
from interwonen.audit.changes import Change, history_of, words_of
from interwonen.audit.log_words import who_in_words
from interwonen.audit.looks import looks_at
from interwonen.audit.merged_lines import versions_of
from interwonen.core.formatting import in_words
from interwonen.core.pdf import LANGUAGE
from interwonen.pilots.models import Pilot
from interwonen.rights.models.copies import CLOSES, OPENS
from interwonen.rights.selectors.copies_kinds import KINDS
from participants.models import Participant

SCHEMA = "interwonen-dossier/1"
LONGEST_PLACE = 200
Snapshot = dict[str, Any]
# What says only which file it is, or is a code of ours and no fact for a person.
_LEFT_OUT = {"participant", "signature", "group", "version", "instrument_version"}


class Texts:
    """The free texts of a copy, each once with the first place where it stands; and what the
    records are called that hold them."""

    def __init__(self, staff: Mapping[str, str]) -> None:
        self.staff = staff  # who works there, by name: role and organisation
        self._numbers: dict[str, int] = {}
        self._keys: dict[Any, dict[Any, int]] = defaultdict(dict)
        self.places: list[str] = []

    def name(self, model: Any, key: Any) -> str:
        """What a record is called: its kind and a number, counted from 1 in this copy.

        Not by its text, for that may be about someone else, nor by its key, which says nothing.
        """
        if model is Participant:
            return str(capfirst(model._meta.verbose_name))  # the one whose copy it is
        keys = self._keys[model]
        return f"{capfirst(model._meta.verbose_name)} {keys.setdefault(key, len(keys) + 1)}"

    def number(self, place: str, text: str) -> dict[str, int]:
        """Where a snapshot refers to a text."""
        text = _without_marks(text)
        if text not in self._numbers:
            self._numbers[text] = len(self._numbers) + 1
            self.places.append(place[:LONGEST_PLACE])
        return {"text": self._numbers[text]}

    def __iter__(self) -> Iterator[tuple[int, str, str]]:
        """Number, place and text of each."""
        for (text, number), place in zip(self._numbers.items(), self.places, strict=True):
            yield number, place, text


def _without_marks(text: str) -> str:
    """A text in which nothing reads as a mark, on the line ends of a form."""
    text = "\n".join(text.strip().splitlines())
    for mark in (OPENS, CLOSES):
        while mark in text:
            text = text.replace(mark, " ".join(mark))
    return text


def collect(
    participant: Participant, *, made_on: Any, advance: Callable[[], None] = lambda: None
) -> tuple[Snapshot, Texts]:
    """The contents of a copy of a file, and its free texts; `advance` is called after each kind."""
    parts = []
    with translation.override(LANGUAGE):
        texts = Texts(_staff(participant.pilot))
        for model in KINDS:
            if records := list(_records(model, participant, texts)):
                title = str(capfirst(model._meta.verbose_name))
                kind = model._meta.model_name
                parts.append({"kind": kind, "title": title, "records": records})
            advance()
        pilot = participant.pilot
        snapshot = {
            "schema": SCHEMA,
            "made_on": str(made_on),
            "reference": participant.reference,
            "name": participant.full_name,
            "pilot": pilot.name,
            "controllers": [str(pilot.municipality), str(pilot.care_provider)],
            "parts": parts,
            "looked": list(_looks(participant)),
        }
    return snapshot, texts


def _records(model: Any, participant: Participant, texts: Texts) -> Iterator[dict[str, Any]]:
    path = "pk" if model is Participant else model.participant_path
    several = model._meta.many_to_many
    found: Any = model._default_manager.filter(**{path: participant.pk})
    has_number = isinstance(model._meta.pk, models.BigAutoField)
    found = found.order_by("pk") if has_number else found.reverse()  # the first one first
    rows = list(found.prefetch_related(*(field.name for field in several)))
    for row in rows:
        texts.name(model, row.pk)  # in this order, also where one names another
    changed = _changed(model, path, participant)
    for row, words in zip(rows, words_of(rows), strict=True):
        name = texts.name(model, row.pk)
        place = ", ".join([name, *_when_and_who(words)])
        facts = [_fact(row, place, field, text, texts) for field, text in words if _counts(field)]
        facts += [fact for field in several if (fact := _linked(row, field, texts))]
        changes = history_of(row) if row.pk in changed else []
        if changes:  # what was added first stands in it now, or as it was before a change
            changes[-1] = replace(changes[-1], fields=())
        yield {"title": name, "facts": facts, "changes": _changes(model, name, changes, texts)}
    for gone in _gone(model, path, participant):
        name = f"{texts.name(model, gone.pk)} (ingetrokken)"
        told = _changes(model, name, history_of(gone), texts)
        yield {"title": name, "facts": [], "changes": told}


def _counts(field: Any) -> bool:
    return field.name not in _LEFT_OUT


def is_free_text(model: Any, field: Any) -> bool:
    """Whether people wrote it in their own words, and may have written about someone else."""
    is_text = isinstance(field, models.CharField | models.TextField)
    return is_text and not field.choices and model is not Participant


def _fact(row: Any, place: str, field: Any, text: str, texts: Texts) -> dict[str, Any]:
    label = str(capfirst(field.verbose_name))
    if _names_a_text(field):
        return {
            "label": label,
            "value": texts.name(field.related_model, getattr(row, field.attname)),
        }
    if is_free_text(type(row), field):
        return {"label": label, "value": texts.number(f"{place}: {label}", text)}
    if _names_staff(field):
        return {"label": label, "value": texts.staff.get(text, text)}
    return {"label": label, "value": text}


def _linked(row: Any, field: Any, texts: Texts) -> dict[str, Any] | None:
    """A field that links to several records; goals are told under their own heading."""
    rows = getattr(row, field.name).all()
    if hasattr(field.related_model, "participant_path"):
        names = [texts.name(field.related_model, each.pk) for each in rows]
    else:
        names = [str(each) for each in rows]
    value = ", ".join(names)
    return {"label": str(capfirst(field.verbose_name)), "value": value} if value else None


def _changed(model: Any, path: str, participant: Participant) -> set[Any]:
    """The keys of the records that were changed since they were added."""
    rows = _versions(model, path, participant).order_by().values("id")
    return set(rows.annotate(n=Count("history_id")).filter(n__gt=1).values_list("id", flat=True))


def _gone(model: Any, path: str, participant: Participant) -> list[Any]:
    """The records that were withdrawn and are there no more, as they were last."""
    if path == "pk":
        return []
    return [row.instance for row in _versions(model, path, participant).filter(history_type="-")]


def _versions(model: Any, path: str, participant: Participant) -> Any:
    if path == "pk":
        return model.history.filter(id=participant.pk)
    return versions_of(model, path, participant)


def _changes(
    model: Any, place: str, changes: Sequence[Change], texts: Texts
) -> list[dict[str, Any]]:
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    free = {str(each.verbose_name) for each in fields if is_free_text(model, each)}
    free |= {str(each.verbose_name) for each in fields if _names_a_text(each)}
    people = {str(each.verbose_name) for each in fields if _names_staff(each)}
    left_out = {str(each.verbose_name) for each in fields if not _counts(each)}

    def value(label: str, text: str) -> Any:
        is_text = text and label in free
        text = texts.staff.get(text, text) if label in people else text
        return texts.number(f"{place}: {capfirst(label)} (eerder)", text) if is_text else text

    def told(change: Change) -> dict[str, Any]:
        shown = [each for each in change.fields if str(each.label) not in left_out]
        return {
            "at": in_words(localtime(change.at)),
            "by": texts.staff.get(change.by, change.by),
            "kind": str(change.kind),
            "why": texts.number(f"{place}: reden", change.reason) if change.reason else "",
            "facts": [
                {
                    "label": capfirst(str(each.label)),
                    "before": value(str(each.label), each.before),
                    "after": value(str(each.label), each.after),
                }
                for each in shown
            ],
        }

    return [told(change) for change in changes]


def _names_staff(field: Any) -> bool:
    return field.related_model is User


def _staff(pilot: Pilot) -> dict[str, str]:
    """The roles and organisation of everyone who ever worked in a pilot, by name: the name itself
    stays with us, as in the list of who looked (C-579/21)."""
    roles: dict[User, set[str]] = defaultdict(set)
    for each in Membership.objects.filter(pilot=pilot).select_related("user__organisation"):
        roles[each.user].add(each.role)
    return {
        str(user): who_in_words(",".join(sorted(held)), str(user.organisation or ""))
        for user, held in roles.items()
    }


def _when_and_who(words: Sequence[tuple[Any, str]]) -> list[str]:
    """The first day, life domain and staff member of a record, by which one knows its texts."""
    kinds: list[Callable[[Any], bool]] = [
        lambda field: isinstance(field, models.DateField),
        lambda field: field.name == "life_domain",
        _names_staff,
    ]
    found = (next((text for field, text in words if fits(field)), "") for fits in kinds)
    return [text for text in found if text]


def _names_a_text(field: Any) -> bool:
    """Whether a link shows as a record's own words, such as those of a goal."""
    return field.is_relation and hasattr(field.related_model, "participant_path")


def _looks(participant: Participant) -> Iterator[dict[str, Any]]:
    """Who looked, as the list for the resident tells it, the first day first."""
    for look in reversed(looks_at(participant.pilot_id, participant.reference)):
        yield {
            "day": in_words(look.day),
            "hours": look.hours,
            "who": look.who,
            "act": str(look.act),
            "outcome": "" if look.succeeded else look.outcome,
            "pages": ", ".join(map(str, look.parts)),
            "emergency": look.emergency,
            "times": look.times,
        }
