"""Mails about accounts; they hold a link and no personal data."""

from datetime import timedelta

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from interwonen.accounts.models import Invitation, Membership
from interwonen.core.mail_queue import queue_mail
from interwonen.core.routes import full_address, pilot_url


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


def send_role_waits(membership: Membership, *, to: str) -> None:
    """Tell someone who may agree to a role that it waits for an answer."""
    _send_about_role(membership, _("A role waits for your agreement"), "waits", to=to)


def send_role_answered(membership: Membership) -> None:
    """Tell who was given a role that it holds now, or that nobody agrees to it."""
    name = "refused" if membership.withdrawn_at else "agreed"
    subject = _("Your role in Interwonen")
    _send_about_role(membership, subject, name, to=membership.user.email)


def _send_about_role(membership: Membership, subject: str, name: str, *, to: str) -> None:
    link = full_address(pilot_url("home:dashboard", membership.pilot.slug))
    body = render_to_string(f"accounts/role_{name}_mail.txt", {"link": link})
    queue_mail(subject, body, to=to)


def send_wrong_passwords_warning(email: str) -> None:
    """Tell someone that a wrong password was tried often, with a link to ask for another one."""
    link = full_address(reverse("account_reset_password"))
    body = render_to_string("accounts/wrong_passwords_mail.txt", {"link": link})
    queue_mail(_("Wrong passwords for Interwonen"), body, to=email, keep_for=timedelta(days=1))


def send_wrong_codes_warning(email: str) -> None:
    """Tell someone that wrong codes were tried after the right password."""
    link = full_address(reverse("account_reset_password"))
    body = render_to_string("accounts/wrong_codes_mail.txt", {"link": link})
    queue_mail(_("Wrong codes for Interwonen"), body, to=email, keep_for=timedelta(days=1))


def send_factors_changed(email: str) -> None:
    """Tell someone that the second step of the account was changed."""
    link = full_address(reverse("account_reset_password"))
    body = render_to_string("accounts/factors_changed_mail.txt", {"link": link})
    queue_mail(_("Your second step in Interwonen has been changed"), body, to=email)


def send_address_changed(email: str) -> None:
    """Tell someone, at the address of before (`email`), that the account has another one now."""
    body = render_to_string("accounts/address_changed_mail.txt")
    queue_mail(_("Your e-mail address in Interwonen has been changed"), body, to=email)


def send_factors_removed(email: str, link: str, *, works_for: timedelta) -> None:
    """Send the link with which someone sets up a second step anew."""
    context = {"link": link, "days": works_for.days}
    body = render_to_string("accounts/factors_removed_mail.txt", context)
    queue_mail(_("Set up your second step in Interwonen again"), body, to=email, keep_for=works_for)
