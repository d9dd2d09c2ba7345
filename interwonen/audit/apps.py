"""Who looked, and who changed what."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "interwonen.audit"
