"""Makes the receipt of one person from the sealed access log."""

from typing import Any

from django.db.models import F, OuterRef, Subquery

from interwonen.audit.models import AccessEvent, LogBlock, SealedLine, SubjectHead
from interwonen.audit.receipts import FORMAT
from interwonen.audit.sealed_lines import NO_LINES, header_of, parts_of
from interwonen.audit.sealing import Heads


def has_receipt(pilot_id: int, subject: str, block: LogBlock | None) -> bool:
    """Whether a line of this person is sealed up to and including a block."""
    of_person = SubjectHead.objects.filter(pilot=pilot_id, subject=subject)
    return block is not None and of_person.filter(block__lte=block.number).exists()


def receipt_of(pilot_id: int, subject: str, block: LogBlock) -> dict[str, Any] | None:
    """The receipt up to and including a block; None when there is no line of this person yet."""
    of_person = SubjectHead.objects.filter(pilot=pilot_id, subject=subject)
    head = of_person.filter(block__lte=block).order_by("block").last()
    if head is None:
        return None
    lines = list(_lines(pilot_id, subject, block))
    begin = head.count - len(lines)  # so many are older than what is kept
    before = of_person.filter(count=begin).first()
    return {
        "format": FORMAT,
        "person": {
            "pilot_id": pilot_id,
            "subject": subject,
            "count": head.count,
            "head": head.head,
        },
        "begin": {"count": begin, "head": before.head if before else NO_LINES.hex()},
        "lines": lines,
        "path": [[side, beside.hex()] for side, beside in Heads(block).tree.path(head.place)],
        "block": {**header_of(block), "hash": block.hash},
    }


def _lines(pilot_id: int, subject: str, block: LogBlock) -> Any:
    sealed = SealedLine.objects.filter(line=OuterRef("pk"))
    lines = AccessEvent.objects.filter(pilot=pilot_id, subject=subject).annotate(
        block=Subquery(sealed.values("block")), form=Subquery(sealed.values("block__form"))
    )
    for line in lines.filter(block__lte=block.number).order_by(F("block"), "pk").iterator():
        parts = parts_of(line, line.form)
        yield {"shown": parts.shown, "hidden": parts.hidden.hex()}
