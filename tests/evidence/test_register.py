"""The register of processing activities says what the code declares, in Dutch and of every field."""

from datetime import timedelta

import pytest

from interwonen.access.responsibilities import fields_of, personal_models, responsibility_for
from interwonen.core import drafts
from interwonen.retention.models import Kind
from interwonen.retention.reference_data import PERIODS
from tests.evidence.register import FILE, UNNAMED, register


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


def test_what_a_resident_lets_us_tell_is_said_to_become_public_and_stay():
    text = FILE.read_text()
    told = text.split(" De raad vertellen wat een bewoner goed vindt om te vertellen\n")[1]
    purpose = told.split("\n## ")[0]
    assert "| Bijzondere persoonsgegevens | ja, mogelijk" in purpose
    assert "| Wat blijft | wat is gepubliceerd blijft voorgoed" in purpose
    (who,) = (line for line in text.splitlines() if "zin die verteld mag worden, akkoord" in line)
    assert "beleidsmedewerker, en iedereen zodra een rapportage is gepubliceerd" in who


def test_who_receives_data_elsewhere_is_for_the_organisations_to_fill_in():
    head = FILE.read_text().split("\n## ")[0]
    (abroad,) = (line for line in head.splitlines() if "buiten de EER" in line)
    assert abroad.startswith("| Doorgifte buiten de EER | [geen: na te gaan voor")
    for named in (
        "[politie, verhuurder",
        "[wie de mailserver beheert",
        "Een back-up",
        "logboek van",
    ):
        assert named in head, named


@pytest.mark.parametrize("what", ["Tweede stap", "Sessie van wie", "E-mail die wacht"])
def test_what_libraries_keep_of_colleagues_has_a_line(what):
    assert f"\n### {what}" in FILE.read_text()


def test_a_ground_for_special_data_is_given_where_they_may_be():
    for purpose in {responsibility_for(model).purpose for model in personal_models()}:
        named = any(word in str(purpose.basis) for word in ("UAVG", "AVG 9 "))
        assert purpose.is_special or not named, str(purpose.name)


def test_what_it_names_has_a_name_that_is_translated():
    made_up_by_django = [
        f"{model._meta.label}.{name}"
        for model in personal_models()
        if model._meta.label not in UNNAMED
        for name, said in [
            ("", model._meta.verbose_name),
            *((field.name, field.verbose_name) for field in fields_of(model)),
        ]
        if type(said) is str
    ]
    assert not made_up_by_django, made_up_by_django


def test_what_no_role_opens_is_said_in_words_of_its_own():
    part = FILE.read_text().split("\n### Tekst van een kopie\n")[1].split("\n###")[0]
    assert part.splitlines()[-1].endswith("| wie de kopie van een dossier maakt |"), part


def test_every_record_says_how_long_it_is_kept_in_numbers():
    parts = FILE.read_text().split("\n### ")[1:]
    terms = [part.split(" Bewaartermijn: ")[1].split("\n")[0] for part in parts]
    assert len(terms) == len(personal_models())
    vague = [term for term in terms if not any(letter.isdigit() for letter in term)]
    assert all(term.startswith("blijvend: ") for term in vague), vague


def test_the_terms_are_those_of_the_code(monkeypatch):
    monkeypatch.setitem(PERIODS, Kind.NOT_ADMITTED, (84, 84, "Besluit van de archivaris: zo lang."))
    monkeypatch.setattr(drafts, "KEPT_FOR", timedelta(days=77))
    text = register()
    assert (
        "van wie hier nooit woonde: 7 jaar na het besluit of de afmelding (Besluit van de" in text
    )
    assert "Bewaartermijn: 77 dagen nadat er het laatst aan is getypt" in text
