"""The users of a pilot and their roles, and the page that accepts an invitation."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from interwonen.access.guard import PilotRequest, public, require
from interwonen.access.permissions import Act, Permission
from interwonen.access.recording import Outcome, Visit, record
from interwonen.accounts import rules
from interwonen.accounts.actions.invitations import (
    Invited,
    accept_invitation,
    account_of,
    find_invitation,
    invite,
    withdraw_invitation,
)
from interwonen.accounts.forms import InvitationForm, PasswordForm
from interwonen.accounts.models import Invitation, Membership, UnsentMail
from interwonen.core import clock
from interwonen.core.forms import BaseForm, ButtonForm
from interwonen.core.names import sorted_name
from interwonen.core.pages import Breadcrumbs, form_page, sent, status_of
from interwonen.core.routes import pilot_url

WITHDRAWN_SHOWN = timedelta(days=30)  # also an administrator who was on holiday sees them


@require(Permission.PEOPLE_WRITE)
def person_list(request: PilotRequest) -> HttpResponse:
    """Users with a role now or later, roles withdrawn lately, invitations, and unsent mails."""
    now = clock.now()
    members = Membership.objects.visible_to(request.user, on=now.date()).of_pilot(request.pilot)
    members = members.for_page(on=now.date())
    invited = Invitation.objects.visible_to(request.user, on=now.date()).of_pilot(request.pilot)
    unsent = UnsentMail.objects.visible_to(request.user, on=now.date()).of_pilot(request.pilot)
    return render(
        request,
        "accounts/person_list.html",
        {
            "title": _("People and roles"),
            "breadcrumbs": [(_("People and roles"), "")],
            "memberships": members.not_over(now.date())
            .with_agreers(on=now.date())
            .with_last_sign_in()
            .with_factors()
            .order_by("-long_ago", sorted_name("user__name"), "starts_on"),
            "withdrawn": members.filter(withdrawn_at__gte=now - WITHDRAWN_SHOWN),
            "unsent_mails": unsent.with_cause().order_by("pk"),
            "invitations": invited.open_at(now).select_related("organisation"),
            "today": now.date(),
        },
    )


def people_trail(pilot: Any) -> Breadcrumbs:
    """Breadcrumbs up to and including the people of a pilot."""
    return [(_("People and roles"), pilot_url("accounts:person-list", pilot.slug))]


@require(Permission.PEOPLE_WRITE, writes=Act.ROLE, step_up=gettext_lazy("Invite someone"))
def person_invite(request: PilotRequest) -> HttpResponse:
    """Invite someone by mail."""
    form = InvitationForm(request.POST or None)
    return form_page(
        request,
        form,
        invite,
        {"pilot": request.pilot, "now": clock.now()},
        done=_invited,
        title=_("Invite someone"),
        lead=_(
            "This person gets a mail with a link to accept the invitation. A role that reads "
            "files takes effect when someone in the pilot has agreed to it."
        ),
        breadcrumbs=people_trail(request.pilot),
    )


def _invited(invited: Invited) -> str:
    invitation = invited.invitation
    words = {"email": invitation.email, "day": date_format(invitation.expires_at)}
    return _("An invitation is on its way to %(email)s. It works until %(day)s.") % words


@require(
    Permission.PEOPLE_WRITE,
    Invitation,
    writes=Act.ROLE,
    step_up=gettext_lazy("Withdraw an invitation"),
)
def invitation_withdraw(request: PilotRequest, invitation: Invitation) -> HttpResponse:
    """Withdraw an invitation, for example one to a wrong address."""
    form = ButtonForm(sent(request), label=_("Withdraw invitation"), is_dangerous=True)
    return form_page(
        request,
        form,
        withdraw_invitation,
        {"invitation": invitation, "now": clock.now()},
        done=_("The invitation has been withdrawn."),
        title=_("Withdraw an invitation"),
        lead=_("The link in the mail stops working at once."),
        breadcrumbs=people_trail(request.pilot),
        template="confirm_page.html",
        facts=[
            (_("Name"), invitation.name),
            (_("E-mail address"), invitation.email),
            (_("Role"), invitation.role_label),
        ],
    )


@public
@never_cache
@sensitive_post_parameters()
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Accept an invitation with a new password or with an existing account."""
    invitation = find_invitation(token, now=clock.now())
    if invitation is None:
        context = {"title": rules.INVITATION_WORKS.message, "rule": rules.INVITATION_WORKS}
        return render(request, "accounts/invitation_over.html", context, status=HTTPStatus.GONE)
    known = account_of(invitation)
    if known not in (None, request.user):
        return _sign_in_first(request, invitation)
    form = _accept_form(request, invitation, known)
    form.address = request.path  # two invitations of one person are two sendings

    def accept_and_note(**facts: Any) -> Membership:
        membership = accept_invitation(**facts)
        _note_in_the_log(request, membership)
        return membership

    password = form.cleaned_data.get("password", "") if form.is_valid() else ""
    if form.is_valid() and form.attempt(
        accept_and_note, token=token, password=password, now=clock.now(), by=known
    ):
        return _accepted(request, is_new=known is None)
    return render(
        request,
        "accounts/invitation_accept.html",
        {"form": form, "invitation": invitation, "title": _("You are invited")},
        status=status_of(form),
    )


def _accept_form(request: HttpRequest, invitation: Invitation, known: Any) -> BaseForm:
    data: Any = sent(request)
    if known is not None:
        return ButtonForm(data, label=_("Accept"))
    people = get_user_model()
    return PasswordForm(data, user=people(email=invitation.email, name=invitation.name))


def _sign_in_first(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Explain that an account accepts for itself only, and lead to its sign-in and back."""
    rule = rules.INVITED_SIGNED_IN
    context = {"invitation": invitation, "rule": rule, "title": _("You are invited")}
    is_sent = request.method == "POST"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_sent else HTTPStatus.OK
    return render(request, "accounts/invitation_sign_in.html", context, status=status)


def _note_in_the_log(request: HttpRequest, membership: Membership) -> None:
    """A line in the access log: someone got a role."""
    visit = Visit(
        request,
        Act.ROLE,
        Outcome.DONE,
        page="invitation-accept",
        pilot_id=membership.pilot_id,
        roles=membership.role,
        object_type=membership._meta.label_lower,
        object_id=str(membership.pk),
        account=membership.user,
    )
    record(visit)


def _accepted(request: HttpRequest, *, is_new: bool) -> HttpResponse:
    if is_new:
        messages.success(request, _("Welcome. Sign in to begin."))
        return redirect("account_login")
    messages.success(request, _("You have accepted the invitation."))
    return redirect("home:start")
