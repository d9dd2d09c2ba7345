"""Whose the personal data in what all apps share are, and why they are kept."""

from django.utils.translation import gettext_lazy as _

from interwonen.access.responsibilities import Declared, Kept, Party, Purpose, Responsibility

LOSING_NOTHING = Purpose(
    _("Losing nothing that somebody typed, and saving nothing twice"),
    _("whoever a colleague writes about; only the author sees it"),
    _("as for the record that it becomes"),
    is_special=True,
)
_WAITS = Responsibility(
    Party.BOTH, LOSING_NOTHING, Kept.SHORT, otherwise=_("whoever wrote or started it")
)

DECLARED: Declared = {
    "core.Draft": _WAITS,
    "core.LongWork": _WAITS,
    "core.Submission": "A keyed hash of what was sent.",
    "core.Mark": "A keyed hash of what was counted.",
}
