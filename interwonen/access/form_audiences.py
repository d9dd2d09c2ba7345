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


def audiences_of(form: Any) -> list[tuple[list[str], list[str]]]:
    """Pairs of an audience in words and the labels of its fields, in the order of the form.

    A form keeps what its own subject does: `participants/forms/incidents.py` fills the models of
    `participants/models/incidents.py`.
    """
    groups: dict[Audience, list[str]] = {}
    for field in form.visible_fields():
        for model in _kept_in(type(form).__module__):
            if field.name in _columns(model):
                groups.setdefault(who_sees(model, field.name), []).append(str(field.label))
                break
    return [(seen_by(audience), labels) for audience, labels in groups.items()]


@cache
def _kept_in(module: str) -> tuple[type[models.Model], ...]:
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
def _columns(model: type[models.Model]) -> frozenset[str]:
    known = {field.name for field in model._meta.get_fields() if field.concrete}
    return frozenset(known - {model._meta.pk.name})
