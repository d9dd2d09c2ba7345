"""Mails to neighbours: a link and the number, never what was asked or answered."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from interwonen.core.mail_queue import queue_mail
from neighbours.models import Enquiry


def send_receipt(enquiry: Enquiry, link: str) -> None:
    """Tell a neighbour that the message came in, and where to follow it."""
    _send(enquiry, link, _("We received your message"), "received")


def send_news(enquiry: Enquiry, link: str) -> None:
    """Tell a neighbour that there is something to read."""
    _send(enquiry, link, _("There is news about your message"), "news")


def mail_about(enquiry: Enquiry) -> str:
    """What the mail queue knows the mails about an enquiry by."""
    return f"enquiry {enquiry.pk}"


def _send(enquiry: Enquiry, link: str, subject: str, name: str) -> None:
    body = render_to_string(
        f"neighbours/enquiry_{name}_mail.txt", {"link": link, "enquiry": enquiry}
    )
    queue_mail(subject, body, to=enquiry.contact_email, about=mail_about(enquiry))
