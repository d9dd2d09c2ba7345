"""Whose the personal data of colleagues are, and why they are kept."""

from django.utils.translation import gettext_lazy as _

from interwonen.access.responsibilities import Declared, Kept, Party, Purpose, Responsibility

SIGNING_IN = Purpose(
    _("Letting in who may come in, and nobody else"),
    _(
        "colleagues with an account; in a session, for an hour at most, whom an unsaved text is about"
    ),
    _("task of public interest (AVG 6(1)(e)), security (AVG 32)"),
    is_special=True,
)

_OWN = _("nobody; who it is about ends or renews it")
_SECRET = Responsibility(Party.BOTH, SIGNING_IN, Kept.ACCOUNT, otherwise=_OWN)
_MAILED = Responsibility(Party.BOTH, SIGNING_IN, Kept.SHORT, otherwise=_("nobody"))

DECLARED: Declared = {
    "User": Responsibility(
        Party.BOTH,
        SIGNING_IN,
        Kept.ACCOUNT,
        otherwise=_(
            "name and organisation: colleagues in the pilot; the address: who sees which roles were"
            " given (policy officer, team lead, auditor, administrator), and who agrees to a role"
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
    "RoleReview": Responsibility(Party.BOTH, SIGNING_IN, Kept.PILOT),
    "UnsentMail": Responsibility(Party.BOTH, SIGNING_IN, Kept.SHORT),
    "Organisation": "An organisation.",
    "account.EmailAddress": _SECRET,
    "account.EmailConfirmation": "Nothing is kept here: an invitation proves the address.",
    "mfa.Authenticator": _SECRET,
    "sessions.Session": Responsibility(Party.BOTH, SIGNING_IN, Kept.SHORT, otherwise=_OWN),
    "post_office.Email": _MAILED,
    "post_office.Log": _MAILED,
    "post_office.Attachment": "Nothing is kept here: no mail has an attachment.",
    "post_office.EmailTemplate": "Nothing is kept here: mails are templates in files.",
    "auth.Group": "Nothing is kept here: roles are in the code.",
    "auth.Permission": "A name of an action on a table.",
    "contenttypes.ContentType": "A name of a table.",
}
