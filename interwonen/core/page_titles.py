"""What a page is called in a tab, a bookmark and by a screen reader: no two addresses share it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from interwonen.core.formatting import in_words

LONGEST_NAME = 80  # characters of a record that is named by a text of its own


def page_title(context: Mapping[str, Any]) -> str:
    """The page, its record, what the list was narrowed to, and the way to it backwards.

    "Correct a session - session of 25 June 2021, 10:00 - Fictief Aalbes, IW-001 - Participants".
    """
    trail = [str(label) for label, _url in context.get("breadcrumbs") or ()]
    own, *way = trail[::-1] or [str(context.get("title") or "")]
    names = [own, *_current_tab(context), *_choices(context), *way]
    record = getattr(context.get("request"), "record", None)
    named = names if record is None else _with_record(names, record)
    return " - ".join(dict.fromkeys(filter(None, named)))


def _current_tab(context: Mapping[str, Any]) -> list[str]:
    return [str(tab.label) for tab in context.get("tabs") or () if tab.is_current]


def _with_record(names: list[str], record: Any) -> list[str]:
    """The names with that of the record, and with the code of the person behind the own name."""
    own = Truncator(str(record)).chars(LONGEST_NAME)
    code = getattr(record, "access_subject", "")
    person = str(getattr(record, "subject", record))
    # A name in the trail may be the shorter one, such as a theme without its day.
    named = [own if name and own.startswith(name) else name for name in names]
    if capfirst(own) not in map(capfirst, named):
        named.insert(1, own)
    if not code or code in own:
        return named
    if person not in named:
        return [*named[:2], code, *named[2:]]
    return [f"{name}, {code}" if name == person else name for name in named]


def _choices(context: Mapping[str, Any]) -> list[str]:
    """What the address asks of a list, in words: a day, a status, a kind, a later page."""
    request, form = context.get("request"), context.get("filter")
    asked = getattr(request, "GET", {})
    chosen = [str(words) for words in context.get("narrowed") or ()]
    if isinstance(form, forms.BaseForm):
        values = form.cleaned_data if form.is_bound and form.is_valid() else form.initial
        chosen += [
            _chosen(form.fields[name], values.get(name)) for name in form.fields if name in asked
        ]
    number = getattr(context.get("page_obj"), "number", 1)
    return [*chosen, _("page %(number)d") % {"number": number}] if number > 1 else chosen


def _chosen(field: forms.Field, value: Any) -> str:
    """One choice of a filter as its reader saw it."""
    if not isinstance(field, forms.ChoiceField) or isinstance(field, forms.ModelChoiceField):
        return in_words(value)
    values = value if isinstance(value, list) else [value]
    labels: dict[Any, Any] = dict(field.choices)  # type: ignore[arg-type]
    return ", ".join(str(labels[each]) for each in values if each and each in labels)
