"""Which accounts of colleagues have ended: without a role, and nothing says any more what they did."""

from collections.abc import Iterator
from datetime import date

from django.apps import apps
from django.db.models import ForeignKey

from interwonen.accounts.models import Membership, User
from interwonen.pilots.models import Pilot
from interwonen.retention.selectors.destructions_plan import owned


def accounts_ended(pilot: Pilot, on: date) -> Iterator[tuple[User, date]]:
    """Those whose last role was in this pilot, with its last day, that no record needs."""
    with_role = Membership.objects.not_over(on).values("user")
    for user in User.objects.filter(memberships__pilot=pilot).exclude(pk__in=with_role).distinct():
        ends = [(_last_day(each), each.pilot_id) for each in user.memberships.all()]
        last_day, last_pilot = max(ends)
        if last_pilot == pilot.pk and not _is_needed(user):
            yield user, last_day


def code_of(user: User) -> str:
    """What an account is called where no name may stand: its key, and the day it was made."""
    return f"{user.pk}-{user.history.earliest().history_date:%Y%m%d}"


def _last_day(membership: Membership) -> date:
    ends = (membership.ends_on, membership.withdrawn_at and membership.withdrawn_at.date())
    return min(filter(None, ends))


def _is_needed(user: User) -> bool:
    """Whether any row that is not of the account itself says that this person did something."""
    own = owned({User: {user.pk}}).keys
    return any(
        model._base_manager.filter(**{link.name: user.pk})
        .exclude(pk__in=own.get(model, ()))
        .exists()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        for link in model._meta.concrete_fields
        if isinstance(link, ForeignKey) and link.related_model is User
    )
