"""People, organisations, memberships and invitations."""

from allauth.account.signals import password_reset
from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class AccountsConfig(AppConfig):
    name = "interwonen.accounts"

    def ready(self) -> None:
        from interwonen.accounts.adapter import password_was_reset, proved_by_signing_in

        password_reset.connect(password_was_reset)
        user_logged_in.connect(proved_by_signing_in)
