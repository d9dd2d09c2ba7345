"""Whose the list of what is destroyed is, and why it is kept."""

from django.utils.translation import gettext_lazy as _

from interwonen.access.responsibilities import Declared, Kept, Party, Purpose, Responsibility

DESTROYING = Purpose(
    _("Keeping no longer than needed, and showing that it was destroyed"),
    _("residents and neighbours by their code, and colleagues who decided"),
    _("legal duty (AVG 5(1)(e) and 17, Wmo 5.3.4 and 5.3.5)"),
)

DECLARED: Declared = {
    "Destruction": Responsibility(Party.BOTH, DESTROYING, Kept.FOR_GOOD),
    "RetentionPeriod": "For how long kinds of records are kept.",
}
