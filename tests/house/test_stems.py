"""One subject has one file stem in every layer: `ls participants/*/placements*` shows it whole."""

import pytest

from tests.house.sources import ROOT

LAYERED = ["participants", "neighbours", "interwonen/pilots", "interwonen/rights"]
LAYERS = [
    "models",
    "querysets",
    "selectors",
    "actions",
    "rules",
    "forms",
    "views",
    "guards",
    "templatetags",
]

WITHOUT_A_MODEL = {"neighbourhood_figures"}  # counted from the rows of all other subjects


def stems(folder):
    return {path.stem for path in folder.glob("*") if path.suffix in (".py", ".sql")} - {"__init__"}


def subjects():
    """What the models are about, in any app: a signal is given to one app by the other."""
    return {stem for app in LAYERED for stem in stems(ROOT / app / "models")} | WITHOUT_A_MODEL


def strangers(names, known):
    """Stems that are no subject, nor a part of one such as "sessions_planning"."""
    return sorted(
        name
        for name in names
        if not any(name == subject or name.startswith(f"{subject}_") for subject in known)
    )


@pytest.mark.parametrize("app", LAYERED)
def test_every_file_of_a_layer_is_named_after_a_subject(app):
    found = {layer: strangers(stems(ROOT / app / layer), subjects()) for layer in LAYERS}
    assert {layer: names for layer, names in found.items() if names} == {}


def test_a_file_with_a_name_of_its_own_is_found():
    assert strangers({"stays", "sessions", "sessions_planning"}, {"sessions"}) == ["stays"]
