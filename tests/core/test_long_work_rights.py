"""A long work is done for who may have it done, when it begins and still when it is saved."""

import pytest

from interwonen.accounts.actions.memberships import withdraw_role
from interwonen.accounts.models import User
from interwonen.core import clock, long_work
from interwonen.core.history import save_as
from interwonen.core.long_work import File, carry_out, start_work
from interwonen.core.models import Mark
from interwonen.core.rules import WORK_NOT_ALLOWED
from tests.factories import make_pilot, make_user, system


def count(work):
    Mark.objects.create(key="een", until=work.now)
    return File(b"een", name="tellen.txt", content_type="text/plain")


@pytest.fixture(autouse=True)
def kind(monkeypatch):
    kind = long_work.Kind("Tellen", "neighbourhood_write", count)
    monkeypatch.setitem(long_work._kinds, "count", kind)


@pytest.fixture
def officer(pilot):
    return make_user(role="contact_officer", pilot=pilot)


def start(pilot, by):
    return start_work("count", place=pilot.slug, key="", by=by, back="/terug/")


def finish(work):
    carry_out(work.pk, now=clock.now(), told=False)
    work.refresh_from_db()
    return work


def lose_role(user):
    withdraw_role(membership=user.memberships.get(), why="Weg.", now=clock.now(), by=system())


def test_it_is_not_begun_for_who_may_do_it_no_more(pilot, officer):
    work = start(pilot, officer)
    lose_role(officer)
    finish(work)
    assert work.failed.startswith("U mag dit niet meer doen")
    assert (WORK_NOT_ALLOWED.name, work.content) == ("core_longwork_still_allowed", None)
    assert not Mark.objects.exists()


def test_it_is_not_saved_for_who_lost_the_role_meanwhile(pilot, officer, monkeypatch):
    def lose_it_halfway(work):
        file = count(work)
        lose_role(User.objects.get(pk=officer.pk))
        return file

    kind = long_work.Kind("Tellen", "neighbourhood_write", lose_it_halfway)
    monkeypatch.setitem(long_work._kinds, "count", kind)
    work = finish(start(pilot, officer))
    assert work.failed.startswith("U mag dit niet meer doen")
    assert work.content is None
    assert not Mark.objects.exists()


@pytest.mark.parametrize("elsewhere", [True, False])
def test_a_role_elsewhere_or_another_role_has_nothing_done(pilot, elsewhere):
    role, place = ("contact_officer", make_pilot()) if elsewhere else ("counsellor", pilot)
    work = finish(start(pilot, make_user(role=role, pilot=place)))
    assert work.failed.startswith("U mag dit niet meer doen")


def test_a_closed_account_has_nothing_done(pilot, officer):
    work = start(pilot, officer)
    officer.is_active = False
    save_as(officer, by=system())
    assert finish(work).failed.startswith("U mag dit niet meer doen")
