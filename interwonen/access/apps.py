"""Permissions, roles and the guard on every view."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "interwonen.access"

    def ready(self) -> None:
        from interwonen.access.members import may_in
        from interwonen.core.long_work_rights import set_rights

        set_rights(may_in)
