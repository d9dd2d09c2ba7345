"""Whose personal data a record holds, why, and who sees each field: one place for page and register.

Each app declares its own models (`APP/personal_data.py`); who sees them is not declared, but follows
from the permission that opens the rows and from the table of roles.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interwonen.access.permissions import Permission
from interwonen.access.roles import ROLES, Role, role_label
from interwonen.core.formatting import in_a_sentence

Words = str | Promise


class Party(Enum):
    """Who answers for data (AVG article 4 under 7; together, article 26)."""

    MUNICIPALITY = _("the municipality")
    CARE_PROVIDER = _("the care provider")
    BOTH = _("the municipality and the care provider together")


class Kept(StrEnum):
    """Which rule of retention ends it: one whose period is data, or one of the last two.

    `SHORT` is ended by the daily work within a year; `FOR_GOOD` tells about nobody but who answers
    for it, and is never ended.
    """

    CASE = "case"
    NEIGHBOUR_CONTACT = "neighbour_contact"
    ADDRESSES = "addresses"
    CONSULTATION_HOURS = "consultation_hours"
    SOUNDING_BOARD = "sounding_board"
    PILOT = "pilot"
    ACCESS_LOG = "access_log"
    ACCOUNT = "account"
    SHORT = "short"
    FOR_GOOD = "for_good"


@dataclass(frozen=True)
class Purpose:
    """Why data are kept: a line of the register of processing activities (AVG article 30).

    `whom` is about whom; `basis` the ground in article 6, and in article 9 or 10 when it is special;
    `stays` says what no period ends.
    """

    name: Words
    whom: Words
    basis: Words
    is_special: bool = False
    stays: Words = ""


@dataclass(frozen=True)
class Responsibility:
    """What must be known of the personal data in one kind of record.

    `closer` names fields that another permission opens than that of the rows; `also` says who sees
    them in another way as well, of the whole or by field; `otherwise` who sees what no permission
    opens.
    """

    party: Party
    purpose: Purpose
    kept: Kept
    closer: Mapping[str, Permission] = field(default_factory=dict)
    also: Words | Mapping[str, Words] = ""
    otherwise: Words = ""


@dataclass(frozen=True)
class Audience:
    """Who sees a field: roles in the whole pilot, on their own caseload, and in an emergency.

    `also` are others, in words.
    """

    everywhere: tuple[str, ...]
    caseload: tuple[str, ...]
    emergency: tuple[str, ...]
    also: str = ""


# A role with a caseload has words here: a test holds the table of roles to it.
_OF_THE_CASELOAD: dict[Role, Words] = {Role.COUNSELLOR: _("the counsellor of this participant")}
_IN_AN_EMERGENCY: dict[Role, Words] = {Role.COUNSELLOR: _("in an emergency another counsellor")}

Declared = dict[str, Responsibility | str]


@cache
def declared() -> Declared:
    """By label: the responsibility for each model, or why it holds no personal data."""
    known: Declared = {}
    for app in settings.OUR_APPS:
        if find_spec(f"{app}.personal_data"):
            for model, said in import_module(f"{app}.personal_data").DECLARED.items():
                known[model if "." in model else f"{app.rpartition('.')[2]}.{model}"] = said
    return known


def responsibility_for(model: type[models.Model]) -> Responsibility | None:
    """The responsibility for the personal data of a model; None when it has none."""
    said = declared().get(model._meta.label)
    return said if isinstance(said, Responsibility) else None


def fields_of(model: type[models.Model]) -> Iterator[Any]:
    """The columns of a model in which something about a person may stand."""
    for each in model._meta.concrete_fields:
        if not each.primary_key:
            yield each


def who_sees(model: type[models.Model], name: str = "") -> Audience:
    """By which roles the field of a model is seen, from the permission that opens it."""
    said = responsibility_for(model)
    permission = said.closer.get(name) if said else None
    if permission is None:
        permission = getattr(model._default_manager.all(), "read_permission", None)
    return Audience(
        tuple(role for role, each in ROLES.items() if permission in each.everywhere),
        tuple(role for role, each in ROLES.items() if permission in each.caseload),
        tuple(role for role, each in ROLES.items() if permission in each.emergency),
        _also(said, name) if said else "",
    )


def _also(said: Responsibility, name: str) -> str:
    also = said.also
    return str(also.get(name, "") if isinstance(also, Mapping) else also)


def seen_by(audience: Audience) -> list[str]:
    """The audience in words as they stand in a sentence."""
    words = [_OF_THE_CASELOAD[Role(role)] for role in audience.caseload]
    words += [in_a_sentence(role_label(role)) for role in audience.everywhere]
    words += [_IN_AN_EMERGENCY[Role(role)] for role in audience.emergency]
    said = [str(word) for word in words]
    return [*said[:-1], "; ".join(filter(None, [*said[-1:], audience.also]))] if said else said


def personal_models() -> list[type[models.Model]]:
    """The models whose personal data somebody is responsible for, in the order of the apps."""
    return [model for model in apps.get_models() if responsibility_for(model)]
