"""Which fields of a form become data about a person, and who sees them."""

from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from interwonen.access.responsibilities import (
    Audience,
    responsibility_for,
    seen_by,
    who_sees,
)

Kind = type[models.Model]


def audiences_of(form: Any) -> list[tuple[list[str], list[Any]]]:
    """Pairs of an audience in words and its fields, first the one of most fields.

    A form keeps what its own subject does: `participants/forms/incidents.py` fills the models of
    `participants/models/incidents.py`.
    """
    fields = form.visible_fields()
    kinds = _by_what_is_filled(type(form).__module__, [field.name for field in fields])
    groups: dict[Audience, list[Any]] = {}
    for field in fields:
        for kind in kinds:
            if column := _column(kind, field.name):
                groups.setdefault(who_sees(kind, column), []).append(field)
                break
    most_first = sorted(groups.items(), key=lambda group: len(group[1]), reverse=True)
    return [(seen_by(audience), of) for audience, of in most_first]


def readers_of(form: Any) -> list[str]:
    """Who reads what is sent with a form that anyone may fill in."""
    kinds = _by_what_is_filled(type(form).__module__, list(form.fields))
    return seen_by(who_sees(kinds[0])) if kinds else []


def _by_what_is_filled(module: str, names: list[str]) -> list[Kind]:
    """The kinds of records of the subject of a form, first the one with most of its fields."""

    def filled(kind: Kind) -> int:
        return sum(bool(_column(kind, name)) for name in names)

    return sorted(kept_in(module), key=filled, reverse=True)


def _column(kind: Kind, name: str) -> str:
    """The column that a field fills; one that is asked of each domain has its name after it."""
    fits = [each for each in _columns(kind) if name == each or name.startswith(f"{each}_")]
    return max(fits, key=len, default="")


@cache
def kept_in(module: str) -> tuple[Kind, ...]:
    """The models with personal data of the subject that a module of forms is about."""
    app, stem = module.partition(".forms.")[0], module.rpartition(".")[2]
    ours = [
        model
        for model in apps.get_models()
        if model.__module__.startswith(f"{app}.models.") and responsibility_for(model)
    ]
    subjects = {model.__module__.rpartition(".")[2] for model in ours}
    fits = [name for name in subjects if stem == name or stem.startswith(f"{name}_")]
    subject = max(fits, key=len, default="")
    return tuple(model for model in ours if model.__module__ == f"{app}.models.{subject}")


@cache
def _columns(model: Kind) -> frozenset[str]:
    known = {field.name for field in model._meta.get_fields() if field.concrete}
    return frozenset(known - {model._meta.pk.name})
