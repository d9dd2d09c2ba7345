"""The history page of every kind of record: one address, and per kind who reads it."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, View, require, require_any
from interwonen.access.permissions import Permission
from interwonen.audit.changes import history_of
from interwonen.core.drafts import is_own_place
from interwonen.core.pages import Breadcrumbs

_views: dict[str, View] = {}
_kinds: dict[type[models.Model], str] = {}
_readers: dict[str, Permission] = {}


def offer_history(
    model: type[models.Model],
    kind: str,
    permission: Permission,
    trail: Callable[[Any], Breadcrumbs],
) -> None:
    """Show the history of records of `model` to who holds `permission` on them.

    `kind` is the Dutch word in the address; `trail` gives the breadcrumbs up to and including the
    record's own page. Raises ValueError when another model has that word.
    """
    if kind in _views:
        raise ValueError(f"two kinds of records have the address {kind}")

    @require(permission, model)
    def history(request: PilotRequest, row: Any) -> HttpResponse:
        breadcrumbs = [*trail(row), (_("History"), "")]
        request.section = resolve(breadcrumbs[0][1]).view_name
        return show_history(request, row, name=_named(row), breadcrumbs=breadcrumbs)

    _views[kind], _kinds[model], _readers[kind] = history, kind, permission


def show_history(
    request: PilotRequest, row: models.Model, *, name: str, breadcrumbs: Breadcrumbs
) -> HttpResponse:
    """The page of one history; it leads back to the list of all changes when that led to it."""
    back = request.GET.get("back", "")
    context = {
        "title": _("History: %(record)s") % {"record": name},
        "breadcrumbs": breadcrumbs,
        "changes": history_of(row),
        "back": back if is_own_place(back) else "",
    }
    return render(request, "audit/history.html", context)


def record_history(request: HttpRequest, *, kind: str, **address: Any) -> HttpResponse:
    """The history of one record; the view of its kind, which is guarded, answers."""
    return _views.get(kind, _unknown)(request, **address)


record_history.guard = "by kind of record"  # type: ignore[attr-defined]


def history_url(row: models.Model, pilot_slug: str) -> str:
    """The address of the history of a record."""
    return reverse("record-history", args=[pilot_slug, offered_kinds()[type(row)], row.pk])


def offered_kinds() -> dict[type[models.Model], str]:
    """All models whose history is offered, with the word in its address."""
    if not _kinds:  # outside a request the addresses may not have been read yet
        import_module(settings.ROOT_URLCONF)
    return _kinds


def reader_of(kind: str) -> Permission:
    """The permission with which histories of a kind are read, by its word in the address."""
    return _readers[kind]


@require_any
def _unknown(request: PilotRequest, **_address: Any) -> HttpResponse:
    raise Http404


def _named(row: Any) -> str:
    """What a record is, with the code of the person that it is about."""
    code = getattr(row, "access_subject", "")
    name = str(row)
    return f"{name}, {code}" if code and code not in name else name
