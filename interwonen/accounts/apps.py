"""People, organisations, memberships and invitations."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "interwonen.accounts"

    def ready(self) -> None:
        from interwonen.accounts import rules  # noqa: F401
