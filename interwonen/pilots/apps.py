"""A pilot with its period, capacity and vocabularies."""

from django.apps import AppConfig


class PilotsConfig(AppConfig):
    name = "interwonen.pilots"
