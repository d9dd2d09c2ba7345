"""Imports run one way, also those inside functions."""

import subprocess
import sys

import pytest

from tests.house.sources import ROOT

LINT = "from importlinter.cli import lint_imports_command as lint; lint()"
CONTRACT = """
[tool.importlinter]
root_packages = ["town"]
[[tool.importlinter.contracts]]
name = "down"
type = "layers"
layers = ["town.roof", "town.floor"]
"""


def lint(folder):
    command = [sys.executable, "-c", LINT, "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_the_apps_import_one_way():
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("floor", "holds"),
    [
        ("import os", True),
        ("from town import roof", False),
        ("def climb():\n    from town import roof\n", False),
    ],
)
def test_an_import_back_up_is_found(tmp_path, floor, holds):
    town = tmp_path / "town"
    town.mkdir()
    (tmp_path / "pyproject.toml").write_text(CONTRACT)
    (town / "__init__.py").touch()
    (town / "roof.py").touch()
    (town / "floor.py").write_text(floor)
    assert (lint(tmp_path).returncode == 0) is holds
