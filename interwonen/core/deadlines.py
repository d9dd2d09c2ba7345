"""What has a last day for its answer."""

from datetime import date
from typing import Any


class HasTerm:
    """What has a last day for its answer, which may have been extended."""

    due_on: Any
    extended_to: Any
    answered_on: Any

    @property
    def term_ends_on(self) -> date:
        """The last day in time, that day included."""
        last: date = self.extended_to or self.due_on
        return last

    @property
    def is_in_time(self) -> bool:
        """Whether the answer came in time; False while there is none."""
        return self.answered_on is not None and self.answered_on <= self.term_ends_on
