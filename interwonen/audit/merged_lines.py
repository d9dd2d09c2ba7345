"""The lines of many histories together: those of all that belongs to a pilot or a participant."""

from collections.abc import Collection
from typing import Any

from django.db.models import CharField, Model
from django.db.models.functions import Cast

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offered_kinds, reader_of
from interwonen.pilots.models import Pilot


def kinds_read(owner: Model, permissions: Collection[Permission]) -> list[tuple[str, Any, str]]:
    """Word, model and path to the owner of the kinds that may be read with these permissions.

    As while they stood: who reads the records, and of those who reads their histories. The path of
    the owner itself is "pk".
    """
    kinds = []
    for model, word in offered_kinds().items():
        rows: Any = model._default_manager.get_queryset()
        path = _path_to(owner, model, rows)
        may_read = {rows.read_permission, reader_of(word)} <= set(permissions)
        if path and may_read:
            kinds.append((word, model, path))
    return kinds


def _path_to(owner: Model, model: Any, rows: Any) -> str | None:
    if isinstance(owner, model):
        return "pk"
    of_pilot, caseload = rows.paths()
    of_participant = getattr(model, "participant_path", caseload)
    if isinstance(owner, Pilot):
        return None if of_participant is not None else of_pilot
    return of_participant or None


def versions_of(model: Any, path: str, owner: Model) -> Any:
    """The history of all records of a kind about an owner, also when what leads there is gone."""
    field, _dots, rest = path.partition("__")
    if path == "pk":
        return model.history.filter(id=owner.pk)
    if not rest:
        return model.history.filter(**{field: owner.pk})
    between = model._meta.get_field(field).related_model
    if getattr(between, "append_only", False):  # it has no history, and is always there
        keys = between._default_manager.filter(**{rest: owner.pk}).values("id")
    else:
        keys = versions_of(between, rest, owner).values("id")
    return model.history.filter(**{f"{field}__in": keys})


def key_of(model: Any) -> Any:
    return Cast(model._meta.pk.name, CharField())
