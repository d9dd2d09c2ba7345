"""The way of something from begin to end, for the line of steps on its page."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Stage:
    """One stage on the way, and in `detail` when it was reached or what it waits for."""

    label: str
    state: Literal["done", "current", "todo"]
    detail: str = ""
