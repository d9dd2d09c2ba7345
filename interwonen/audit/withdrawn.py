"""What is there no more: the records that were withdrawn, and the history of each.

A record that is gone cannot say who may read it. Whom or what it was about is still there, and its
history says which one that is.
"""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import CharField, F, Model, Value
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require_any
from interwonen.access.permissions import Permission
from interwonen.audit.histories import show_history
from interwonen.audit.merged_lines import key_of, kinds_read, versions_of
from interwonen.core.pages import Breadcrumbs, page_of
from interwonen.pilots.models import Pilot


@require_any
def withdrawn_list(request: PilotRequest) -> HttpResponse:
    """What was withdrawn of the pilot itself, its dwellings and its signals."""
    return withdrawn_page(request, request.pilot, request.permissions, [], _pilot_page)


@require_any
def withdrawn_show(request: PilotRequest, *, kind: str, key: str) -> HttpResponse:
    """The history of one record of the pilot that was withdrawn."""
    trail = [(_("Withdrawn"), reverse("withdrawn-list", args=[request.pilot.slug]))]
    return withdrawn_history(request, request.pilot, request.permissions, trail, kind, key)


def _pilot_page(pilot: Pilot, kind: str, key: str) -> str:
    return reverse("withdrawn-show", args=[pilot.slug, kind, key])


def withdrawn_page(
    request: PilotRequest,
    owner: Model,
    permissions: Collection[Permission],
    trail: Breadcrumbs,
    address: Callable[[Any, str, str], str],
) -> HttpResponse:
    """The list of what was withdrawn of a pilot or a participant, for who has these `permissions`.

    `trail` are the breadcrumbs before it; `address(owner, kind, key)` is that of one history.
    """
    names = {word: model._meta.verbose_name for word, model, _path in _parts(owner, permissions)}
    rows = page_of(request, _withdrawn(owner, permissions))
    for row in rows.object_list:
        row["name"] = capfirst(names[row["gone_kind"]])
        row["url"] = address(owner, row["gone_kind"], row["gone_key"])
    context = {
        "title": _("Withdrawn"),
        "breadcrumbs": [*trail, (_("Withdrawn"), "")],
        "page_obj": rows,
    }
    return render(request, "audit/withdrawn.html", context)


def withdrawn_history(
    request: PilotRequest,
    owner: Model,
    permissions: Collection[Permission],
    trail: Breadcrumbs,
    kind: str,
    key: str,
) -> HttpResponse:
    """The history of one record that was withdrawn; 404 for what is no such record of `owner`."""
    known = {word: (model, path) for word, model, path in _parts(owner, permissions)}
    if kind not in known:
        raise Http404
    model, path = known[kind]
    gone = versions_of(model, path, owner).annotate(gone_key=key_of(model))
    last = gone.filter(history_type="-", gone_key=key).first()
    if last is None:
        raise Http404
    name = _("%(kind)s (withdrawn)") % {"kind": capfirst(model._meta.verbose_name)}
    return show_history(request, last.instance, name=name, breadcrumbs=[*trail, (name, "")])


def _withdrawn(owner: Model, permissions: Collection[Permission]) -> Any:
    """The last line of the history of every such record, the last one first, in one query."""
    lines = [
        versions_of(model, path, owner)
        .filter(history_type="-")
        .order_by()
        .values(
            gone_kind=Value(word, CharField()),
            gone_key=key_of(model),
            gone_at=F("history_date"),
            gone_by=F("history_user__name"),
            gone_why=F("history_change_reason"),
        )
        for word, model, path in _parts(owner, permissions)
    ]
    if not lines:
        return []
    return lines[0].union(*lines[1:], all=True).order_by("-gone_at", "gone_kind", "gone_key")


def _parts(owner: Model, permissions: Collection[Permission]) -> list[tuple[str, Any, str]]:
    """The kinds of what belongs to an owner, without the owner itself."""
    return [kind for kind in kinds_read(owner, permissions) if kind[2] != "pk"]
