"""Whose the personal data of colleagues are, and why they are kept."""

from django.utils.translation import gettext_lazy as _

from interwonen.access.responsibilities import Declared, Kept, Party, Purpose, Responsibility

SIGNING_IN = Purpose(
    _("Letting in who may come in, and nobody else"),
    _("colleagues with an account"),
    _("task of public interest (AVG 6(1)(e)), security (AVG 32)"),
)

DECLARED: Declared = {
    "User": Responsibility(
        Party.BOTH,
        SIGNING_IN,
        Kept.ACCOUNT,
        otherwise=_(
            "name and organisation: colleagues in the pilot; the address: who sees which roles were"
            " given (team lead, auditor, administrator), and who agrees to a role"
        ),
    ),
    "Identity": Responsibility(Party.BOTH, SIGNING_IN, Kept.ACCOUNT, otherwise=_("nobody")),
    "Membership": Responsibility(
        Party.BOTH,
        SIGNING_IN,
        Kept.ACCOUNT,
        also=_("while it waits: colleagues who may agree to it"),
    ),
    "Invitation": Responsibility(Party.BOTH, SIGNING_IN, Kept.PILOT),
    "UnsentMail": Responsibility(Party.BOTH, SIGNING_IN, Kept.SHORT),
    "Organisation": "An organisation.",
}
