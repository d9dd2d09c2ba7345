"""The bill of materials: valid, complete, and the same for the same packages."""

import json
import re

from cyclonedx.validation.json import JsonStrictValidator

from tests.evidence.bill_of_materials import FILE, VERSION, bill, pinned, vendored
from tests.house.sources import ROOT


def parts():
    return {(part["purl"], part["version"]) for part in json.loads(FILE.read_text())["components"]}


def test_it_is_up_to_date_and_the_same_each_time():
    assert FILE.read_text() == bill() == bill(), "run make evidence"


def test_it_is_what_cyclonedx_says():
    assert JsonStrictValidator(VERSION).validate_str(FILE.read_text()) is None


def test_it_names_every_package_that_is_pinned():
    lines = [
        line
        for line in (ROOT / "requirements.txt").read_text().splitlines()
        if line and not line.startswith("#")
    ]
    assert len(pinned()) == len(lines)
    for name, version in pinned():
        normal = re.sub(r"[-_.]+", "-", name).lower()
        assert (f"pkg:pypi/{normal}@{version}", version) in parts()


def test_it_names_everything_that_is_vendored():
    folders = {path.name for path in (ROOT / "static" / "vendor").iterdir() if path.is_dir()}
    assert len(vendored()) == len(folders)
    script = (ROOT / "scripts" / "vendor").read_text()
    for name, version, _licence in vendored():
        assert f'"{name}"' in script
        assert (f"pkg:npm/{name.replace('@', '%40')}@{version}", version) in parts()
