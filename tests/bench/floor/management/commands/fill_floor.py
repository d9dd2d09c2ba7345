"""Makes the table and the rows of the floor, and prints the key of a session."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.test import Client

from tests.bench.floor.models import Row

ROWS = 200
FIRST_DAY = date(2021, 3, 1)


class Command(BaseCommand):
    help = "Fill an empty database with the floor; prints the key of a session."

    def handle(self, **options: Any) -> None:
        call_command("migrate", run_syncdb=True, verbosity=0)
        Row.objects.bulk_create(_row(number) for number in range(ROWS))
        client = Client()
        client.force_login(User.objects.create_user("floor"))
        self.stdout.write(client.session.session_key)


def _row(number: int) -> Row:
    return Row(
        code=f"IW-{number:03}",
        name=f"Fictief Persoon {number}",
        place="Veenoord",
        starts_on=FIRST_DAY + timedelta(days=number),
        ends_on=FIRST_DAY + timedelta(days=2 * number),
        number=number,
        amount=7 * number,
    )
