"""A pilot with its period, capacity and vocabularies."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PilotsConfig(AppConfig):
    name = "interwonen.pilots"

    def ready(self) -> None:
        from interwonen.pilots.reference_data import load_reference_data

        post_migrate.connect(load_reference_data, sender=self)
