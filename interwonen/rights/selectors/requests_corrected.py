"""What was corrected in a file since a resident asked for it: to choose from, and as it was chosen."""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offered_kinds, reader_of
from interwonen.audit.merged import changed_since
from interwonen.core.formatting import in_words
from interwonen.rights.models import FileCopy, ResidentStatement, RightsRequest
from participants.models import FileLimit

_NOT_CORRECTED = (FileCopy, FileLimit, ResidentStatement, RightsRequest)


def correctable(
    request: RightsRequest, permissions: Collection[Permission]
) -> list[tuple[str, str]]:
    """The records that were changed or withdrawn since the receipt, as RightsRequest.corrected has
    them, each with its words; of the kinds that may be read with these permissions."""
    models = {word: model for model, word in offered_kinds().items()}
    return [
        (f"{model._meta.label_lower}/{line['line_key']}", _told(model, line))
        for line in changed_since(request.participant, permissions, request.received_on)
        if (model := models[line["line_word"]]) not in _NOT_CORRECTED
    ]


def _told(model: Any, line: dict[str, Any]) -> str:
    words = _("%(record)s, on %(day)s by %(who)s") % {
        "record": capfirst(model._meta.verbose_name),
        "day": in_words(line["line_at"]),
        "who": line["line_by"],
    }
    return f"{words}: {line['line_why']}" if line["line_why"] else words


def corrected(
    request: RightsRequest, permissions: Collection[Permission]
) -> list[tuple[str, tuple[str, str, bool] | None]]:
    """The name of each record that was corrected, with the word of its history, its key and whether
    it is gone; without those for who may not read that."""
    found = []
    for each in request.corrected:
        label, _slash, key = each.partition("/")
        model: Any = apps.get_model(label)
        word = offered_kinds()[model]
        is_gone = not model._default_manager.filter(pk=key).exists()
        may_read = reader_of(word) in permissions
        found.append(
            (str(capfirst(model._meta.verbose_name)), (word, key, is_gone) if may_read else None)
        )
    return found
