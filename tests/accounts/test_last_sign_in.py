"""The administrator sees who came in when, and first of all who has not been there for long."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from interwonen.audit.models import AccessEvent
from tests.accounts.own_issuer import issuer_settings
from tests.factories import make_role, make_user


@pytest.fixture
def shown(client, pilot):
    """What the page says of each person with a role, in its order."""
    client.force_login(make_user(name="Zus Beheer", role="administrator", pilot=pilot))

    def show() -> dict[str, str]:
        page = client.get(reverse("accounts:person-list", args=[pilot.slug]))
        rows = page.content.decode().split('<th scope="row">')[1:]
        return {re.search(">([^<]+)</a>", row)[1]: row for row in rows}

    return show


def came(user, *, days: int, act: str = "sign_in", outcome: str = "done") -> None:
    at = timezone.now() - timedelta(days=days)
    AccessEvent.objects.create(at=at, act=act, outcome=outcome, user=user)


def test_who_has_not_been_there_for_90_days_comes_first(pilot, shown):
    away, here, never = (make_user(name=name, role="auditor", pilot=pilot) for name in "ZAB")
    came(away, days=91)
    came(here, days=200)
    came(here, days=89)
    rows = shown()
    assert list(rows) == ["Z", "A", "B", "Zus Beheer"]
    assert "Al 90 dagen niet" in rows["Z"]
    assert "Al 90 dagen niet" not in rows["A"] + rows["B"]
    assert "nog niet" in rows["B"]


def test_only_a_sign_in_that_succeeded_counts(pilot, shown):
    away = make_user(name="A", role="auditor", pilot=pilot)
    came(away, days=91)
    came(away, days=1, outcome="refused")
    came(away, days=1, act="role")
    assert "Al 90 dagen niet" in shown()["A"]


def test_it_says_who_came_in_by_an_organisation(pilot, shown, settings):
    settings.OPENID_ISSUERS = {"gemeente": issuer_settings("https://x.example")}
    make_role(make_user(name="A"), pilot, "auditor", issuer="gemeente")
    make_user(name="B", role="auditor", pilot=pilot)
    rows = shown()
    assert "inloggen met gemeente Voorbeeld" in rows["A"]
    assert "inloggen met" not in rows["B"]
