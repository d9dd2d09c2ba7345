"""Give a neighbour a link with which to follow an enquiry."""

from datetime import date

from django.db import transaction
from django.urls import reverse

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.routes import full_address
from interwonen.core.rules import refuse_unless
from interwonen.core.secret_links import hash_of, new_secret
from neighbours.mails import send_news
from neighbours.models import Enquiry, FollowLink
from neighbours.rules import enquiries_follow as rules
from neighbours.selectors.contact_points import contact_point_of


@transaction.atomic
def make_follow_link(*, enquiry: Enquiry, today: date, by: User) -> str:
    """Make a link to the state of an enquiry, beside those that were made; gives its address."""
    secret = new_secret()
    link = FollowLink(enquiry=enquiry, secret_hash=hash_of(secret), made_on=today, made_by=by)
    save_as(link, by=by)
    return reverse("public:enquiry-follow", args=[enquiry.pilot.slug, secret])


@transaction.atomic
def mail_follow_link(*, enquiry: Enquiry, today: date, by: User) -> Enquiry:
    """Mail a neighbour a new link to their enquiry.

    Raises RuleBroken when no address is known, and when the pilot has no contact point: the page
    behind the link says whom to call.
    """
    refuse_unless(bool(enquiry.contact_email), rules.LINK_HAS_ADDRESS)
    refuse_unless(contact_point_of(enquiry.pilot) is not None, rules.LINK_HAS_CONTACT)
    link = make_follow_link(enquiry=enquiry, today=today, by=by)
    send_news(enquiry, full_address(link))
    return enquiry


def tell_of_news(enquiry: Enquiry, *, today: date, by: User) -> None:
    """Mail a neighbour who left an address that there is something to read behind a link."""
    if enquiry.contact_email and contact_point_of(enquiry.pilot) is not None:
        mail_follow_link(enquiry=enquiry, today=today, by=by)
