"""The page of all components, which exists only while developing."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/onderdelen/", "/onderdelen/?errors"])
def test_it_shows_a_form_with_its_way_out(client, settings, address):
    settings.DEBUG = True
    page = client.get(address)
    assert page.status_code == 200
    assert 'class="iw-button-row__cancel" href="/"' in page.content.decode()
    assert bool(page.context["form"].errors) == ("errors" in address)


def test_it_does_not_exist_for_users(client):
    assert client.get("/onderdelen/").status_code == 404
