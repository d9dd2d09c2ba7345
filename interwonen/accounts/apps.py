"""People, organisations, memberships and invitations."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "interwonen.accounts"
