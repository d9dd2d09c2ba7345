"""Self-reliance assessments and their scores."""

from datetime import date
from typing import Self

from django.db.models import Exists, OuterRef, Q

from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet
from participants.querysets.records import ParticipantRecordQuerySet


class AssessmentQuerySet(MayBeWithdrawnQuerySet, ParticipantRecordQuerySet):  # type: ignore[override]
    """Assessments, for who may read the results."""

    read_permission = Permission.ASSESSMENT_READ

    def for_page(self, *, on: date) -> Self:
        """Assessments with the moment that names them."""
        return super().for_page(on=on).select_related("moment")

    def current(self) -> Self:
        """Those that count: neither withdrawn nor corrected by one that stands."""
        corrections = self.model._default_manager.standing().filter(replaces=OuterRef("pk"))
        return self.standing().filter(~Exists(corrections))


class AssessmentScoreQuerySet(ParticipantRecordQuerySet):
    """Scores with what was said: only for who may assess, and not of what was withdrawn."""

    read_permission = Permission.ASSESSMENT_WRITE

    def for_page(self, *, on: date) -> Self:
        """Scores with what names them and their assessment."""
        rows = super().for_page(on=on)
        return rows.select_related("assessment__moment", "question", "level")

    def where_granted(self, user: Member, permission: Permission, *, on: date) -> Q:
        granted = super().where_granted(user, permission, on=on)
        return granted & Q(assessment__withdrawn_because="")
