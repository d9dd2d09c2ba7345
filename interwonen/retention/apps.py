"""How long records are kept, and their destruction by two people."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RetentionConfig(AppConfig):
    name = "interwonen.retention"

    def ready(self) -> None:
        from interwonen.retention.reference_data import load_periods

        post_migrate.connect(load_periods, sender=self)
