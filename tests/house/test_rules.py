"""Every rule is named in a test, so that something provokes it."""

import ast
import re

from tests.house.sources import ROOT, name_of, python_files, with_faults


def rules(source):
    """The names of the rules that a module writes out."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        if called in ("Rule", "ActionRule"):
            yield from (word.value.value for word in node.keywords if word.arg == "name")
        elif called.endswith(".checked_as"):
            yield from (word.value for word in node.args if isinstance(word, ast.Constant))


def unnamed(source, words):
    return [rule for rule in rules(source) if rule not in words]


def test_every_rule_is_named_in_a_test():
    tests = (ROOT / "tests").rglob("test_*.py")
    words = {word for path in tests for word in re.findall(r"\w+", path.read_text())}
    paths = [path for path in python_files() if "rules" in name_of(path)]
    assert with_faults({path: unnamed(path.read_text(), words) for path in paths}) == {}


def test_a_rule_that_no_test_names_is_found():
    source = 'ONCE = Rule(name="keys_once", message="")\nTWICE = Rule(name="keys_twice")'
    source += '\nTWICE.checked_as("keys_thrice")'
    assert unnamed(source, {"keys_once"}) == ["keys_twice", "keys_thrice"]
