"""`check --deploy` warns about settings with which the site does not do what it is for."""

from datetime import date

import pytest
from django.core.checks import run_checks


@pytest.fixture
def real(settings):
    """The settings of an installation behind one proxy."""
    settings.CLOCK_DATE = None
    settings.SECURE_SSL_REDIRECT = True
    settings.TRUSTED_PROXIES = 1
    return settings


def ours():
    """The numbers of our own warnings."""
    found = {warning.id for warning in run_checks(include_deployment_checks=True)}
    return {number for number in found if number.startswith("interwonen.")}


def test_behind_a_trusted_proxy_with_a_running_clock_it_is_silent(real):
    assert ours() == set()


def test_a_clock_that_stands_still_is_for_a_demonstration(real):
    real.CLOCK_DATE = date(2021, 6, 30)
    assert ours() == {"interwonen.W001"}


def test_a_proxy_that_is_not_trusted_makes_every_page_redirect_to_itself(real, client):
    real.TRUSTED_PROXIES = 0
    real.SECURE_PROXY_SSL_HEADER = None
    through_a_proxy = client.get("/", headers={"X-Forwarded-Proto": "https"})
    assert through_a_proxy.url == "https://testserver/"
    assert ours() == {"interwonen.W003"}


@pytest.mark.parametrize("host", ["", "*", ".emmen.example"])
def test_links_in_mails_need_one_host(real, host):
    real.SITE_ADDRESS = f"https://{host}"
    assert ours() == {"interwonen.W004"}
