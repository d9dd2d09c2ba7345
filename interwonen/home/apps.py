"""The roof: dashboards and navigation, which may read every app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "interwonen.home"
