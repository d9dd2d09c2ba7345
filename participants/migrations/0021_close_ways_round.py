from pathlib import Path

import django.db.models.functions.text
from django.db import migrations, models

from interwonen.core.sql import function_in

_SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    """One dwelling at an address, growth by decision only, keys of a dwelling that is ready."""

    dependencies = [
        ("participants", "0020_say_what_and_whose"),
        ("pilots", "0004_say_why_it_grows"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="dwelling",
            constraint=models.UniqueConstraint(
                models.F("postcode"),
                models.F("house_number"),
                django.db.models.functions.text.Upper(
                    django.db.models.functions.text.Replace(
                        "house_number_suffix", models.Value("-")
                    )
                ),
                name="participants_dwelling_one_of_an_address",
            ),
        ),
        migrations.RunSQL(
            (_SQL / "0021_close_ways_round.sql").read_text(),
            function_in(_SQL / "0002_guard_stays.sql", "participants_guard_pilot")
            + (_SQL / "0021_close_ways_round_reverse.sql").read_text(),
        ),
    ]
