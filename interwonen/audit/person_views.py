"""The history of an account, for who reads the roles of the pilot."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.accounts.models import Membership
from interwonen.accounts.role_views import roles_trail
from interwonen.audit.histories import show_history


@require(Permission.ROLE_READ, Membership)
def person_history(request: PilotRequest, membership: Membership) -> HttpResponse:
    """What was changed of the account of who has or had this role, by whom and why."""
    request.section = "accounts:membership-list"
    breadcrumbs = [*roles_trail(membership), (_("History of the account"), "")]
    user = membership.user
    return show_history(request, user, name=user.name, breadcrumbs=breadcrumbs)
