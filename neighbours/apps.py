"""Questions and reports from the neighbourhood."""

from django.apps import AppConfig


class NeighboursConfig(AppConfig):
    name = "neighbours"

    def ready(self) -> None:
        from interwonen.pilots.signals import (
            capacity_changed,
            capacity_decided,
            capacity_withdrawn,
        )
        from neighbours.actions.letters_growth import (
            letters_after_decision,
            letters_before_change,
            letters_before_withdrawal,
        )

        capacity_decided.connect(letters_after_decision)
        capacity_changed.connect(letters_before_change)
        capacity_withdrawn.connect(letters_before_withdrawal)
