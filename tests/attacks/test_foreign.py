"""Keys of another pilot in every address: nothing comes of it. In forms they are in test_forms.py."""

import pytest

from tests.access.report_rows import REPORT_QUARTERS
from tests.access.test_routes import TABLE, address, empty_pages
from tests.attacks.conftest import numbers

pytestmark = pytest.mark.django_db

# Parts of an address that are no key of a row of one pilot: each pilot has these, or all share them.
NO_KEYS = {"", "quarter", "code", "period", "block", "figure", *REPORT_QUARTERS}


def test_a_key_of_another_pilot_is_not_found(scene):
    clients, before, opened = scene.clients(), numbers(), []
    with empty_pages():
        for name, role, _url in scene.routes():
            if TABLE[name][0] in NO_KEYS:
                continue
            url = address(name, scene.own.pilot, scene.foreign.rows)
            for method in ("get", "post"):
                answer = getattr(clients[role], method)(url)
                if answer.status_code != 404:
                    opened.append(f"{method} {url} as {role}: {answer.status_code}")
    assert opened == []
    assert numbers() == before


def test_another_pilot_is_not_there(scene):
    clients, before, opened = scene.clients(), numbers(), []
    with empty_pages():
        for name, role, _url in scene.routes():
            url = address(name, scene.foreign.pilot, scene.foreign.rows)
            answer = clients[role].post(url)
            if answer.status_code != 404:
                opened.append(f"{url} as {role}: {answer.status_code}")
    assert opened == []
    assert numbers() == before
