"""Questions and reports from the neighbourhood."""

from django.apps import AppConfig


class NeighboursConfig(AppConfig):
    name = "neighbours"
