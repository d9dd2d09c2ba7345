"""The PDF of a letter that was made last, and what has changed in the letter since."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interwonen.core.formatting import in_words
from interwonen.core.models import LongWork
from neighbours.models import Address, LetterRound
from neighbours.selectors.letters_contents import Contents
from neighbours.selectors.letters_fields import FIELDS, fields_in
from neighbours.selectors.letters_sheets import lines_of

PRINTING = "letters-pdf"  # the kind of long work
_PRINTED_ABOVE = ("datum", "kenmerk")  # fields that each letter shows, whatever its text is
_PARTS: Mapping[str, object] = {
    **FIELDS,
    "body": gettext_lazy("the text"),
    "subject": gettext_lazy("the subject line"),
    "head": gettext_lazy("the sender or the position of the address"),
}
_NAMED = 3  # addresses


@dataclass
class Marks:
    """What the letters of a round say: a mark of each part, and of each address by its key."""

    parts: dict[str, str]
    addresses: dict[str, str]


def marks_of(round: LetterRound, contents: Contents) -> Marks:
    """The marks of letters with these contents."""
    body, values = contents.body, contents.values
    fields = [name for name in (*_PRINTED_ABOVE, *fields_in(body)) if name in values]
    parts = {name: values[name] for name in fields}
    parts |= {"body": body, "subject": round.subject}
    parts["head"] = json.dumps([str(round.pilot.municipality), contents.head], sort_keys=True)
    return Marks(
        {name: _mark(text) for name, text in parts.items()},
        {str(address.pk): _mark("\n".join(lines_of(address))) for address in contents.addresses},
    )


def _mark(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def changed_since_printing(round: LetterRound, contents: Contents) -> str:
    """In words what differs from the PDF that was made last, with some addresses by name.

    It is empty when all is the same, and when no PDF was made.
    """
    if (last := _last_printed(round)) is None:
        return ""
    before, made_at = last
    now = marks_of(round, contents)
    names = {*before.parts, *now.parts}
    other = {name for name in names if before.parts.get(name) != now.parts.get(name)}
    found = [str(words) for name, words in _PARTS.items() if name in other]
    found += _addresses_in_words(before.addresses, now.addresses, contents.addresses)
    words = {"when": in_words(made_at), "what": ", ".join(found)}
    return _("The PDF is of %(when)s. Changed since: %(what)s.") % words if found else ""


def _last_printed(round: LetterRound) -> tuple[Marks, datetime] | None:
    """Of the last PDF of all letters: its marks, with the letters made apart since, and its time."""
    works = LongWork.objects.filter(kind=PRINTING, place=round.pilot.slug, order__round=round.pk)
    made = works.filter(order__made_of__isnull=False).order_by("finished_at")
    last: tuple[Marks, datetime] | None = None
    for address, made_of in made.values_list("order__address", "order__made_of"):
        marks = Marks(made_of["parts"], made_of["addresses"])
        if address is None:
            last = marks, datetime.fromisoformat(made_of["at"])
        elif last is not None and marks.parts == last[0].parts:
            last[0].addresses |= marks.addresses
    return last


def _addresses_in_words(
    before: Mapping[str, str], now: Mapping[str, str], addresses: Iterable[Address]
) -> list[str]:
    """How many addresses came, changed and went; of the first two some by name."""
    rows = {str(address.pk): address for address in addresses}
    came = [str(rows[key]) for key in now if key not in before]
    other = [str(rows[key]) for key in now if before.get(key, now[key]) != now[key]]
    gone = len(before.keys() - now.keys())
    found = []
    if came:
        words = ngettext("%(number)d address more", "%(number)d addresses more", len(came))
        found.append(_named(words, came))
    if other:
        words = ngettext("%(number)d address changed", "%(number)d addresses changed", len(other))
        found.append(_named(words, other))
    if gone:
        words = ngettext("%(number)d address fewer", "%(number)d addresses fewer", gone)
        found.append(words % {"number": gone})
    return found


def _named(words: str, names: list[str]) -> str:
    more = ", …" if len(names) > _NAMED else ""
    return f"{words % {'number': len(names)}} ({', '.join(names[:_NAMED])}{more})"
