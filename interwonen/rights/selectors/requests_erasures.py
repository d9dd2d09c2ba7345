"""From which day a file can be destroyed for who asked for that, and what has to happen first."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from interwonen.core.formatting import in_words
from interwonen.core.spans import ONE_DAY
from interwonen.rights.models import RightsRequest
from participants.models import Participant


@dataclass(frozen=True)
class Erasure:
    """What a request to destroy a file comes to: it can go from `starts_on`, and by law `destroy_by`.

    `waits` says in sentences what holds it up.
    """

    starts_on: date | None
    destroy_by: date
    waits: list[str]

    @property
    def is_late(self) -> bool:
        """Whether the law's last day is over before the file can be destroyed."""
        return self.starts_on is None or self.starts_on > self.destroy_by

    @property
    def in_short(self) -> str:
        """In one text what has to be known before it is granted."""
        known = _("Once granted it is on the list of what is destroyed from %(day)s.")
        first = _("It is on no list before the referral is decided on.")
        late = _("That is later than the law allows, %(day)s: say so to the person.")
        told = [known % {"day": in_words(self.starts_on)} if self.starts_on else first]
        if self.is_late:
            told.append(late % {"day": in_words(self.destroy_by)})
        return " ".join([*told, *self.waits])


def erasure_of(row: RightsRequest, *, today: date) -> Erasure | None:
    """What a request to destroy comes to; None for another one, or one that was refused or withdrawn."""
    if row.destroy_by is None or row.is_withdrawn:
        return None
    ended = Participant.objects.filter(pk=row.participant_id).with_end().get().ended_on
    starts_on = max(row.answered_on or today, ended + ONE_DAY) if ended else None
    return Erasure(starts_on, row.destroy_by, _waits(row, ended, today))


def _waits(row: RightsRequest, ended: date | None, today: date) -> list[str]:
    """What holds it up, and how that ends."""
    told = []
    if ended and ended >= today:
        told.append(
            _("Support or aftercare lasts until %(day)s, and needs the file.")
            % {"day": in_words(ended)}
        )
    if row.participant.file_limits.standing().exists():
        told.append(_("First lift what limits the use of the file: until then nothing of it goes."))
    others = row.participant.rights_requests.open().exclude(pk=row.pk)
    if others.exists():
        told.append(_("First answer the other request of this person."))
    return told
