"""The scene in which queries are counted: all kinds of rows, of each a few."""

import pytest
from django.test import Client

from tests.access.test_routes import make_scene
from tests.factories import make_pilot
from tests.queries.asked import asking
from tests.queries.more_rows import MoreRows
from tests.queries.pages import pages
from tests.queries.saves import SAVES


class Visitors:
    """Someone of every role, signed in, in the scene."""

    def __init__(self):
        self.pilot, self.people, self.rows = make_scene(
            make_pilot(base_capacity=60, maximum_capacity=60)
        )
        self.more = MoreRows(self.pilot, self.people, self.rows)
        self.clients = {role: Client() for role in self.people}
        for role, client in self.clients.items():
            client.force_login(self.people[role])

    def open_pages(self):
        """Open every page once: by its name the lines of its statements."""
        return {
            str(page): self._asked(page.role, 200, "get", page.url(self.pilot, self.rows))
            for page in pages()
        }

    def save_forms(self):
        """Send each form once: by its name the lines of its statements."""
        return {
            str(save): self._asked(
                save.role, 302, "post", save.url(self.pilot, self.rows), save.data(self.rows)
            )
            for save in SAVES
        }

    def _asked(self, role, status, method, url, data=None):
        with asking() as lines:
            answer = getattr(self.clients[role], method)(url, data)
        assert answer.status_code == status, f"{answer.status_code} at {url}"
        return lines


@pytest.fixture(scope="module")
def visitors(shared_rows):
    return Visitors()
