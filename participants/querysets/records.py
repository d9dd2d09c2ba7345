"""Rows about participants."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Self

from django.apps import apps
from django.db.models import Q, QuerySet

from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet
from participants.querysets.participants import in_short


class ParticipantRecordQuerySet(ScopedQuerySet):
    """Rows about one participant each, for who may read the file unless they name another right.

    The model's `participant_path` leads to the participant.
    """

    read_permission = Permission.PARTICIPANT_READ

    def for_page(self, *, on: date) -> Self:
        """Records with `.in_short`, what a form shows beside it of the participant."""
        of_whom: Any = self.model.participant_path
        return super().for_page(on=on).annotate(in_short=in_short(on, of=of_whom))

    def paths(self) -> tuple[str, str | None]:
        path: Any = self.model.participant_path
        return f"{path}__pilot", path


class FileRowQuerySet(QuerySet[Any]):
    """Rows of a view over records of all kinds; each has the right of its record."""

    def readable(self, *, among: Mapping[int, int], by: Member, on: date) -> Self:
        """Rows about the participants `among` that `by` may see on the date `on`.

        `among` gives each participant's pilot. What a role grants becomes a list of participants:
        a list reaches every branch of the view, which then reads by an index and nothing else. An
        owner may see a row as FollowUpQuerySet says: one in a pilot where it can be taken on.
        """
        rows = Q()
        for permission, records in _records_by_permission(self.model._meta.app_label).items():
            pilots = by.pilots_granting(permission, on=on)
            caseload = by.participants_granting(permission, on=on)
            files = [pk for pk, pilot in among.items() if pilot in pilots or pk in caseload]
            readable = Q(record__in=records)
            if len(files) < len(among):
                taking_on = by.pilots_granting(permission, on=on, caseload=True)
                owned = [pk for pk, pilot in among.items() if pilot in taking_on]
                readable &= Q(participant__in=files) | Q(owner=by.pk, participant__in=owned)
            rows |= readable
        return self.filter(rows, participant__in=list(among))


@cache
def _records_by_permission(app_label: str) -> dict[Permission, list[str]]:
    """The names of the models of records, by the permission to see them."""
    result = defaultdict(list)
    for model in apps.get_app_config(app_label).get_models():
        rows = model._default_manager.get_queryset()
        if isinstance(rows, ParticipantRecordQuerySet):
            result[rows.read_permission].append(model._meta.model_name or "")
    return dict(result)
