"""What the tests of the house read: our own Python files and templates."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ["interwonen", "participants", "neighbours", "evaluations"]


def python_files():
    """The code of the product, without migrations."""
    paths = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    return [path for path in paths if "migrations" not in path.parts]


def template_files():
    return sorted((ROOT / "templates").rglob("*.html"))


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def with_faults(faults):
    """Faults as lines to read: `{path: [fault, ...]}` without the paths that have none."""
    return {name_of(path): found for path, found in faults.items() if found}
