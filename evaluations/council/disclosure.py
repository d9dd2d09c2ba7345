"""What a report says about people, and what it hides: the part of it that anyone can check."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HiddenFigure:
    """A figure that the report does not show: its name, and in words why."""

    code: str
    label: str
    why: str


@dataclass(frozen=True)
class Disclosure:
    """How well the hidden figures are hidden.

    `worlds` is how many courses of the pilot fit all that was published, and `fewest` how many values
    are left of the hidden figure of which the fewest are.
    """

    hidden: tuple[HiddenFigure, ...] = ()
    worlds: int = 1
    fewest: int | None = None
