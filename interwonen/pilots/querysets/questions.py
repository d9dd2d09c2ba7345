"""Questions by set and version."""

from typing import Any, Self

from django.db import models


class QuestionQuerySet(models.QuerySet[Any]):
    """Questions of versioned sets."""

    def current(self, question_set: str) -> Self:
        """The offered questions of the newest version of a set, in their order."""
        offered = self.filter(question_set=question_set, offered=True)
        newest = offered.order_by("-pk").values("version")[:1]
        return offered.filter(version__in=newest).order_by("position")
