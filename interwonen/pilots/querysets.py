"""Querysets of pilots, capacity steps and vocabulary terms: visibility and date."""

from datetime import date
from typing import Any, Self

from django.db import models

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet
from interwonen.core.periods import in_force


class PilotQuerySet(ScopedQuerySet):
    """Pilots in which someone has a role that reads them."""

    read_permission = Permission.PILOT_READ
    pilot_path = "pk"


class CapacityStepQuerySet(ScopedQuerySet):
    """Decisions on the number of places, in the order in which they take effect."""

    read_permission = Permission.PILOT_READ

    def in_force(self, day: date) -> Self:
        """Those that have taken effect on `day`, the one that counts first."""
        return self.filter(effective_from__lte=day).order_by("-effective_from")


class OpeningHoursQuerySet(ScopedQuerySet):
    """When support points are open as a rule."""

    read_permission = Permission.PILOT_READ


class TermQuerySet(models.QuerySet[Any]):
    """Terms of a vocabulary."""

    def offered(self, vocabulary: str, *, on: date) -> Self:
        """The terms that a form offers on the date `on`, in their order."""
        valid = in_force(on, first="valid_from", last="valid_until")
        return self.filter(valid, vocabulary=vocabulary)


class QuestionQuerySet(models.QuerySet[Any]):
    """Questions of versioned sets."""

    def current(self, question_set: str) -> Self:
        """The offered questions of the newest version of a set, in their order."""
        offered = self.filter(question_set=question_set, offered=True)
        newest = offered.order_by("-pk").values("version")[:1]
        return offered.filter(version__in=newest).order_by("position")
