"""What the letters of a round say as the round stands now, and to whom they go."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from neighbours.models import Address, LetterRound, LetterText
from neighbours.selectors.contact_points import contact_point_of
from neighbours.selectors.letters_fields import empty_fields, values_of
from neighbours.selectors.letters_sheets import head_from, recipients_of
from neighbours.selectors.letters_versions import body_from


@dataclass(frozen=True)
class Contents:
    """The text, what fills its fields, the head and foot (if there is a contact point), to whom."""

    body: str
    values: Mapping[str, str]
    head: Mapping[str, str]
    addresses: Collection[Address]
    is_written: bool  # else the text is the one to begin with

    @property
    def empty(self) -> list[str]:
        """The fields in the text that have nothing to fill them with."""
        return empty_fields(self.body, self.values)


def contents_of(round: LetterRound, last: LetterText | None, *, on: date) -> Contents:
    """The contents with the last version of the text, if there is one, as known on the date `on`."""
    point = contact_point_of(round.pilot)
    values = values_of(round, on=on, point=point)
    return Contents(
        body=body_from(round, last),
        values=values,
        head=head_from(point) if point else {},
        addresses=recipients_of(round),
        is_written=last is not None,
    )
