"""What ASVS asks of the code itself."""

import ast
import inspect
import re
import secrets

from allauth.mfa.totp.internal import auth as totp

from tests.house.sources import ROOT, python_files, with_faults

WEAK = {"md5", "sha1", "MD5", "SHA1"}
# PostgreSQL and a PDF ask for it by name; it protects nothing.
NOT_FOR_SECURITY = re.compile(r"usedforsecurity=False")
SCRIPTS = {path: path.read_text() for path in (ROOT / "static" / "js").glob("*.js")}


def calls(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func
            yield node, getattr(called, "attr", getattr(called, "id", ""))


def test_no_weak_hash_is_used():
    assert (
        with_faults(
            {
                path: [
                    f"line {node.lineno}: {name}"
                    for node, name in calls(path.read_text())
                    if name in WEAK and not NOT_FOR_SECURITY.search(ast.unparse(node))
                ]
                for path in python_files()
                if "tests" not in path.parts
            }
        )
        == {}
    )


def test_secrets_are_made_by_the_module_for_secrets():
    """The module `random` can be guessed; only the demonstration may make up data with it."""
    assert (
        with_faults(
            {
                path: re.findall(
                    r"^(?:import random|from random import .*)$", path.read_text(), re.M
                )
                for path in python_files()
                if "tests" not in path.parts and "demonstration" not in path.parts
            }
        )
        == {}
    )


def test_so_are_the_secrets_of_apps_by_the_sign_in_library():
    assert totp.secrets is secrets
    assert "secrets." in inspect.getsource(totp.generate_totp_secret)


def test_no_script_keeps_anything_in_the_browser():
    kept = r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\."
    assert SCRIPTS
    assert {path.name for path, text in SCRIPTS.items() if re.search(kept, text)} == set()


def test_no_script_takes_apart_what_is_not_ours():
    """No script merges objects, and none runs or inserts text as code.

    None reads JSON either, but what our own page says to the browser's dialog about a passkey.
    """
    risky = r"Object\.assign|__proto__|\beval\(|new Function|postMessage|document\.write"
    assert {path.name for path, text in SCRIPTS.items() if re.search(risky, text)} == set()
    reading = r"JSON\.parse|\.json\("
    assert {path.name for path, text in SCRIPTS.items() if re.search(reading, text)} == {
        "passkeys.js"
    }
