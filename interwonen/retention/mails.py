"""Mails about destroying; they contain a link and no personal data."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from interwonen.core.mail_queue import queue_mail
from interwonen.core.routes import full_address, pilot_url
from interwonen.retention.models import Destruction


def send_destruction_waits(destruction: Destruction, *, to: str) -> None:
    """Tell someone who may agree that a colleague proposes to destroy something."""
    link = full_address(pilot_url("home:dashboard", destruction.pilot.slug))
    body = render_to_string("retention/destruction_waits_mail.txt", {"link": link})
    queue_mail(_("Something waits for your agreement"), body, to=to)
