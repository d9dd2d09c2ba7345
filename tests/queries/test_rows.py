"""However many rows there are, each page and each form asks the database as often."""

import pytest

from tests.queries.snapshots import numbers_in
from tests.queries.test_pages import above_the_bar

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def crowd(visitors):
    """The scene with three more rows of every kind in every list."""
    for _time in range(3):
        visitors.more.add()
    return visitors


def grown(asked, file):
    """What asks another number of times than with few rows, whose number was reviewed.

    A list that has grown over one page may count its rows, once.
    """
    few = numbers_in(file)
    faults = []
    for name, lines in asked.items():
        number, counts = few.get(name, (0, 0))
        counts_now = sum(line.startswith("count ") for line in lines)
        same = len(lines) - counts_now == number - counts
        if not (same and counts_now - counts in (0, 1)):
            faults.append(f"{name}: {number}, with more rows {len(lines)}")
    return faults


def test_pages_ask_as_often_with_more_rows(crowd):
    asked = crowd.open_pages()
    faults = grown(asked, "pages.txt") + above_the_bar(asked)
    assert not faults, "\n".join(faults)


def test_forms_ask_as_often_with_more_rows(crowd):
    faults = grown(crowd.save_forms(), "saves.txt")
    assert not faults, "\n".join(faults)
