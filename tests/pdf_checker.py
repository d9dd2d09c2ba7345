"""Whether PDFs keep to the standards that they claim, as veraPDF sees it."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.house.sources import ROOT

CHECKER = ROOT / ".venv" / "verapdf.jar"
STANDARDS = {"PDF/A-2A validation profile", "PDF/UA-1 validation profile"}


def failures(*files: bytes) -> list[str]:
    """What keeps these PDFs from being both PDF/A-2a and PDF/UA-1: nothing, when all is well.

    Checks them in one run, because each takes seconds to start.
    """
    with tempfile.TemporaryDirectory() as folder:
        for number, content in enumerate(files, 1):
            Path(folder, f"{number}.pdf").write_bytes(content)
        checked = subprocess.run(
            [*_checker(), "--format", "json", folder],
            capture_output=True,
            env={"PATH": os.environ["PATH"]},
        )
    jobs = json.loads(checked.stdout)["report"]["jobs"]
    assert len(jobs) == len(files), checked.stderr.decode()
    return [fault for job in jobs for fault in _faults(job)]


def _checker() -> list[str]:
    if not (CHECKER.exists() and shutil.which("java")):
        reason = (
            "the PDF checker needs Java: install default-jre-headless, and run scripts/setup dev"
        )
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return ["java", "-cp", str(CHECKER), "org.verapdf.apps.GreenfieldCliWrapper"]


def _faults(job: dict) -> list[str]:
    name = Path(job["itemDetails"]["name"]).name
    results = job.get("validationResult", [])
    unclaimed = STANDARDS - {result["profileName"] for result in results}
    return [f"{name} does not claim to fit the {profile}" for profile in sorted(unclaimed)] + [
        f"{name}, {result['profileName']}: {rule['clause']} {rule['description']}"
        for result in results
        for rule in result["details"]["ruleSummaries"]
    ]
