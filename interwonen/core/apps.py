"""What every app may use and that knows none of them."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "interwonen.core"
