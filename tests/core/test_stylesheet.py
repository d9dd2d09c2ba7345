"""The style sheet as it is collected for real use."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

from interwonen.core.stylesheet import PUBLIC_SHEET, SHEET, SHEETS, joined, with_short_tokens

STATIC = Path(settings.STATICFILES_DIRS[0])
WHOLE = [STATIC / each for each in SHEETS]
PARTS = [path for path in (STATIC / "css").glob("*.css") if path not in WHOLE]
MOST_PLAIN, MOST_COMPRESSED = 60_000, 12_000
COLLECTING = {
    **settings.STORAGES,
    "staticfiles": {"BACKEND": "interwonen.core.stylesheet.OneStylesheet"},
}


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The folder with the collected files."""
    folder = tmp_path_factory.mktemp("collected")
    with override_settings(STORAGES=COLLECTING, STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield folder


@pytest.fixture
def sheet(collected):
    """The style sheet as a browser gets it."""
    return collected / staticfiles_storage.url(SHEET).removeprefix(settings.STATIC_URL)


@pytest.fixture
def public_sheet(collected):
    """The style sheet of the pages for visitors."""
    return collected / staticfiles_storage.url(PUBLIC_SHEET).removeprefix(settings.STATIC_URL)


def test_pages_have_one_style_sheet_and_visitors_another(collected, sheet, public_sheet):
    plain = {Path(each).name for each in SHEETS}
    sheets = {path for path in (collected / "css").glob("*.css") if path.name not in plain}
    assert sheets == {sheet, public_sheet}
    assert re.fullmatch(r"interwonen\.\w{12}\.css", sheet.name)


def test_the_page_that_stands_alone_finds_it_by_its_plain_name(collected, sheet):
    """As 500.html does, which shows whatever broke."""
    assert (
        f'href="{{{{ prefix }}}}{SHEET}"' in (settings.BASE_DIR / "templates/500.html").read_text()
    )
    assert (collected / SHEET).stat().st_size == pytest.approx(sheet.stat().st_size, abs=100)


def test_it_is_small(sheet):
    assert len(sheet.read_bytes()) <= MOST_PLAIN
    compressed = Path(f"{sheet}.gz").read_bytes()
    assert gzip.decompress(compressed) == sheet.read_bytes()
    assert len(compressed) <= MOST_COMPRESSED
    assert len(Path(f"{sheet}.br").read_bytes()) <= len(compressed)


def test_it_has_what_its_parts_say(sheet):
    text = sheet.read_text()
    assert "@import" not in text
    assert "/*" not in text
    for part in PARTS:
        rules = re.sub(r"\{[^{}]*\}|/\*.*?\*/", " ", part.read_text(), flags=re.DOTALL)
        for name in re.findall(r"\.([a-z][\w-]+)", rules):
            assert f".{name}" in text, f"{name} of {part.name}"
    assert "@media print{.iw-demo," in text


def test_visitors_load_no_typeface_and_a_sheet_half_the_size(public_sheet):
    text = public_sheet.read_text()
    assert "@import" not in text
    assert "@font-face" not in text
    assert len(Path(f"{public_sheet}.gz").read_bytes()) <= MOST_COMPRESSED * 0.75


def test_what_it_refers_to_is_there(collected, sheet):
    names = re.findall(r'url\("?(\.[^")]+)', sheet.read_text())
    assert names
    assert all((sheet.parent / name).resolve().is_file() for name in names)


def test_every_part_is_in_the_list():
    listed = re.findall(r'^@import "([^"/]+)"', (STATIC / SHEET).read_text(), flags=re.MULTILINE)
    assert sorted(listed) == sorted(path.name for path in PARTS)


def test_every_class_of_a_template_has_a_rule():
    parts = [*PARTS, *(STATIC / "css" / "public").glob("*.css")]
    ruled = set(re.findall(r"\.(iw-[\w-]+)", "".join(path.read_text() for path in parts)))
    blocks = {re.split("__|--", name)[0] for name in ruled}
    templates = Path(settings.BASE_DIR, "templates").rglob("*.html")
    # A name that a template completes, as in iw-badge--{{ kind }}, is passed over.
    used = {
        name
        for path in templates
        for name in re.findall(r"\biw-[\w-]+\b(?![\w-]*\{)", path.read_text())
    }
    assert sorted(used - ruled - blocks) == []


def test_parts_come_in_order_and_for_their_medium():
    files = {SHEET: '@import "a.css";\n@import "../b.css" print;', "css/a.css": "A", "b.css": "B"}
    assert joined(files.__getitem__) == "A\n@media print { B }"


def test_tokens_get_short_names_and_classes_keep_theirs():
    css = ".a--b{--long-name:1;--other:var(--long-name)}"
    assert with_short_tokens(css) == ".a--b{--a:1;--b:var(--a)}"
