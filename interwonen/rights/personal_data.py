"""Whose the requests of residents about their data are, and why they are kept."""

from django.utils.translation import gettext_lazy as _

from interwonen.access.permissions import Permission
from interwonen.access.responsibilities import Declared, Kept, Party, Purpose, Responsibility

ANSWERING_RIGHTS = Purpose(
    _("Answering what residents ask about their own data"),
    _("residents, and who speaks for them"),
    _("legal duty (AVG 6(1)(c), articles 12 up to and including 22)"),
    is_special=True,
)
_COPIED = Responsibility(
    Party.BOTH, ANSWERING_RIGHTS, Kept.CASE, otherwise=_("who makes the copy of a file")
)

# What is said in a request and its answer: who only oversees them reads no words and no names.
_SAID = (
    *("asks", "way", "asker", "representative", "identity", "extended_because"),
    *("decided_because", "done", "corrected", "answered_by", "withdrawn_because"),
)

DECLARED: Declared = {
    "RightsRequest": Responsibility(
        Party.BOTH,
        ANSWERING_RIGHTS,
        Kept.CASE,
        closer=dict.fromkeys(_SAID, Permission.RIGHTS_WRITE),
    ),
    "ResidentStatement": Responsibility(Party.BOTH, ANSWERING_RIGHTS, Kept.CASE),
    "FileCopy": Responsibility(Party.BOTH, ANSWERING_RIGHTS, Kept.CASE),
    "CopyContent": _COPIED,
    "CopyText": _COPIED,
    "CopyFile": _COPIED,
}
