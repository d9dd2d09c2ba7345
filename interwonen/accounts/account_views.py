"""The account of who has or had a role in the pilot: close it, open it again, correct it, sign it out."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.accounts import rules
from interwonen.accounts.actions.accounts import (
    close_account,
    correct_account,
    end_sessions,
    reopen_account,
)
from interwonen.accounts.forms import CorrectAccountForm
from interwonen.accounts.models import Membership
from interwonen.accounts.views import people_trail
from interwonen.core import clock
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import Breadcrumbs, form_page, only_while, sent
from interwonen.core.routes import pilot_url


def person_url(membership: Membership) -> str:
    """The page of the person who has or had this role."""
    return pilot_url("accounts:person-detail", membership.pilot.slug, membership.pk)


def person_trail(membership: Membership) -> Breadcrumbs:
    """Breadcrumbs up to and including the page of a person."""
    return [*people_trail(membership.pilot), (membership.user.name, person_url(membership))]


_while_open = only_while(
    lambda membership: membership.user.is_active, rules.ACCOUNT_NOT_CLOSED.message, person_url
)
_while_closed = only_while(
    lambda membership: not membership.user.is_active, rules.ACCOUNT_CLOSED.message, person_url
)


@require(Permission.PEOPLE_WRITE, Membership)
def person_detail(request: PilotRequest, membership: Membership) -> HttpResponse:
    """The account of a person, the roles in this pilot, and what an administrator may do."""
    today = clock.today()
    roles = Membership.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    context = {
        "title": membership.user.name,
        "breadcrumbs": [*people_trail(request.pilot), (membership.user.name, "")],
        "membership": membership,
        "facts": _facts(membership),
        "memberships": roles.filter(user=membership.user_id)
        .for_page(on=today)
        .with_agreers(on=today),
        "today": today,
    }
    return render(request, "accounts/person_detail.html", context)


@require(
    Permission.PEOPLE_WRITE, Membership, writes=Act.ROLE, step_up=gettext_lazy("Close an account")
)
@_while_open
def account_close(request: PilotRequest, membership: Membership) -> HttpResponse:
    """Close the account of someone who leaves."""
    return _with_reason(
        request,
        membership,
        close_account,
        question=_("Why is this account closed?"),
        label=_("Close the account"),
        done=_("The account has been closed."),
        title=_("Close an account"),
        lead=_(
            "All sessions end at once, all roles are withdrawn and nobody can sign in with this "
            "account any more. What this person recorded stays."
        ),
        warning=_elsewhere(membership),
    )


@require(
    Permission.PEOPLE_WRITE, Membership, writes=Act.ROLE, step_up=gettext_lazy("Open an account")
)
@_while_closed
def account_reopen(request: PilotRequest, membership: Membership) -> HttpResponse:
    """Open the account of someone who comes back."""
    return _with_reason(
        request,
        membership,
        reopen_account,
        question=_("Why is this account opened again?"),
        label=_("Open the account again"),
        done=_("The account is open again. Invite this person for the role that is needed."),
        title=_("Open an account again"),
        lead=_("This person can sign in again. The roles of before do not come back."),
    )


@require(Permission.PEOPLE_WRITE, Membership, step_up=gettext_lazy("End all sessions"))
@_while_open
def account_sessions(request: PilotRequest, membership: Membership) -> HttpResponse:
    """End all sessions of an account, such as one on a telephone that was stolen."""
    return _with_reason(
        request,
        membership,
        end_sessions,
        question=_("Why do the sessions end?"),
        label=_("End all sessions"),
        done=_("All sessions of this account have ended."),
        title=_("End all sessions"),
        lead=_("Wherever this person is signed in, one has to sign in again. Roles stay."),
    )


@require(Permission.PEOPLE_WRITE, Membership, step_up=gettext_lazy("Correct name or address"))
@_while_open
def account_correct(request: PilotRequest, membership: Membership) -> HttpResponse:
    """Correct the name and the e-mail address of a person."""
    user = membership.user
    return form_page(
        request,
        CorrectAccountForm(sent(request), initial={"name": user.name, "email": user.email}),
        correct_account,
        {"membership": membership, "now": clock.now()},
        done=_("The account has been corrected."),
        title=_("Correct name or address"),
        breadcrumbs=person_trail(membership),
        template="confirm_page.html",
        warning=_elsewhere(membership),
    )


def _with_reason(
    request: PilotRequest,
    membership: Membership,
    action: Callable[..., Any],
    *,
    question: str,
    label: str,
    **page: Any,
) -> HttpResponse:
    """A page that does something with the account, and asks why."""
    return form_page(
        request,
        ReasonForm(sent(request), question=question, label=label),
        action,
        {"membership": membership, "now": clock.now()},
        breadcrumbs=person_trail(membership),
        template="confirm_page.html",
        facts=_facts(membership),
        **page,
    )


def _facts(membership: Membership) -> list[tuple[str, Any]]:
    user = membership.user
    return [
        (_("Name"), user.name),
        (_("E-mail address"), user.email),
        (_("Organisation"), user.organisation),
        (_("Account"), _("open") if user.is_active else _("closed")),
    ]


def _elsewhere(membership: Membership) -> str:
    """That the act counts in other pilots too, when the person has a role there."""
    standing = Membership.objects.not_over(clock.today()).filter(user=membership.user_id)
    if not standing.exclude(pilot=membership.pilot_id).exists():
        return ""
    return _("This person also has a role in another pilot. What you do here counts there too.")
