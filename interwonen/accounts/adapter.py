"""How sign-in differs from the library's own: no open sign-up, words of our own, no text lost."""

from datetime import timedelta
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interwonen.access import session_ends, step_up
from interwonen.access.late_forms import take_up
from interwonen.accounts import sign_in_limits
from interwonen.accounts.mails import send_wrong_passwords_warning
from interwonen.accounts.models import Identity, User
from interwonen.accounts.own_sessions import note_device
from interwonen.accounts.proofs import SESSION_KEY, issuer_of, sign_out_address
from interwonen.accounts.second_factor import is_of_issuer
from interwonen.accounts.too_many import record_too_many, too_many
from interwonen.core import clock
from interwonen.core.client_address import client_network
from interwonen.core.mail_queue import queue_mail
from interwonen.core.routes import full_address


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation only."""

    # The library's Dutch addresses people informally.
    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "This e-mail address and this password do not belong together. Look at both."
        ),
        "enter_current_password": _("Fill in the password that you have now."),
        "incorrect_password": _("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Whose account is closed is told no more than who has none."""
        return redirect("account_login")

    def get_client_ip(self, request: HttpRequest) -> str:
        """What the library counts tries by; the network of the client, past our own proxies."""
        return client_network(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Let the mail wait; no request talks to a mail server."""
        mail = self.render_mail(template_prefix, email, context)
        queue_mail(mail.subject, mail.body, to=email)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a try before the password is looked at, in place of the library's own counting."""
        who, now = _who_and_where(request, credentials), clock.now()
        wait = sign_in_limits.use_try(*who, now=now)
        if wait:
            if sign_in_limits.claim_line(*who, now=now):
                owner = User.objects.filter(email__iexact=who[0]).first()
                record_too_many(request, "account_login", owner)
            raise ImmediateHttpResponse(too_many(request, wait))

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """The user with this password, who gets back the tries it took."""
        user = super().authenticate(request, **credentials)
        if user:
            sign_in_limits.give_back(*_who_and_where(request, credentials), now=clock.now())
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Tell the owner of an account, once a day, that its password was tried in vain.

        Without such an account the mail goes to nobody, so that it takes as long.
        """
        email, network = _who_and_where(request, credentials)
        if sign_in_limits.claim_warning(email, network, now=clock.now()):
            owner = User.objects.filter(email__iexact=email, is_active=True).first()
            send_wrong_passwords_warning(owner.email if owner else "")

    def is_reauthentication_required(self, *, app: str, **_more: Any) -> bool:
        """Whether to ask who someone is before a factor changes: as before an export."""
        return not step_up.is_proved(self.request.session, now=clock.now())

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The one page that asks it."""
        return [{"id": "step_up", "url": reverse("step-up")}]

    def claim_link(self, email: str) -> bool:
        """Whether a link for a new password goes out now; too soon after one, that one stays good."""
        return sign_in_limits.claim_link(email, now=clock.now())

    def set_password(self, user: Any, password: str) -> None:
        """Change the password, and note when: secret links made before stop working."""
        user.password_changed_at = clock.now()
        super().set_password(user, password)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The address in the mail; `key` is the account and the secret, as the library joins them."""
        account, _hyphen, secret = key.partition("-")
        page = reverse("account_reset_password_from_key", args=[account, secret])
        return full_address(page)

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """Mail the link to the address of the account, however it was typed; nobody if closed.

        Who signs in with the own organisation is told that: a mailbox alone makes no password.
        """
        is_known_there = Identity.objects.filter(user=user.pk).exists()
        has_own = user.has_usable_password() and not is_known_there
        name = "password_reset_key" if has_own else "password_at_organisation"
        context = {**context, "sign_in_url": full_address(reverse("account_login"))}
        mail = self.render_mail(f"account/email/{name}", email, context)
        queue_mail(
            mail.subject,
            mail.body,
            to=user.email if user.is_active else "",
            about=f"new password {email.lower()}",
            keep_for=timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
        )

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Whose session began at an issuer signs out there too."""
        issuer = issuer_of(request.session)
        if issuer and (ends_at := request.session[SESSION_KEY]["ends_at"]):
            return sign_out_address(ends_at, issuer)
        address: str = super().get_logout_redirect_url(request)
        return address

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in, from a network that is known from now on, and find what was sent too late."""
        super().login(request, user)
        sign_in_limits.know(user.email, client_network(request), now=clock.now())
        take_up(request, user)


def _who_and_where(request: HttpRequest, credentials: dict[str, Any]) -> tuple[str, str]:
    return credentials.get("email", ""), client_network(request)


def password_was_reset(sender: Any, request: HttpRequest, user: Any, **_signal: Any) -> None:
    """Who proved to own the account by the link in a mail can sign in at once."""
    sign_in_limits.let_in_by_link(user.email, client_network(request), now=clock.now())


def proved_by_signing_in(sender: Any, request: HttpRequest, user: Any, **_signal: Any) -> None:
    """Signing in proves who someone is, as stepping up does later, and begins a session.

    At an organisation it may be a proof of hours ago: there only the token tells (`openid_views`).
    """
    if not is_of_issuer(request):
        step_up.prove(request.session, now=clock.now())
    session_ends.begin(request.session, now=clock.now())
    note_device(request)
