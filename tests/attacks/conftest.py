"""Two pilots with a row of everything: one to attack from, the other to reach for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client

from interwonen.access.roles import Role
from interwonen.accounts.models import User
from interwonen.core.guarding import our_models
from interwonen.pilots.models import Pilot
from tests.access.test_routes import TABLE, address, empty_pages, make_scene
from tests.attacks.forms import OnPage, forms_on
from tests.factories import make_pilot

# What every request may write: the access log, tries and sendings.
BESIDE = {"audit", "core"}


@dataclass(frozen=True)
class Side:
    """A pilot with its people and rows."""

    pilot: Pilot
    people: dict[Role, User]
    rows: dict[str, Any]

    def clients(self) -> dict[Role, Client]:
        """Someone of every role, signed in."""
        clients = {role: Client() for role in self.people}
        for role, client in clients.items():
            client.force_login(self.people[role])
        return clients


@dataclass(frozen=True)
class Scene:
    """The pilot of who attacks, and another one."""

    own: Side
    foreign: Side

    def routes(self) -> Iterator[tuple[str, Role, str]]:
        """Every page of a pilot, the first role that opens it, and its address in the own one."""
        for name, (_kind, allowed) in TABLE.items():
            role = next(role for role in Role if role in allowed)
            yield name, role, address(name, self.own.pilot, self.own.rows)

    def clients(self) -> dict[Role, Client]:
        """Someone of every role of the own pilot, signed in."""
        return self.own.clients()


@pytest.fixture(scope="module")
def scene(shared_rows) -> Scene:
    sides = [
        Side(*make_scene(make_pilot(base_capacity=60, maximum_capacity=60))) for _each in range(2)
    ]
    return Scene(*sides)


@pytest.fixture(scope="module")
def forms(scene: Scene) -> list[OnPage]:
    """Every form on a page of the own pilot, as the first role that opens it gets it."""
    clients, found = scene.clients(), []
    with empty_pages():
        for name, role, url in scene.routes():
            answer = clients[role].get(url)
            found += [OnPage(name, role, url, form) for form in forms_on(answer)]
    return found


def numbers() -> dict[str, int]:
    """How many rows each table of ours holds, with its history; of the log and sendings none."""
    models: list[type[Model]] = our_models()
    return {
        model._meta.label: model._base_manager.count()
        for model in models
        if model._meta.app_label not in BESIDE
    }
