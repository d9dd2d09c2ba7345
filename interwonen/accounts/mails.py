"""Mails about accounts; they hold a link and no personal data."""

from datetime import timedelta

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from interwonen.accounts.models import Invitation
from interwonen.core.mail_queue import queue_mail


def about_invitation(invitation: Invitation) -> str:
    """What a mail with the link of this invitation is about, in the queue."""
    return f"invitation {invitation.pk}"


def send_invitation(invitation: Invitation, link: str) -> None:
    """Send the link with which the invited person makes an account."""
    body = render_to_string(
        "accounts/invitation_mail.txt", {"link": link, "expires_at": invitation.expires_at}
    )
    queue_mail(
        _("Invitation to Interwonen"),
        body,
        to=invitation.email,
        about=about_invitation(invitation),
        keep_for=invitation.expires_at - invitation.invited_at,
    )


def send_wrong_passwords_warning(email: str, link: str) -> None:
    """Tell someone that a wrong password was tried often, with a link to ask for another one."""
    body = render_to_string("accounts/wrong_passwords_mail.txt", {"link": link})
    queue_mail(_("Wrong passwords for Interwonen"), body, to=email, keep_for=timedelta(days=1))
