"""What a page asks the database: of each statement its verb, its table and who of ours asks.

Who asks is the innermost function of our own, or the tag of a template in which a queryset is
read at last. Neither has a line number, so that an edit elsewhere in a file changes nothing.
"""

import re
import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.db import connection
from django.template.base import Node

from tests.house.sources import APPS, ROOT

# Transactions are no questions; within a test they have savepoints that a real page has not.
OF_A_TRANSACTION = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
COUNT = 'SELECT COUNT(*) AS "__count"'
BRACKETS = re.compile(r"\([^()]*\)")
SOURCE = re.compile(r'\b(?:FROM|INTO|UPDATE)\s+("?(\w+)|\()')
# Comprehensions are frames of their own in some versions of Python and not in others.
UNNAMED = re.compile(r"(\.<locals>)?\.?<(listcomp|setcomp|dictcomp|genexpr|lambda)>.*")


@contextmanager
def asking():
    """A list that gets a line for each statement while the block lasts."""
    lines = []

    def note(execute, sql, params, many, context):
        if not sql.startswith(OF_A_TRANSACTION):
            lines.append(f"{named(sql)}  {asker(sys._getframe(1))}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield lines


@cache
def named(sql):
    """The verb and the main table of a statement; those of joins and subqueries are left out."""
    sql = sql.lstrip("( \n")
    verb = "count" if sql.startswith(COUNT) else sql.partition(" ")[0].lower()
    return f"{verb} {_table(sql)}"


def _table(sql):
    """The table in or from which is read or written; of a count of rows, that of the rows."""
    outer, bare = "", sql
    while outer != bare:
        outer, bare = bare, BRACKETS.sub(lambda found: "." * len(found[0]), bare)
    found = SOURCE.search(bare)
    return found[2] if found else "-"


def asker(frame):
    """Who of ours asks in this frame, looking outwards."""
    while frame is not None:
        if name := _template_tag(frame) or _function(frame.f_code):
            return name
        frame = frame.f_back
    return "-"


def _template_tag(frame):
    """The tag of a template of ours that is being rendered."""
    if frame.f_code is not Node.render_annotated.__code__:
        return None
    node = frame.f_locals["self"]
    path = _own(node.origin.name)
    return path and f"{path}: {' '.join(node.token.contents.split())}"


@cache
def _function(code):
    """A function of ours, whatever is inside it."""
    path = _own(code.co_filename)
    name = UNNAMED.sub("", code.co_qualname).replace("<locals>.", "")
    return path and f"{path} {name}".strip()


@cache
def _own(name):
    """The path from the root of a file of ours."""
    path = Path(name)
    if not path.is_relative_to(ROOT):
        return None
    path = path.relative_to(ROOT)
    return path.as_posix() if path.parts[0] in {*APPS, "templates"} else None
