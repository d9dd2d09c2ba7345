"""Files and functions stay small enough to read in one go."""

import ast

from tests.house.sources import ROOT, python_files, template_files, with_faults

PYTHON_LINES, FUNCTION_LINES, TEMPLATE_LINES = 300, 30, 120


def long_functions(source):
    """Functions whose body, without signature and docstring, is too long."""
    functions = (n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef))
    return [f.name for f in functions if f.end_lineno - first_line(f) + 1 > FUNCTION_LINES]


def first_line(function):
    has_text = ast.get_docstring(function) is not None and len(function.body) > 1
    return function.body[has_text].lineno


def too_long(path, limit):
    lines = len(path.read_text().splitlines())
    return [f"{lines} lines"] if lines > limit else []


def test_python_files_are_short():
    assert with_faults({path: too_long(path, PYTHON_LINES) for path in python_files()}) == {}


def test_templates_are_short():
    assert with_faults({path: too_long(path, TEMPLATE_LINES) for path in template_files()}) == {}


def test_functions_are_short():
    assert with_faults({path: long_functions(path.read_text()) for path in python_files()}) == {}


def test_a_long_function_is_found():
    body = "    pass\n" * FUNCTION_LINES
    assert long_functions(f'def short():\n    """Text."""\n{body}') == []
    assert long_functions(f"def long():\n{body}    pass\n") == ["long"]


def test_a_long_file_is_found(tmp_path):
    (tmp_path / "long").write_text("\n" * 121)
    assert too_long(tmp_path / "long", TEMPLATE_LINES) == ["121 lines"]
    assert (ROOT / "manage.py") not in python_files()
