"""Carries out one long work; the pages start it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from interwonen.core import clock
from interwonen.core.long_work import carry_out


class Command(BaseCommand):
    help = "Carry out a long work that a page has started; does nothing when it was begun before."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("work", type=int)

    def handle(self, *, work: int, **options: Any) -> None:
        carry_out(work, now=clock.now())
