"""The forms of the pages of a pilot."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from interwonen.access.roles import Role
from interwonen.core.forms import BaseForm


@dataclass(frozen=True)
class OnPage:
    """A form on a page, and who may send it."""

    role: Role
    url: str
    form: BaseForm

    def __str__(self) -> str:
        return f"{self.url} as {self.role}"


def forms_on(answer: Any) -> Iterator[BaseForm]:
    """The forms of a page that are sent."""
    seen = set()
    for context in answer.context or ():
        for each in context.flatten().values() if hasattr(context, "flatten") else ():
            if isinstance(each, BaseForm) and each.method == "post" and id(each) not in seen:
                seen.add(id(each))
                yield each
