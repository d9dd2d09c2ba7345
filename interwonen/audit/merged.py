"""Every change of a file in one list: the merged histories of all its records."""

from collections.abc import Callable, Collection
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import CharField, Exists, F, Model, OuterRef, Q, Value
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest
from interwonen.access.permissions import Permission
from interwonen.audit.changes import act_in_words
from interwonen.audit.merged_lines import key_of, kinds_read, versions_of
from interwonen.core.pages import Breadcrumbs, page_of

# The address of the history of a record, by the word of its kind, its key, and whether it is gone.
Address = Callable[[str, str, bool], str]


def changes_page(
    request: PilotRequest,
    owner: Model,
    permissions: Collection[Permission],
    trail: Breadcrumbs,
    address: Address,
) -> HttpResponse:
    """All changes of what belongs to a participant, the last first, of what the viewer may read."""
    names = {word: model._meta.verbose_name for word, model, _ in kinds_read(owner, permissions)}
    lines = page_of(request, _lines(owner, permissions))
    back = urlencode({"back": request.get_full_path()})
    for line in lines.object_list:
        line["name"] = capfirst(names[line["line_word"]])
        history = address(line["line_word"], line["line_key"], line["line_is_gone"])
        line["url"] = f"{history}?{back}"
        line["day"] = localdate(line["line_at"])
        line["act"] = act_in_words(line["line_kind"])
    context = {
        "title": _("All changes"),
        "breadcrumbs": [*trail, (_("All changes"), "")],
        "page_obj": lines,
        "changes": folded(list(lines.object_list)),
    }
    return render(request, "audit/merged.html", context)


def folded(lines: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Lines that differ only in which record it was, such as the answers of one list, together."""

    def told(line: dict[str, Any]) -> tuple[Any, ...]:
        minute = line["line_at"].replace(second=0, microsecond=0)
        return line["name"], line["act"], line["line_by"], minute, line["line_why"]

    return [list(alike) for _told, alike in groupby(lines, told)]


def changed_since(
    owner: Model, permissions: Collection[Permission], day: date
) -> list[dict[str, Any]]:
    """The last line of each record that was corrected or withdrawn on a day or later, the last first."""
    lines: dict[tuple[str, str], dict[str, Any]] = {}
    for line in _lines(owner, permissions, _corrects(day)):
        lines.setdefault((line["line_word"], line["line_key"]), line)
    return list(lines.values())


def _corrects(day: date) -> Callable[[Any], Q]:
    """Which rows of a history correct something; a version of an assessment says which it corrects."""

    def of(model: Any) -> Q:
        corrects = Q(history_type__in=("~", "-"))
        if any(field.name == "replaces" for field in model._meta.concrete_fields):
            corrects |= Q(replaces__isnull=False)
        return corrects & Q(history_date__date__gte=day)

    return of


def _lines(
    owner: Model, permissions: Collection[Permission], of: Callable[[Any], Q] = lambda model: Q()
) -> Any:
    """A line for each row of each history, in one query."""
    lines = [
        versions_of(model, path, owner)
        .filter(of(model))
        .order_by()
        .values(
            line_word=Value(word, CharField()),
            line_key=key_of(model),
            line_at=F("history_date"),
            line_by=F("history_user__name"),
            line_kind=F("history_type"),
            line_why=F("history_change_reason"),
            line_is_gone=_is_gone(model),
        )
        for word, model, path in kinds_read(owner, permissions)
    ]
    return lines[0].union(*lines[1:], all=True).order_by("-line_at", "line_word", "line_key")


def _is_gone(model: Any) -> Exists:
    """Whether the record of a line was withdrawn, then or later."""
    key = model._meta.pk.name
    return Exists(model.history.filter(**{key: OuterRef(key)}, history_type="-"))
