"""A receipt: all lines about one person, with what proves to a stranger that none is left out.

Who checks one needs no database and learns nobody's name. What the check says is in Dutch, like the
list that goes with it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from interwonen.audit.sealed_lines import (
    NO_LINES,
    Parts,
    block_hash,
    head_leaf,
    next_head,
)
from interwonen.core.merkle import root_above

FORMAT = "interwonen-inzage-1"
_MISFITS = (AttributeError, KeyError, TypeError, ValueError)


class NotAReceipt(ValueError):
    """The file holds something else."""


def lines_of(receipt: Any) -> list[Mapping[str, Any]]:
    """What its person reads of each line, in order. Raises NotAReceipt."""
    try:
        if receipt["format"] != FORMAT:
            raise NotAReceipt
        return [dict(line["shown"]) for line in receipt["lines"]]
    except _MISFITS as misfit:
        raise NotAReceipt from misfit


def faults_of(receipt: Any, anchors: Mapping[int, str]) -> Iterator[str]:
    """What is wrong with a receipt, in words; nothing when no line was left out, changed or added.

    `anchors` are hashes of blocks by number, as they were published. Raises NotAReceipt.
    """
    lines_of(receipt)
    try:
        yield from _faults(receipt, anchors)
    except _MISFITS as misfit:
        raise NotAReceipt from misfit


def _faults(receipt: Any, anchors: Mapping[int, str]) -> Iterator[str]:
    block, person, begin = receipt["block"], receipt["person"], receipt["begin"]
    count, head = int(begin["count"]), bytes.fromhex(begin["head"])
    if count or head != NO_LINES:
        # That they were that old cannot be seen from here, so a list without them proves nothing.
        yield f"De eerste {count} regels staan er niet in. Dat mag als ze ouder zijn dan vijf jaar."
    for number, line in enumerate(receipt["lines"], start=count + 1):
        shown = line["shown"]
        if (shown["pilot_id"], shown["subject"]) != (person["pilot_id"], person["subject"]):
            yield f"Regel {number} gaat over iemand anders."
        head = next_head(head, Parts(shown, bytes.fromhex(line["hidden"])).leaf)
        count = number
    if count != person["count"]:
        yield f"Er zijn {person['count']} regels verzegeld, en de lijst eindigt bij regel {count}."
    if head.hex() != person["head"]:
        yield "De lijst is niet de lijst die verzegeld is: er is een regel weg, gewijzigd of erbij."
    leaf = head_leaf(person["pilot_id"], person["subject"], person["count"], person["head"])
    path = [(side, bytes.fromhex(beside)) for side, beside in receipt["path"]]
    if root_above(leaf, path).hex() != block["heads_root"]:
        yield f"De stand van deze persoon staat niet in blok {block['number']}."
    header = {name: value for name, value in block.items() if name != "hash"}
    if block_hash(header) != block["hash"]:
        yield f"De hash van blok {block['number']} past niet bij wat erin staat."
    if anchors and anchors.get(block["number"]) != block["hash"]:
        yield f"Blok {block['number']} staat niet zo in de lijst die gepubliceerd is."
