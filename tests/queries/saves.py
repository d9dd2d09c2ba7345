"""The forms whose queries are counted when they are saved, each with what is filled in."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from interwonen.access.roles import Role


@dataclass(frozen=True)
class Save:
    """A form that is sent once; `of` names the row it is about, `chosen` those in its fields."""

    name: str
    route: str
    role: Role
    typed: dict[str, Any]
    of: str = ""
    chosen: dict[str, str] = field(default_factory=dict)

    def __str__(self):
        return f"{self.name} as {self.role}"

    def url(self, pilot, rows):
        """The address in the scene."""
        return reverse(self.route, args=[pilot.slug, *([rows[self.of].pk] if self.of else [])])

    def data(self, rows):
        """What a browser sends, with the number by which a second sending is recognised."""
        chosen = {name: rows[row].pk for name, row in self.chosen.items()}
        return {**self.typed, **chosen, "submission": self.name}


_SESSION = {
    "status": "held",
    "day": "2021-06-15",
    "starts_at": "06:00",
    "duration_minutes": "45",
    "contact_type": "contact_type.home_visit",
    "note": "Samen de post gedaan.",
}
SAVES = [
    Save(
        "session saved",
        "participants:session-create",
        Role.COUNSELLOR,
        _SESSION,
        of="participant",
        chosen={"goals": "goal"},
    ),
    Save(
        "planned session held",
        "participants:session-hold",
        Role.COUNSELLOR,
        {**_SESSION, "starts_at": "07:00"},
        of="planned",
    ),
    Save(
        "follow-up finished",
        "participants:follow-up-finish",
        Role.COUNSELLOR,
        {"done_on": "2021-06-30"},
        of="follow_up",
    ),
    Save(
        "stay decided",
        "participants:placement-create",
        Role.CASE_MANAGER,
        {"starts_on": "2021-07-01", "ends_on": "2022-03-01"},
        of="waiting_person",
        chosen={"dwelling": "free_dwelling"},
    ),
    Save(
        "visit counted",
        "neighbours:walk-in-count",
        Role.COUNSELLOR,
        {"who": "neighbour"},
    ),
]
