"""The register of processing activities says what the code declares, in Dutch and of every field."""

from interwonen.access.responsibilities import personal_models
from tests.evidence.register import FILE, register


def test_it_is_up_to_date():
    assert FILE.read_text() == register(), "run make evidence"


def test_it_names_every_kind_of_record_with_personal_data():
    text = FILE.read_text()
    assert text.count("\n### ") == len(personal_models()) > 50
    assert text.count("\nVerantwoordelijk: ") == len(personal_models())


def test_who_sees_no_names_is_not_said_to():
    part = FILE.read_text().split("\n### Deelnemer\n")[1].split("\n###")[0]
    (names,) = (line for line in part.splitlines() if "achternaam" in line.lower())
    assert "beleidsmedewerker" not in names
    assert "teamleider" in names
