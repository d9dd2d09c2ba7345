"""A pilot is opened from a file."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from interwonen.accounts.models import Organisation
from interwonen.pilots.models import Pilot

EXAMPLE = Path(__file__).parents[2] / "docs" / "pilot.example.toml"


def test_the_example_opens_the_pilot_of_the_letter(db):
    call_command("open_pilot", EXAMPLE)
    pilot = Pilot.objects.get()
    assert (pilot.ends_on, pilot.maximum_capacity) == (date(2022, 3, 1), 7)
    assert str(pilot.landlord) == "Woonservice"
    assert pilot.history.get().history_user.email.endswith(".invalid")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ends_on = 2022-03-01", "ends_on = 2021-02-01"),
        ("ends_on = 2022-03-01", "ends_on = 2021-02-30"),
        ('landlord = "Woonservice"', ""),
        ('place = "Veenoord"', 'plaats = "Veenoord"'),
        ('place = "Veenoord"', 'place = "Veenoord"\nid = 1'),
        ('slug = "interwonen-veenoord"', 'slug = "geen naam"'),
    ],
)
def test_it_refuses_a_wrong_file_in_one_line_and_writes_nothing(db, tmp_path, before, after):
    file = tmp_path / "pilot.toml"
    file.write_text(EXAMPLE.read_text().replace(before, after))
    with pytest.raises(CommandError, match="Nothing was written"):
        call_command("open_pilot", file)
    assert not Pilot.objects.exists()
    assert not Organisation.objects.exists()


def test_it_keeps_clean_texts(db, tmp_path):
    file = tmp_path / "pilot.toml"
    example = EXAMPLE.read_text().replace('place = "Veenoord"', r'place = "Veen\u00adoord\n-Zuid"')
    file.write_text(example.replace('"Woonservice"', r'"Woon\u2011\u200bservice"'))
    call_command("open_pilot", file)
    pilot = Pilot.objects.get()
    assert (pilot.place, str(pilot.landlord)) == ("Veenoord -Zuid", "Woon-service")
