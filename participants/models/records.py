"""What every record in a participant's file has."""

from functools import reduce
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.models.participants import Participant


class ParticipantRecord(models.Model):
    """A record about one participant, for who may read the file.

    `participant_path` leads to the participant, as in "placement__participant".
    """

    participant_path: ClassVar[str] = "participant"

    class Meta:
        abstract = True

    @property
    def subject(self) -> Participant:
        """The participant whom the record is about."""
        found: Participant = reduce(getattr, self.participant_path.split("__"), self)  # type: ignore[assignment]
        return found

    @property
    def access_subject(self) -> str:
        """The code by which the access log names the participant."""
        return self.subject.reference


def participant_field(related_name: str) -> "models.ForeignKey[Any, Any]":
    """The participant whom a record is about."""
    return models.ForeignKey(
        Participant,
        verbose_name=_("participant"),
        on_delete=models.PROTECT,
        related_name=related_name,
    )
