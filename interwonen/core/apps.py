"""What every app may use and that knows none of them."""

from django.apps import AppConfig
from django.urls import register_converter


class CoreConfig(AppConfig):
    name = "interwonen.core"

    def ready(self) -> None:
        from interwonen.core.quarters import QuarterConverter

        register_converter(QuarterConverter, "quarter")
