"""Mails to the team; they contain a link and no personal data."""

from datetime import date

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.accounts.people import people_with
from interwonen.core.mail_queue import queue_mail
from interwonen.core.routes import full_address, pilot_url
from interwonen.pilots.models import Pilot


def send_follow_up_transferred(*, pilot: Pilot, giver: User, getter: User) -> None:
    """Mail both colleagues that a follow-up was transferred from `giver` to `getter`."""
    link = full_address(pilot_url("participants:follow-up-list", pilot.slug))
    _mail_both("follow_up", _("A follow-up was transferred"), giver, getter, link)


def send_caseload_transferred(*, pilot: Pilot, giver: User, getter: User) -> None:
    """Mail both colleagues that open work was transferred from `giver` to `getter`."""
    link = full_address(pilot_url("home:dashboard", pilot.slug))
    _mail_both("caseload", _("Work was transferred"), giver, getter, link)


def send_emergency_opened(pilot: Pilot, *, on: date) -> None:
    """Mail who looks after emergency access that a counsellor opened the file of a colleague."""
    link = full_address(pilot_url("participants:emergency-access-list", pilot.slug))
    body = render_to_string("participants/emergency_opened_mail.txt", {"link": link})
    for user in people_with(pilot, Permission.EMERGENCY_READ, on=on).filter(is_active=True):
        queue_mail(_("A file was opened in an emergency"), body, to=user.email)


def _mail_both(kind: str, subject: str, giver: User, getter: User, link: str) -> None:
    for user, name in ((giver, "given"), (getter, "received")):
        body = render_to_string(f"participants/{kind}_{name}_mail.txt", {"link": link})
        queue_mail(subject, body, to=user.email)
