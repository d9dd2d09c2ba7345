"""The verdicts on OWASP ASVS 5.0.0 as a table to read, made of data."""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.house.sources import ROOT

FOLDER = ROOT / "docs" / "evidence"
FILE = FOLDER / "asvs.md"
WORDS = {"met": "met", "na": "not applicable", "not_met": "not met"}
HEAD = """# OWASP ASVS 5.0.0, levels 1 and 2

Made by `make evidence` from `asvs.toml` and `asvs-5.0.0.csv`; do not change it here. A test fails when a
line names a test, a setting or a heading that is not there. Lines that are not met say why.

The requirements are from the [OWASP Application Security Verification
Standard](https://owasp.org/www-project-application-security-verification-standard/) 5.0.0, © The OWASP
Foundation, [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/), of which levels 1 and 2 were
taken unchanged. `asvs-5.0.0.csv` and this table are under that licence.
"""


@dataclass(frozen=True)
class Line:
    """One requirement and how it is met."""

    key: str
    level: str
    section: str
    requirement: str
    verdict: str
    evidence: tuple[str, ...]
    reason: str


@cache
def requirements() -> dict[str, dict[str, str]]:
    """The requirements of both levels as OWASP wrote them, by their key."""
    with (FOLDER / "asvs-5.0.0.csv").open(newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@cache
def lines() -> tuple[Line, ...]:
    """Every requirement with its verdict, in the order of OWASP."""
    chapters: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "asvs.toml").read_text())
    verdicts = {
        f"v5.0.0-{key}": said for chapter in chapters.values() for key, said in chapter.items()
    }
    assert verdicts.keys() == requirements().keys()
    return tuple(_line(row, verdicts[key]) for key, row in requirements().items())


def _line(row: dict[str, str], said: dict[str, Any]) -> Line:
    (verdict,) = said.keys() & WORDS.keys()
    why = said[verdict]
    return Line(
        key=row["id"],
        level=row["level"],
        section=row["section"],
        requirement=row["requirement"],
        verdict=verdict,
        evidence=tuple(why) if verdict == "met" else (),
        reason=said.get("note", "") if verdict == "met" else why,
    )


def table() -> str:
    """The table as Markdown, with how many lines have each verdict above it."""
    parts = [HEAD]
    for level in ("1", "2"):
        of_level = [line for line in lines() if line.level == level]
        told = (
            f"{sum(line.verdict == verdict for line in of_level)} {word}"
            for verdict, word in WORDS.items()
        )
        parts.append(f"Level {level}: {len(of_level)} requirements, {', '.join(told)}.\n")
    section = ""
    for line in lines():
        if line.section != section:
            section = line.section
            parts.append(f"\n## {section}\n\n| | requirement | verdict | by |\n|---|---|---|---|\n")
        parts.append(_row(line))
    return "".join(parts)


def _row(line: Line) -> str:
    by = [*(f"`{each}`" for each in line.evidence), line.reason]
    cells = (line.key, line.requirement, WORDS[line.verdict], "<br>".join(filter(None, by)))
    return "| {} |\n".format(" | ".join(cell.replace("|", "\\|") for cell in cells))
