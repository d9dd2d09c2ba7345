"""Mails to the team; they hold a link and no personal data."""

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from interwonen.accounts.models import User


def send_follow_up_transferred(*, giver: User, getter: User, link: str) -> None:
    """Tell both that a follow-up went from one to the other; a mail each."""
    _tell_both("follow_up", _("A follow-up was handed over"), giver, getter, link)


def send_caseload_transferred(*, giver: User, getter: User, link: str) -> None:
    """Tell both that open work went from one to the other; a mail each."""
    _tell_both("work", _("Work was handed over"), giver, getter, link)


def _tell_both(kind: str, subject: str, giver: User, getter: User, link: str) -> None:
    for user, name in ((giver, "given"), (getter, "received")):
        body = render_to_string(f"participants/{kind}_{name}_mail.txt", {"link": link})
        send_mail(subject, body, None, [user.email])
