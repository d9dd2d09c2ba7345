"""Nothing is left for later in the files themselves."""

import re

from tests.house.sources import APPS, ROOT, with_faults

FOLDERS = [*APPS, "templates", "static", "scripts", "tests"]
KINDS = {".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ""}
LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def marks(text):
    return LATER.findall(text)


def test_nothing_is_left_for_later():
    paths = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    paths += [path for path in ROOT.iterdir() if path.name != "LICENSE"]
    ours = [p for p in paths if p.is_file() and p.suffix in KINDS and "vendor" not in p.parts]
    files = [p for p in ours if p.name != "test_unfinished.py"]
    assert with_faults({p: marks(p.read_text(errors="ignore")) for p in files}) == {}


def test_a_mark_is_found():
    assert marks("# TODO: later") == ["TODO"]
    assert marks("mastodon") == []
