"""What the first page lists to be done."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Matter:
    """Something to do: where it is, what it is in words, and how pressing in one word."""

    name: str
    url: str
    words: str
    badge: str
    is_late: bool = False
