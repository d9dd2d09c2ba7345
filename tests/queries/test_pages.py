"""What every page of a pilot asks the database, and what a form asks that is saved."""

import pytest

from tests.access.elsewhere_rows import SIGNED_IN
from tests.access.test_routes import HISTORY, TABLE, names_of_routes
from tests.queries.pages import NOT_COUNTED, pages
from tests.queries.snapshots import hold

MOST = 12

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def asked(visitors):
    """By the name of each page the lines of its statements."""
    return visitors.open_pages()


def test_every_route_is_counted_or_says_why_not():
    assert NOT_COUNTED.keys() <= TABLE.keys() | SIGNED_IN.keys()
    counted = {page.route for page in pages()}
    histories = {route for route in counted if route.startswith(f"{HISTORY}:")}
    assert counted - histories == names_of_routes() - {HISTORY} - NOT_COUNTED.keys()


def test_pages_ask_what_was_reviewed(asked):
    hold("pages.txt", asked)


def above_the_bar(asked):
    """Each page that asks too often, with the number."""
    return [f"{name}: {len(lines)}" for name, lines in asked.items() if len(lines) > MOST]


def test_no_page_asks_too_often(asked):
    assert not above_the_bar(asked)


def test_forms_ask_what_was_reviewed(asked, visitors):
    hold("saves.txt", visitors.save_forms())
