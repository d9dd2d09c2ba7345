"""Whose the requests of residents about their data are, and why they are kept."""

from django.utils.translation import gettext_lazy as _

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

DECLARED: Declared = {
    "RightsRequest": Responsibility(Party.BOTH, ANSWERING_RIGHTS, Kept.CASE),
    "ResidentStatement": Responsibility(Party.BOTH, ANSWERING_RIGHTS, Kept.CASE),
    "FileCopy": Responsibility(Party.BOTH, ANSWERING_RIGHTS, Kept.CASE),
    "CopyContent": _COPIED,
    "CopyText": _COPIED,
    "CopyFile": _COPIED,
}
