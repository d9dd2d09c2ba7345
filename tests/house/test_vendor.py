"""What is vendored is as its package had it, and is what the pages use."""

import hashlib
import re

import tinycss2
from fontTools.ttLib import TTFont

from tests.house.sources import ROOT, python_files, template_files, with_faults

VENDOR = ROOT / "static" / "vendor"
CSS = ROOT / "static" / "css"
COMPONENTS = VENDOR / "utrecht" / "components.css"
FONT = VENDOR / "source-sans-3-variable" / "files" / "source-sans-3-latin-wght-normal.woff2"
RENEW = "run scripts/vendor"


def test_no_vendored_file_was_changed_added_or_lost():
    lines = (VENDOR / "SHA256SUMS").read_text().splitlines()
    listed = dict(reversed(line.split("  ", 1)) for line in lines)
    files = [path for path in VENDOR.rglob("*") if path.is_file() and path.parent != VENDOR]
    found = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }
    assert found == listed, RENEW


def test_every_package_has_its_licence_and_is_in_the_list():
    table = (VENDOR / "README.md").read_text()
    for folder in (path for path in VENDOR.iterdir() if path.is_dir()):
        assert list(folder.glob("LICENSE*")), folder.name
        assert f"`{folder.name}/`" in table


def classes_needed(css):
    """The classes of Utrecht in the selectors, but not those that an element must not have."""
    rules = re.sub(r"\{[^{}]*\}", "{}", css)
    return set(re.findall(r"\.(utrecht-[\w-]+)", re.sub(r":not\([^()]*\)", "", rules)))


def classes_named(text):
    """The classes of Utrecht that a page has; the beginning of one, as in `--{{ kind }}`, is none."""
    return set(re.findall(r"utrecht-[\w-]*\w(?![\w-])", text))


def test_the_style_sheet_holds_the_classes_of_utrecht_that_are_in_use():
    used = set().union(
        *(classes_named(p.read_text()) for p in [*template_files(), *python_files()])
    )
    held = classes_needed(COMPONENTS.read_text())
    ours = set().union(*(classes_needed(path.read_text()) for path in CSS.glob("*.css")))
    assert held - used == set(), f"no page has these: {RENEW}"
    assert used - held - ours == set(), "Utrecht has no such component"
    assert ours - used == set(), "a rule of ours for a class that no page has"


def composed(text):
    """Classes made of pieces, which neither the script nor these tests can see."""
    return re.findall(r"\{[^{}]*\}--[a-z][\w-]*", text)


def test_classes_of_utrecht_are_written_in_full():
    files = [p for p in [*template_files(), *python_files()] if "utrecht-" in p.read_text()]
    assert with_faults({path: composed(path.read_text()) for path in files}) == {}
    assert composed('f"{name}--invalid"') == ["{name}--invalid"]


def test_every_token_that_we_set_is_read():
    """A token that was not set when the components were taken is in none of their rules."""
    css = "\n".join(path.read_text() for path in [COMPONENTS, *CSS.glob("*.css")])
    read = set(re.findall(r"var\(\s*(--[\w-]+)", css))
    rules = re.findall(r"(--utrecht-[\w-]+)\s*:", css)
    assert set(rules) - read == set(), RENEW


def test_what_is_read_from_a_style_sheet_and_a_page():
    css = ".utrecht-a:not(.utrecht-b) > .utrecht-c { color: var(--utrecht-d) } @media print { .utrecht-e {} }"
    assert classes_needed(css) == {"utrecht-a", "utrecht-c", "utrecht-e"}
    assert classes_named('class="utrecht-a utrecht-a--b utrecht-a--{{ c }}"') == {
        "utrecht-a",
        "utrecht-a--b",
    }


def test_the_typefaces_of_the_device_are_as_high_as_ours():
    font = TTFont(FONT)
    height, depth = (
        size / font["head"].unitsPerEm for size in (font["hhea"].ascent, -font["hhea"].descent)
    )
    assert font["hhea"].lineGap == 0
    faces = [
        {line.lower_name: tinycss2.serialize(line.value) for line in lines}
        for lines in (
            tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
            for rule in tinycss2.parse_stylesheet((CSS / "font.css").read_text())
            if rule.type == "at-rule"
        )
    ]
    stand_ins = [face for face in faces if "size-adjust" in face]
    assert len(stand_ins) == 4
    for face in stand_ins:
        scale = percent(face["size-adjust"])
        assert round(percent(face["ascent-override"]) * scale, 2) == round(height, 2)
        assert round(percent(face["descent-override"]) * scale, 2) == round(depth, 2)


def percent(text):
    return float(text.strip().rstrip("%")) / 100
