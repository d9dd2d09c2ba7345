"""The request as a guarded view gets it."""

from typing import Any

from django.http import HttpRequest

from interwonen.access.permissions import Permission


class PilotRequest(HttpRequest):
    """A request inside a pilot: who asks, in which pilot, with which permissions."""

    user: Any
    pilot: Any
    permissions: frozenset[Permission]
