"""Files that say what each page asks the database, for the eyes of a reviewer."""

import os
from collections import Counter
from difflib import unified_diff
from functools import reduce
from operator import and_
from pathlib import Path

import pytest

HERE = Path(__file__).parent
RENEW = "make queries"
EVERYWHERE = "each of them"
_EXPLAINED = f"""\
# What is asked of the database, as `{RENEW}` writes it: verb, table, and who of ours asks. Who
# asks gives the order: that of time differs by itself, and says nothing of the cost.
# The first part stands in each of those below it, and is counted there too.
"""


def as_text(asked):
    """The statements of each page under its name and their number; what all share comes first."""
    counted = {name: Counter(asked[name]) for name in sorted(asked)}
    shared = reduce(and_, counted.values())
    parts = [_part(EVERYWHERE, shared, shared.total())]
    parts += [_part(name, lines - shared, lines.total()) for name, lines in counted.items()]
    return _EXPLAINED + "".join(parts)


def _part(name, lines, number):
    by_asker = sorted(lines.elements(), key=lambda line: line.partition("  ")[::-1])
    return "".join([f"{name}: {number}\n", *(f"    {line}\n" for line in by_asker)])


def numbers_in(file):
    """The number of statements by name as reviewed, and how many of those count rows."""
    numbers = {}
    for line in _read(file).splitlines():
        if line[:1] not in ("#", " "):
            name, _, number = line.rpartition(": ")
            numbers[name] = (int(number), 0)
        elif line.startswith("    count "):
            number, counts = numbers[name]
            numbers[name] = (number, counts + 1)
    return numbers


def hold(file, asked):
    """Fail with the differences when a file says something else, or write it anew when asked to."""
    now = as_text(asked)
    if os.environ.get("RENEW_QUERIES"):
        (HERE / file).write_text(now)
    before = _read(file)
    if now != before:
        lines = unified_diff(before.splitlines(), now.splitlines(), "reviewed", "now", lineterm="")
        text = "\n".join(lines)
        pytest.fail(f"`{RENEW}` writes tests/queries/{file} anew:\n{text}", pytrace=False)


def _read(file):
    path = HERE / file
    return path.read_text() if path.exists() else ""
