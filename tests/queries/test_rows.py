"""However many rows there are, each page and each form asks the database as often."""

import pytest

from tests.queries.snapshots import numbers_in

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def crowd(visitors):
    """The scene with three more rows of every kind in every list."""
    for _time in range(3):
        visitors.more.add()
    return visitors


def grown(asked, file):
    """What asks another number of times than with few rows, whose number was reviewed."""
    few = numbers_in(file)
    return [
        f"{name}: {few.get(name)}, with more rows {len(lines)}"
        for name, lines in asked.items()
        if len(lines) != few.get(name)
    ]


def test_pages_ask_as_often_with_more_rows(crowd):
    faults = grown(crowd.open_pages(), "pages.txt")
    assert not faults, "\n".join(faults)


def test_forms_ask_as_often_with_more_rows(crowd):
    faults = grown(crowd.save_forms(), "saves.txt")
    assert not faults, "\n".join(faults)
