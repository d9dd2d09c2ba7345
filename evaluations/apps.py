"""Evaluation moments, indicators and the council report."""

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    name = "evaluations"
