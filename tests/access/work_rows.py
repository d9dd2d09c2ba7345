"""Rows of the table of routes about long works."""

from typing import Any

from interwonen.access.roles import Role
from interwonen.accounts.models import User
from interwonen.core.long_work import kind_of_work
from interwonen.core.models import LongWork
from interwonen.pilots.models import Pilot

WORK_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "work-show": ("work", {Role.CONTACT_OFFICER}),  # who started it, and nobody else
    "work-file": ("made_work", {Role.CONTACT_OFFICER}),
}


@kind_of_work("nothing", title="Niets", permission="neighbourhood_write")
def do_nothing(_work: Any) -> None:
    """A kind of work that leaves no rows."""


def work_rows(pilot: Pilot, officer: User) -> dict[str, Any]:
    """A work that the officer started, and one that made a file."""
    facts = {"kind": "nothing", "place": pilot.slug, "started_by": officer, "back": "/"}
    return {
        "work": LongWork.objects.create(**facts, key="busy"),
        "made_work": LongWork.objects.create(
            **facts, key="made", content=b"gemaakt", content_type="text/plain", file_name="a.txt"
        ),
    }
