"""Calls that go round the history, the actions or the one clock are not made, nor run a text."""

import ast
import re
from pathlib import PurePosixPath

import pytest

from tests.house.sources import name_of, python_files, with_faults

# Where a request or a command begins, and what keeps its own time: drafts, mails, seals, sendings, the
# cache and the histories.
KNOWS_THE_TIME = re.compile(
    r"core/clock\.py|[/_]views|/management/commands/|access/(guard|late_forms|session_middleware)\.py"
    # Called by the views of the sign-in library, without a time.
    r"|accounts/(adapter|factor_forms|factors_noted)\.py"
    r"|core/(drafts|history|mail_queue|probes|seal|signed_cache|submissions)\.py|interwonen/audit/"
)
CLOCKS = {"date", "datetime", "timezone", "clock"}
UNSAFE = {"pickle", "marshal", "shelve", "dill", "yaml"}  # what they read back can be any object
NOW = {"now", "utcnow", "today", "localdate"}


def faults(source, name):
    tree = ast.parse(source)
    return [f"line {line}: {fault}" for line, fault in [*_faults(tree, name), *_runs_text(tree)]]


def _runs_text(tree):
    """What runs a text as code or as a command, or makes any object of it."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="eval" | "exec" | "compile" | "__import__" as called)):
                yield node.lineno, f"{called}() runs a text as code"
            case ast.keyword(arg="shell", value=value) if not _is_false(value):
                yield value.lineno, "no shell: a list of arguments"
            case ast.Attribute(attr="system" | "popen" as attr, value=ast.Name(id="os")):
                yield node.lineno, f"os.{attr} runs a shell"
            case ast.Import(names=names) if UNSAFE & {each.name for each in names}:
                yield node.lineno, "what is read back is JSON"
            case ast.ImportFrom(module=module) if module in UNSAFE:
                yield node.lineno, "what is read back is JSON"


def _is_false(value):
    return isinstance(value, ast.Constant) and not value.value


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
        ("interwonen/core/pdf.py", "eval(text)"),
        ("interwonen/core/pdf.py", "exec(text)"),
        ("interwonen/core/pdf.py", "subprocess.run(text, shell=True)"),
        ("interwonen/core/pdf.py", "subprocess.run(text, shell=anything)"),
        ("interwonen/core/pdf.py", "os.system(text)"),
        ("interwonen/core/pdf.py", "import pickle"),
        ("interwonen/core/pdf.py", "from pickle import loads"),
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
        ("interwonen/core/pdf.py", "subprocess.run(['gpg', name], shell=False)"),
        ("interwonen/core/pdf.py", "re.compile('a')"),
    ],
)
def test_other_calls_are_left_alone(name, source):
    assert faults(source, name) == []
