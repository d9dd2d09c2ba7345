"""Counts of people as the public may see them: from a threshold up, else words."""

from dataclasses import dataclass
from typing import Self

THRESHOLD = 5


@dataclass(frozen=True)
class PersonCount:
    """A count of people as the public sees it: a number of five or more, or words instead."""

    value: int | None
    words: str = ""

    def __post_init__(self) -> None:
        if self.value is None and not self.words:
            raise ValueError("a hidden count says why it is hidden")
        if self.value is not None and self.value < THRESHOLD:
            raise ValueError(f"a count of people under {THRESHOLD} is never kept for publication")

    @classmethod
    def hidden(cls, number: int, *, proven: int) -> Self:
        """Words for a hidden count, of which `proven` can be read from what is shown."""
        if number < THRESHOLD and proven <= 0:
            return cls(None, f"minder dan {THRESHOLD}")
        return cls(None, "niet getoond (privacy)")

    @property
    def is_shown(self) -> bool:
        return self.value is not None

    def __str__(self) -> str:
        return self.words if self.value is None else str(self.value)
