"""Someone lost the second factor: an administrator removes it, and a link lets set up a new one."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from interwonen.access.guard import PilotRequest, public, require
from interwonen.access.permissions import Permission
from interwonen.accounts import second_factor
from interwonen.accounts.actions.factors import remove_factors
from interwonen.accounts.models import Membership
from interwonen.accounts.views import people_trail
from interwonen.core import clock
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import form_page, sent


@require(Permission.PEOPLE_WRITE, Membership, step_up=True)
def factors_remove(request: PilotRequest, membership: Membership) -> HttpResponse:
    """Remove the second step of someone who lost it."""
    form = ReasonForm(
        sent(request),
        question=_("How do you know that this person asks for it?"),
        label=_("Remove the second step"),
    )
    return form_page(
        request,
        form,
        remove_factors,
        {"membership": membership, "now": clock.now()},
        done=_("The second step has been removed. A link to set up a new one is on its way."),
        title=_("Remove a lost second step"),
        lead=_(
            "Do this only when you spoke to this person yourself, face to face or on a number that "
            "you know. All sessions of this account end."
        ),
        breadcrumbs=people_trail(request.pilot),
        template="confirm_page.html",
        facts=[(_("Name"), membership.user.name), (_("E-mail address"), membership.user.email)],
    )


@public
@never_cache
def second_factor_link(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the mail about a second step that was removed."""
    if not second_factor.open_link(request.session, token):
        title = _("This link no longer works")
        return render(
            request, "accounts/factor_link_over.html", {"title": title}, status=HTTPStatus.GONE
        )
    return redirect("mfa_index")
