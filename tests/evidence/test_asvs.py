"""The table of ASVS: every requirement once, and nothing claimed that is not there."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.evidence.asvs import FILE, FOLDER, lines, requirements, table
from tests.house.sources import ROOT

MET = [line for line in lines() if line.verdict == "met"]
IN_PRODUCTION = {
    "DATABASE_URL": "postgresql://unused/unused",
    "DJANGO_SETTINGS_MODULE": "interwonen.settings",
    "INTERWONEN_LOCAL": "0",
    "INTERWONEN_DEBUG": "0",
    "INTERWONEN_HOSTS": "interwonen.example",
    "INTERWONEN_SECRET_KEY": "0123456789" * 6,
    "INTERWONEN_LOG_KEYS": "9876543210" * 6,
    "INTERWONEN_EMAIL_HOST": "mail.interwonen.example",
}


def test_each_of_the_253_requirements_has_one_line():
    assert len(lines()) == len(requirements()) == 253
    levels = [row["level"] for row in requirements().values()]
    assert (levels.count("1"), levels.count("2")) == (70, 183)
    written = re.findall(r'^"([\d.]+)" = ', (FOLDER / "asvs.toml").read_text(), re.M)
    assert len(written) == len(set(written)) == 253


def test_what_is_not_met_or_does_not_apply_says_why():
    for line in lines():
        assert line.evidence if line.verdict == "met" else len(line.reason) > 15, line.key


def test_the_table_is_up_to_date():
    assert FILE.read_text() == table(), "run make evidence"


def faults(evidence: str) -> str:
    """What a line names that is not there."""
    if " = " in evidence:
        return ""
    name, separator, rest = evidence.partition("::" if "::" in evidence else "#")
    path = ROOT / name
    if not path.is_file():
        return f"no file {name}"
    if separator == "::":
        return (
            "" if re.search(rf"^ *def {rest}\(", path.read_text(), re.M) else f"no test {evidence}"
        )
    if separator == "#":
        return (
            ""
            if re.search(rf"^#+ {re.escape(rest)}$", path.read_text(), re.M)
            else f"no {evidence}"
        )
    return "" if re.search(r"^ *def test_", path.read_text(), re.M) else f"no tests in {name}"


def test_every_test_and_heading_that_is_named_is_there():
    assert [fault for line in MET for each in line.evidence if (fault := faults(each))] == []


@pytest.mark.parametrize(
    "evidence",
    [
        "tests/core/test_nothing.py::test_x",
        "tests/core/test_probes.py::test_nothing",
        "docs/security.md#Nothing",
    ],
)
def test_what_is_not_there_is_found(evidence):
    assert faults(evidence)


def in_production() -> dict:
    asks = "import json; from django.conf import settings as s; print(json.dumps({n: getattr(s, n) for n in dir(s) if n.isupper()}, default=str))"
    env = {**os.environ, **IN_PRODUCTION}
    asked = subprocess.run(
        [sys.executable, "-c", asks], env=env, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return json.loads(asked.stdout)


def test_settings_have_the_values_that_are_named():
    known = in_production()
    for line in MET:
        for path, separator, value in (each.partition(" = ") for each in line.evidence):
            if not separator:
                continue
            found = known
            for part in path.split("."):
                found = found[int(part)] if isinstance(found, list) else found[part]
            assert found == json.loads(value), f"{line.key}: {path}"
