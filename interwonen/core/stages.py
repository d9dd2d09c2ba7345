"""The stages of a process, for the line of stages on its page."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Stage:
    """One stage; `detail` says when it was reached or what it waits for."""

    label: str
    state: Literal["done", "current", "todo"]
    detail: str = ""
