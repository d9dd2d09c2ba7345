"""Calls that go round the history, the actions or the one clock are not made."""

import ast
import re
from pathlib import PurePosixPath

import pytest

from tests.house.sources import name_of, python_files, with_faults

# Where a request or a command begins, and what keeps its own time: drafts, mails, seals, sendings and
# the histories.
KNOWS_THE_TIME = re.compile(
    r"core/clock\.py|[/_]views|/management/commands/|access/(guard|late_forms|session_middleware)\.py"
    # Called by the views of the sign-in library, without a time.
    r"|accounts/(adapter|factor_forms|factors_noted)\.py"
    r"|core/(drafts|history|mail_queue|probes|seal|submissions)\.py|interwonen/audit/"
)
CLOCKS = {"date", "datetime", "timezone", "clock"}
NOW = {"now", "utcnow", "today", "localdate"}


def faults(source, name):
    return [f"line {line}: {fault}" for line, fault in _faults(ast.parse(source), name)]


def _faults(tree, name):
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(names=[ast.alias(name="*")]):
                yield node.lineno, "star import"
            case ast.Call(func=ast.Attribute(attr="bulk_create" | "bulk_update" as attr)):
                yield node.lineno, f"{attr} writes no history"
            case ast.Call(func=ast.Attribute(attr="update"), args=[], keywords=[_, *_]):
                yield node.lineno, "update() of a queryset writes no history"
            case ast.Call(func=ast.Attribute(attr="save", value=ast.Name(id=who))):
                if "form" in who and "views" in PurePosixPath(name).with_suffix("").parts:
                    yield node.lineno, "a view saves through an action"
            case ast.Attribute(attr="build_absolute_uri"):
                yield node.lineno, "a request chooses its host; full_address() is our own"
            case ast.Attribute(attr=attr, value=ast.Name(id=clock)):
                if clock in CLOCKS and attr in NOW and not KNOWS_THE_TIME.search(name):
                    yield node.lineno, "time is an argument; views and commands look at the clock"


def test_no_code_makes_a_banned_call():
    assert (
        with_faults({path: faults(path.read_text(), name_of(path)) for path in python_files()})
        == {}
    )


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("evaluations/actions.py", "from evaluations.models import *"),
        ("evaluations/actions.py", "Assessment.objects.bulk_create(rows)"),
        ("evaluations/actions.py", "Assessment.objects.bulk_update(rows, ['text'])"),
        ("evaluations/actions.py", "Assessment.objects.filter(pk=1).update(text='')"),
        ("evaluations/views.py", "form.save()"),
        ("evaluations/views.py", "request.build_absolute_uri('/')"),
        ("participants/views/sessions.py", "session_form.save(commit=False)"),
        ("participants/models/stay.py", "since = DateField(default=date.today)"),
        ("evaluations/actions.py", "at = timezone.now()"),
        ("evaluations/actions.py", "at = clock.today()"),
    ],
)
def test_a_banned_call_is_found(name, source):
    assert len(faults(source, name)) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("evaluations/actions.py", "known.update({'a': 1})"),
        ("evaluations/actions.py", "assessment.save()"),
        ("evaluations/views.py", "at = clock.now()"),
        ("evaluations/actions.py", "at = timezone.localtime(moment)"),
    ],
)
def test_other_calls_are_left_alone(name, source):
    assert faults(source, name) == []
