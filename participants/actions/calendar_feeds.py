"""Make and renew the secret link to a counsellor's calendar."""

from datetime import datetime

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.secret_links import hash_of, new_secret
from participants.models import CalendarFeed


@transaction.atomic
def renew_calendar_link(*, now: datetime, by: User) -> str:
    """Make a new secret link for `by`; the one before it stops working. Gives the secret, once."""
    token = new_secret()
    # Clicked twice, the second waits for the first, also when there is no link to hold yet.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    feed = CalendarFeed.objects.filter(counsellor=by).first() or CalendarFeed(counsellor=by)
    feed.fingerprint = hash_of(token)
    feed.renewed_at = now
    save_as(feed, by=by)
    return token
