"""The Dutch catalogue has every string, translated."""

import re

import pytest
from django.conf import settings

from interwonen.core import catalogue
from tests.house.sources import name_of, python_files

TEMPLATE = """
  {% translate "Save" %} {{ name|default:_("no name") }} it's (
    {% blocktranslate trimmed count counter=days %}
      {{ counter }} day for {{ name }}
    {% plural %}
      {{ counter }} days for {{ name }}
    {% endblocktranslate %}
"""
CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
text = _("Hello "
         "%(name)s")
month = pgettext("month", "May")
days = ngettext("%d day", "%d days", 2)
"""


@pytest.fixture
def source(tmp_path):
    """The strings of a small project."""
    for name, text in {"app/code.py": CODE, "templates/page.html": TEMPLATE}.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text)
    return catalogue.strings_of(tmp_path)


def faults_with(source, tmp_path, entry=""):
    path = tmp_path / "django.po"
    path.write_text(catalogue.HEADER + entry)
    return [fault.split(":")[0] for fault in catalogue.faults(source, catalogue.read(path))]


def test_the_dutch_catalogue_is_complete():
    source = catalogue.strings_of(settings.BASE_DIR)
    path = settings.LOCALE_PATHS[0] / "nl" / "LC_MESSAGES" / "django.po"
    faults = list(catalogue.faults(source, catalogue.read(path)))
    if faults:
        first = "\n  ".join(faults[:20])
        pytest.fail(f"{len(faults)} faults in {path.name}, first:\n  {first}", pytrace=False)


ALIAS = re.compile(r"gettext(?:_lazy)? as (?!_$)\w+", re.MULTILINE)


def test_no_code_calls_gettext_by_a_name_that_the_extraction_does_not_know():
    assert ALIAS.search("from django.utils.translation import gettext as _g")
    assert [name_of(path) for path in python_files() if ALIAS.search(path.read_text())] == []


def test_strings_are_found_in_code_and_templates(source):
    assert {(message.id, message.context) for message in source if message.id} == {
        ("Save", None),
        ("no name", None),
        (("%(counter)s day for %(name)s", "%(counter)s days for %(name)s"), None),
        ("Hello %(name)s", None),
        ("May", "month"),
        (("%d day", "%d days"), None),
    }


def test_an_update_keeps_texts_and_changes_nothing_twice(source, tmp_path):
    path = tmp_path / "django.po"
    path.write_text(catalogue.HEADER + 'msgid "Save"\nmsgstr "Opslaan"\n')
    catalogue.update(path, source)
    first = path.read_text()
    catalogue.update(path, source)
    assert path.read_text() == first
    assert catalogue.read(path).get("Save").string == "Opslaan"


def test_an_absent_string_is_found(source, tmp_path):
    assert faults_with(source, tmp_path) == ["is not in the catalogue"] * 6


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "Save"\nmsgstr ""\n', "is not translated"),
        ('#, fuzzy\nmsgid "Save"\nmsgstr "Bewaar"\n', "is fuzzy"),
        ('#~ msgid "Old"\n#~ msgstr "Oud"\n', "is obsolete"),
        ('msgid "Old"\nmsgstr "Oud"\n', "is nowhere in code or templates"),
        (
            'msgid "Hello %(name)s"\nmsgstr "Hallo %(naam)s"\n',
            "has other placeholders than its translation",
        ),
        (
            'msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d dag"\nmsgstr[1] "dagen"\n',
            "has other placeholders than its translation",
        ),
    ],
)
def test_a_fault_is_found(source, tmp_path, entry, fault):
    assert fault in faults_with(source, tmp_path, entry)
