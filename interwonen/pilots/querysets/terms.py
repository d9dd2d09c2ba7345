"""Terms by date."""

from datetime import date
from typing import Any, Self

from django.db import models

from interwonen.core.periods import in_force


class TermQuerySet(models.QuerySet[Any]):
    """Terms of a vocabulary."""

    def offered(self, vocabulary: str, *, on: date) -> Self:
        """The terms that a form offers on the date `on`, in their order."""
        valid = in_force(on, first="valid_from", last="valid_until")
        return self.filter(valid, vocabulary=vocabulary)
