"""Mails about accounts; they hold a link and no personal data."""

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from interwonen.accounts.models import Invitation


def send_invitation(invitation: Invitation, link: str) -> None:
    """Send the link with which the invited person makes an account."""
    body = render_to_string(
        "accounts/invitation_mail.txt", {"link": link, "expires_at": invitation.expires_at}
    )
    send_mail(_("Invitation to Interwonen"), body, None, [invitation.email])
