"""The index names every decision by its own title, and what a decision names is there."""

import re

from tests.house.sources import APPS, ROOT, name_of, with_faults

FOLDER = ROOT / "docs" / "decisions"


def test_every_decision_is_in_the_index_by_its_title():
    files = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
    titles = {path.name: path.read_text().splitlines()[0].removeprefix("# ") for path in files}
    index = (FOLDER / "README.md").read_text()
    named = {name: title for title, name in re.findall(r"\[(\d+\. .*?)\]\((.*?\.md)\)", index)}
    assert named == titles


def strangers(text, words):
    """The functions and files that a text names between backticks and that are not there.

    Settings are passed over: they may be Django's.
    """
    names = re.findall(r"`([\w./]*[_/][\w./]+)`", text)
    ours = (name for name in names if not name.isupper())
    return [name for name in ours if not set(re.findall(r"\w+", name)) <= words]


def test_what_a_decision_names_is_there():
    folders = [*APPS, "docs", "static", "templates", "tests", "scripts"]
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.*")]
    code = [path.read_text() for path in files if path.suffix in (".py", ".sql")]
    words = set(re.findall(r"\w+", "\n".join([*code, *map(name_of, files)])))
    decisions = FOLDER.glob("*.md")
    assert with_faults({path: strangers(path.read_text(), words) for path in decisions}) == {}


def test_a_name_that_went_is_found():
    text = "`core/rules.py` says what `is_known` and `Rule.is_gone` are"
    assert strangers(text, {"core", "rules", "py", "Rule", "is_known"}) == ["Rule.is_gone"]
