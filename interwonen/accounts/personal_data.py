"""Whose the personal data of colleagues are, and why they are kept."""

from django.utils.translation import gettext_lazy as _

from interwonen.access.responsibilities import Declared, Kept, Party, Purpose, Responsibility

SIGNING_IN = Purpose(
    _("Letting in who may come in, and nobody else"),
    _("colleagues with an account"),
    _("task of public interest (AVG 6(1)(e)), security (AVG 32)"),
)
_ACCOUNT = Responsibility(Party.BOTH, SIGNING_IN, Kept.ACCOUNT)

DECLARED: Declared = {
    "User": Responsibility(
        Party.BOTH,
        SIGNING_IN,
        Kept.ACCOUNT,
        otherwise=_(
            "name and organisation: colleagues in the pilot; the address: the administrator"
        ),
    ),
    "Identity": Responsibility(Party.BOTH, SIGNING_IN, Kept.ACCOUNT, otherwise=_("nobody")),
    "Membership": _ACCOUNT,
    "Invitation": Responsibility(Party.BOTH, SIGNING_IN, Kept.PILOT),
    "UnsentMail": Responsibility(Party.BOTH, SIGNING_IN, Kept.SHORT),
    "Organisation": "An organisation.",
}
