"""The roles that were given in a pilot: who has which, and agree to one, end it or withdraw it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.access.roles import ROLES
from interwonen.accounts import rules
from interwonen.accounts.actions.memberships import answer_role, end_role, withdraw_role
from interwonen.accounts.forms import AnswerRoleForm, EndRoleForm, WithdrawRoleForm
from interwonen.accounts.models import Membership, RoleReview
from interwonen.accounts.role_reviews import review_due_on
from interwonen.accounts.views import people_trail
from interwonen.core import clock
from interwonen.core.pages import Breadcrumbs, Otherwise, form_page, only_while, page_of
from interwonen.core.routes import pilot_url


@require(Permission.ROLE_READ)
def membership_list(request: PilotRequest) -> HttpResponse:
    """Every role that was given in the pilot, also those that are over, the latest first."""
    today = clock.today()
    given = Membership.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    rows = given.for_page(on=today).with_agreers(on=today).order_by("-starts_on", "-pk")
    reviews = RoleReview.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    reviewed = list(reviews.select_related("reviewed_by"))
    last = next((review for review in reviewed if not review.is_withdrawn), None)
    return render(
        request,
        "accounts/membership_list.html",
        {
            "title": _("All roles that were given"),
            "breadcrumbs": [(_("All roles that were given"), "")],
            "page_obj": page_of(request, rows),
            "reviews": reviewed,
            "last_review": last,
            "review_due_on": review_due_on(request.pilot, last and last.reviewed_on),
            "today": today,
        },
    )


def roles_trail(row: Membership | RoleReview) -> Breadcrumbs:
    """Breadcrumbs up to and including the list of all roles of the pilot."""
    return list_trail(row.pilot)


def list_trail(pilot: Any) -> Breadcrumbs:
    """The same, of a pilot."""
    return [(_("All roles that were given"), pilot_url("accounts:membership-list", pilot.slug))]


@require(Permission.ROLE_READ)
def role_list(request: PilotRequest) -> HttpResponse:
    """What every role may do, from the table that is the authorisation."""
    return render(
        request,
        "accounts/role_list.html",
        {
            "title": _("All roles"),
            "breadcrumbs": [*list_trail(request.pilot), (_("All roles"), "")],
            "roles": [(role.label, role.description) for role in ROLES.values()],
        },
    )


@require(
    Permission.ROLE_AGREE, Membership, writes=Act.ROLE, step_up=gettext_lazy("Answer about a role")
)
@only_while(
    lambda membership: Membership.objects.waiting(clock.today()).filter(pk=membership.pk).exists(),
    rules.ROLE_WAITS.message,
    lambda membership: pilot_url("home:dashboard", membership.pilot.slug),
)
def membership_answer(request: PilotRequest, membership: Membership) -> HttpResponse:
    """Agree to a role that waits for a second person, or say why not."""
    return form_page(
        request,
        AnswerRoleForm(request.POST or None),
        answer_role,
        {"membership": membership, "now": clock.now()},
        done=_answered,
        title=_("Answer about the role of %(name)s") % {"name": membership.user.name},
        lead=_(
            "This role reads files of residents or decides to destroy them. It takes effect when you agree."
        ),
        back=pilot_url("home:dashboard", request.pilot.slug),
        template="confirm_page.html",
        facts=[
            (_("Name"), membership.user.name),
            (_("E-mail address"), membership.user.email),
            (_("Organisation"), membership.user.organisation),
            (_("Role"), f"{membership.role_label}. {membership.role_description}"),
            (_("Given by"), membership.giver),
        ],
    )


def _answered(membership: Membership) -> str:
    if membership.withdrawn_at is None:
        return _("You have agreed. The role holds from now on.")
    return _("You have not agreed. The role has been withdrawn, and the administrator sees why.")


@require(Permission.PEOPLE_WRITE, Membership, writes=Act.ROLE, step_up=gettext_lazy("End a role"))
def membership_end(request: PilotRequest, membership: Membership) -> HttpResponse:
    """End a role."""
    return form_page(
        request,
        EndRoleForm(request.POST or None, initial={"ends_on": clock.today()}),
        end_role,
        {"membership": membership},
        done=_("The role has been ended."),
        title=_("End a role"),
        breadcrumbs=people_trail(request.pilot),
        template="confirm_page.html",
        facts=_facts(membership),
        otherwise=Otherwise(
            _("Was the role given by mistake, or does the access have to stop at once?"),
            _("Withdraw the role"),
            pilot_url("accounts:membership-withdraw", request.pilot.slug, membership.pk),
        ),
    )


@require(
    Permission.PEOPLE_WRITE, Membership, writes=Act.ROLE, step_up=gettext_lazy("Withdraw a role")
)
def membership_withdraw(request: PilotRequest, membership: Membership) -> HttpResponse:
    """Withdraw a role that was given by mistake, also one that still waits."""
    return form_page(
        request,
        WithdrawRoleForm(request.POST or None),
        withdraw_role,
        {"membership": membership, "now": clock.now()},
        done=_("The role has been withdrawn."),
        title=_("Withdraw a role"),
        lead=_("The access stops at once. The history keeps the role and the reason."),
        breadcrumbs=people_trail(request.pilot),
        template="confirm_page.html",
        facts=_facts(membership),
    )


def _facts(membership: Membership) -> list[tuple[str, str]]:
    return [
        (_("Name"), membership.user.name),
        (_("Role"), membership.role_label),
        (_("Since"), date_format(membership.starts_on)),
    ]
