"""How sign-in differs from the library's own: no open sign-up, words of our own, no text lost."""

from datetime import timedelta
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from interwonen.access.late_forms import take_up
from interwonen.accounts.models import User
from interwonen.core import clock
from interwonen.core.client_address import client_network
from interwonen.core.mail_queue import queue_mail


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation only."""

    # The library's Dutch addresses people informally.
    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "This e-mail address and this password do not belong together. Look at both."
        ),
        "too_many_login_attempts": _("Too many failed attempts. Wait five minutes and try again."),
        "enter_current_password": _("Fill in the password that you have now."),
        "incorrect_password": _("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """What the library counts tries by; the network of the client, past our own proxies."""
        return client_network(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Let the mail wait; no request talks to a mail server."""
        mail = self.render_mail(template_prefix, email, context)
        queue_mail(mail.subject, mail.body, to=email)

    def set_password(self, user: Any, password: str) -> None:
        """Change the password, and note when: secret links made before stop working."""
        user.password_changed_at = clock.now()
        super().set_password(user, password)

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """Mail the link to the address of the account, however it was typed; nobody if closed."""
        mail = self.render_mail("account/email/password_reset_key", email, context)
        queue_mail(
            mail.subject,
            mail.body,
            to=user.email if user.is_active else "",
            about=f"new password {email.lower()}",
            keep_for=timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
        )

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in, and find again what was sent after the last session ended."""
        super().login(request, user)
        take_up(request, user)
