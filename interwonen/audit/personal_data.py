"""Whose the access log is, and why it is kept."""

from django.utils.translation import gettext_lazy as _

from interwonen.access.responsibilities import Declared, Kept, Party, Purpose, Responsibility

LOOKING = Purpose(
    _("Being able to tell who looked at what"),
    _("colleagues with an account, who runs the server, and residents by their code"),
    _("legal duty and security (AVG 6(1)(c) and 32), NEN 7513, BIO2 8.15"),
)

DECLARED: Declared = {
    "AccessEvent": Responsibility(
        Party.BOTH,
        LOOKING,
        Kept.ACCESS_LOG,
        also=_("of one file: case manager and team lead, and in a copy the resident"),
    ),
    "LogBlock": "Hashes over lines of the access log.",
    "SealedLine": "The hash of a line of the access log.",
    "SubjectHead": Responsibility(Party.BOTH, LOOKING, Kept.FOR_GOOD, otherwise=_("nobody")),
}
