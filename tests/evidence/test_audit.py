"""`make check` fails on a known weak spot, and not because an advisory service is away."""

import json
import os
import subprocess

import pytest

from tests.house.sources import ROOT

WEAK = {"id": "PYSEC-0000-1", "fix_versions": ["2.0"], "aliases": [], "description": ""}


@pytest.fixture
def audited(tmp_path):
    """A function that runs scripts/audit with what the auditing program says, and how it ends."""

    def run(said: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        (tmp_path / "pip_audit.py").write_text(f"import sys\nprint({said!r})\nsys.exit({code})\n")
        return subprocess.run(
            ["sh", "scripts/audit"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
        )

    return run


def packages(*found):
    return json.dumps({"dependencies": list(found), "fixes": []})


def test_a_known_weak_spot_fails_and_is_named(audited):
    done = audited(packages({"name": "django", "version": "1.0", "vulns": [WEAK]}), code=1)
    assert done.returncode == 1
    assert "django 1.0 PYSEC-0000-1 mended in 2.0" in done.stderr


def test_none_is_said(audited):
    done = audited(packages({"name": "django", "version": "5.2", "vulns": []}))
    assert (done.returncode, done.stdout) == (0, "Known weak spots: none in 1 packages.\n")


@pytest.mark.parametrize(
    "said", ["", "connection refused", packages({"name": "django", "skip_reason": "not found"})]
)
def test_advisories_that_cannot_be_reached_are_said_and_stop_nothing(audited, said):
    done = audited(said, code=1)
    assert done.returncode == 0
    assert "NOT CHECKED" in done.stdout
