"""Keep who asks apart from what was asked, and remove it in time."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.forgetting import forget
from interwonen.core.history import delete_as, save_as
from interwonen.core.mail_queue import withdraw_mail
from interwonen.core.rules import refuse_unless
from neighbours.mails import mail_about
from neighbours.models import Enquirer, Enquiry
from neighbours.rules import enquiries_contacts as rules


def keep_contact(enquiry: Enquiry, *, name: str, email: str, phone: str, by: User) -> None:
    """Keep the name and address of a neighbour as they were given; nothing for someone anonymous.

    Raises RuleBroken when they were removed because their time was over.
    """
    known = enquiry.enquirer
    given = (name, email, phone)
    if known is None:
        if any(given):
            save_as(Enquirer(enquiry=enquiry, name=name, email=email, phone=phone), by=by)
        return
    if given == (known.name, known.email, known.phone):
        return
    refuse_unless(known.removed_on is None, rules.REMOVED_IS_GONE)
    if known.email and known.email != email:
        _forget_address(enquiry, by=by)
    known.name, known.email, known.phone = given
    save_as(known, by=by)


def _forget_address(enquiry: Enquiry, *, by: User) -> None:
    """Who reads mail at a wrong address gets no mail, and no link that was sent there works."""
    withdraw_mail(mail_about(enquiry))
    for link in enquiry.follow_links.all():
        delete_as(link, by=by)


def remove_contact(contact: Enquirer, *, on: date, by: User) -> None:
    """Remove the name and address of a neighbour for good; the row says when.

    A mail that waits is not sent any more.
    """
    withdraw_mail(mail_about(contact.enquiry))
    contact.name = contact.email = contact.phone = ""
    contact.removed_on = on
    save_as(contact, by=by)


def forget_enquirers(*, today: date) -> int:
    """Remove the data of neighbours whose enquiry was closed a year ago; returns how many neighbours.

    A mail that waits is not sent any more. It may run any number of times a day.
    """
    rows = Enquirer.objects.to_forget(on=today)
    for contact in rows.select_related("enquiry"):
        with transaction.atomic():
            withdraw_mail(mail_about(contact.enquiry))
    return forget(rows, by=User.system(), name="", email="", phone="", removed_on=today)
