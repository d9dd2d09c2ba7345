"""`make check` fails on a weak spot or a package left out, not because a service is away."""

import json
import os
import subprocess
import sys

import pytest

from tests.evidence.bill_of_materials import pinned
from tests.house.sources import ROOT

WEAK = {"id": "PYSEC-0000-1", "fix_versions": ["2.0"], "aliases": [], "description": ""}


ALL = [{"name": name, "version": version, "vulns": []} for name, version in pinned()]


def packages(*found):
    return json.dumps({"dependencies": list(found), "fixes": []})


@pytest.fixture
def audited(tmp_path):
    """A function that runs scripts/audit with what the auditing program says, and how it ends."""

    def run(said: str, code: int = 0, error: str = "") -> subprocess.CompletedProcess[str]:
        (tmp_path / "pip_audit.py").write_text(
            f"import sys\nprint({said!r})\nprint({error!r}, file=sys.stderr)\nsys.exit({code})\n"
        )
        return subprocess.run(
            [sys.executable, "scripts/audit"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
        )

    return run


def test_a_known_weak_spot_fails_and_is_named(audited):
    done = audited(packages({**ALL[0], "vulns": [WEAK]}, *ALL[1:]), code=1)
    assert done.returncode == 1
    assert f"{ALL[0]['name']} {ALL[0]['version']} PYSEC-0000-1 mended in 2.0" in done.stderr


def test_none_is_said(audited):
    done = audited(packages(*ALL))
    assert (done.returncode, done.stdout) == (
        0,
        f"Known weak spots: 0 in {len(ALL)} of {len(ALL)} packages.\n",
    )


@pytest.mark.parametrize("left_out", [[], [{"name": "django", "skip_reason": "not found"}]])
def test_a_package_that_was_left_out_fails(audited, left_out):
    done = audited(packages(*left_out, *ALL[1:]))
    assert done.returncode == 1
    assert f"0 in {len(ALL) - 1} of {len(ALL)} packages" in done.stderr


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ("", "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='pypi.org')"),
        ("", "Temporary failure in name resolution"),
        (packages({"name": "django", "skip_reason": "not found"}), ""),
    ],
)
def test_advisories_that_cannot_be_reached_are_said_and_stop_nothing(audited, said, error):
    done = audited(said, 1, error)
    assert done.returncode == 0
    assert "NOT CHECKED" in done.stdout


def test_a_program_that_breaks_fails(audited):
    done = audited("", 1, "TypeError: unexpected keyword")
    assert done.returncode == 1
    assert "TypeError: unexpected keyword" in done.stderr
