"""Reviews of progress with residents."""

from datetime import date
from typing import Self

from interwonen.access.permissions import Permission
from participants.querysets.records import ParticipantRecordQuerySet


class ProgressReviewQuerySet(ParticipantRecordQuerySet):
    """Reviews with their words, which are as intimate as the note of a session.

    Who may read the file and no sessions sees the results on the tab, without the words.
    """

    read_permission = Permission.SESSION_READ

    def for_page(self, *, on: date) -> Self:
        """Reviews with the terms and the people that their page names."""
        named = ("neighbour_contact", "rent_on_time", "recorded_by")
        answered = ("resident_answer_by", "agreed_by_counsellor")
        return super().for_page(on=on).select_related(*named, *answered)
