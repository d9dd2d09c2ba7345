"""What every record in a participant's file has."""

from functools import reduce
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.models.participants import Participant
from participants.querysets.records import FileRowQuerySet


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


class FileRow(models.Model):
    """A row of a view of the database over records of all kinds, to be read only.

    It has no history: its record has. `record` is the model's name in small letters, which decides
    who may see the row, and `owner` who may see it besides.
    """

    key = models.CharField(primary_key=True, max_length=50)
    participant = models.ForeignKey(Participant, on_delete=models.DO_NOTHING, related_name="+")
    record = models.CharField(max_length=20)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )

    objects = FileRowQuerySet.as_manager()

    class Meta:
        abstract = True


def participant_field(related_name: str) -> "models.ForeignKey[Any, Any]":
    """The participant whom a record is about."""
    return models.ForeignKey(
        Participant,
        verbose_name=_("participant"),
        on_delete=models.PROTECT,
        related_name=related_name,
    )
