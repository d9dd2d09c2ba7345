"""Every test is one that pytest finds."""

import ast

from tests.house.sources import ROOT, with_faults


def hidden_tests(source):
    """The names of tests that stand in the body of a function, where nothing runs them."""
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef)]
    return sorted(
        inner.name
        for outer in functions
        for inner in ast.walk(outer)
        if inner is not outer
        and isinstance(inner, ast.FunctionDef)
        and inner.name.startswith("test")
    )


def test_no_test_stands_inside_another():
    files = (ROOT / "tests").rglob("test_*.py")
    assert with_faults({path: hidden_tests(path.read_text()) for path in files}) == {}


def test_one_that_does_is_found():
    assert hidden_tests("def test_a():\n    def test_b():\n        pass") == ["test_b"]
    assert hidden_tests("class TestA:\n    def test_b(self):\n        pass") == []
