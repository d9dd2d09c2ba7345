"""Someone lost the second factor: an administrator removes it, and a link lets set up a new one."""

import base64
from http import HTTPStatus

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import clear_totp_secret
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from interwonen.access.guard import PilotRequest, public, require, signed_in
from interwonen.access.permissions import Permission
from interwonen.access.step_up import ask, asks_for_proof, is_proved
from interwonen.accounts import recovery_codes, second_factor
from interwonen.accounts.actions.factors import remove_factors
from interwonen.accounts.factor_forms import SetUpAppForm
from interwonen.accounts.factors_noted import changed
from interwonen.accounts.models import Membership
from interwonen.accounts.views import people_trail
from interwonen.core import clock
from interwonen.core.forms import ButtonForm, ReasonForm
from interwonen.core.pages import form_page, sent, show_form


@require(Permission.PEOPLE_WRITE, Membership, step_up=gettext_lazy("Remove a lost second step"))
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


@signed_in
@asks_for_proof(gettext_lazy("Make recovery codes"))
def recovery_codes_make(request: HttpRequest) -> HttpResponse:
    """Make recovery codes; the answer to that is the only page that ever shows them."""
    if not second_factor.factors_of(request.user):
        return redirect("mfa_index")
    if not is_proved(request.session, now=clock.now()):
        return ask(request, now=clock.now())
    form = ButtonForm(sent(request), label=_("Make recovery codes"))
    if not form.is_valid():
        return show_form(
            request,
            form,
            title=_("Make recovery codes"),
            lead=_(
                "You get ten codes. With one you sign in when you do not have your telephone or "
                "passkey. You see them only once, so have a printer or a safe place at hand. Codes "
                "that you had before work no more then."
            ),
            back=reverse("mfa_index"),
        )
    codes = recovery_codes.make(request.user)
    changed(request, request.user)
    return render(request, "mfa/recovery_codes.html", {"codes": codes})


@signed_in
@asks_for_proof(gettext_lazy("Set up the app on another telephone"))
def app_replace(request: HttpRequest) -> HttpResponse:
    """Set up the app on another telephone, in place of the one before."""
    if not second_factor.app_of(request.user):
        return redirect("mfa_index")
    if not is_proved(request.session, now=clock.now()):
        return ask(request, now=clock.now())
    form = SetUpAppForm(data=sent(request), user=request.user)
    if form.is_valid():
        second_factor.replace_app(request.user, form.secret)
        clear_totp_secret(request)
        changed(request, request.user)
        messages.success(request, _("The new app works from now on. The one before works no more."))
        return redirect("mfa_index")
    url = get_adapter().build_totp_url(request.user, form.secret)
    svg = base64.b64encode(get_adapter().build_totp_svg(url).encode()).decode()
    context = {"form": form, "totp_url": url, "replaces": True}
    context["totp_svg_data_uri"] = f"data:image/svg+xml;base64,{svg}"
    return render(request, "mfa/totp/activate_form.html", context)


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
