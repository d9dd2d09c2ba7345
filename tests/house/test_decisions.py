"""The index of the decisions names each of them, by its own title."""

import re

from tests.house.sources import ROOT

FOLDER = ROOT / "docs" / "decisions"


def test_every_decision_is_in_the_index_by_its_title():
    files = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
    titles = {path.name: path.read_text().splitlines()[0].removeprefix("# ") for path in files}
    index = (FOLDER / "README.md").read_text()
    named = {name: title for title, name in re.findall(r"\[(\d+\. .*?)\]\((.*?\.md)\)", index)}
    assert named == titles
