"""Evaluation moments, indicators and the council report."""

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    name = "evaluations"

    def ready(self) -> None:
        from evaluations import rules  # noqa: F401
