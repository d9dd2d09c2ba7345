"""Remove the second factor of someone who lost it."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from interwonen.accounts import rules
from interwonen.accounts.mails import send_factors_removed
from interwonen.accounts.models import Membership, User
from interwonen.accounts.second_factor import LINK_WORKS_FOR, has_had_one, link_for
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless


@transaction.atomic
def remove_factors(*, membership: Membership, reason: str, now: datetime, by: User) -> User:
    """Remove the factors of who has this role, end their sessions, and mail a link for a new one.

    May be done again, for a new link. Raises RuleBroken for one's own, and when there never was one.
    """
    user = User.objects.select_for_update(of=("self",)).get(pk=membership.user_id)
    refuse_unless(user != by, rules.FACTORS_OF_ANOTHER)
    refuse_unless(has_had_one(user), rules.FACTORS_ARE_THERE)
    Authenticator.objects.filter(user=user.pk).delete()
    user.factors_changed_at = user.factors_reset_at = now
    save_as(user, by=by, reason=reason)
    send_factors_removed(user.email, link_for(user), works_for=LINK_WORKS_FOR)
    return user
