"""People, organisations, memberships and invitations."""

from allauth.account.signals import password_reset
from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "interwonen.accounts"

    def ready(self) -> None:
        from interwonen.accounts.adapter import password_was_reset

        password_reset.connect(password_was_reset)
