"""An action and its line of the access log stand together; a clash is tried again."""

import threading
from datetime import date
from functools import partial

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse

from interwonen.access.recording import set_recorder
from interwonen.audit.models import AccessEvent
from interwonen.audit.recorder import write_event
from interwonen.core.carrying_out import (
    TRIES,
    Witness,
    carry_out,
    clashes_explained,
    witnessed,
)
from interwonen.core.history import save_as
from interwonen.core.one_state import one_state
from interwonen.core.rules import BUSY
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot
from participants.models import Dwelling, ExitPlan, Placement
from tests.at_once import PATIENCE, elsewhere, wait_until, waiters
from tests.exit_factories import make_exit_plan
from tests.factories import make_dwelling, make_pilot, make_placement, make_user, system
from tests.refusals import breaks

WHY = "Bij nader inzien trok zij bij haar zus in."


@pytest.fixture
def waits(transactional_db):
    """A function that says how long this connection waits: `deadlock` or `lock`, and a time."""

    def set_timeout(name, duration):
        with connection.cursor() as cursor:
            cursor.execute(f"SET {name}_timeout = '{duration}'")

    yield set_timeout
    connection.close()


def test_a_deadlock_is_tried_again_and_done_once(waits):
    waits("deadlock", "20ms")  # it is the first to find one
    mine, theirs = make_pilot(), make_pilot()
    they_hold, i_hold = threading.Event(), threading.Event()
    tries = []

    @transaction.atomic
    def other():
        lock_pilot(theirs)
        they_hold.set()
        i_hold.wait(PATIENCE)
        lock_pilot(mine)

    def act():
        tries.append(len(tries))
        lock_pilot(mine)
        i_hold.set()
        wait_until(lambda: waiters() or len(tries) > 1)
        return make_dwelling(lock_pilot(theirs))

    witness = Witness(lambda: tries.append("noted"))
    with elsewhere() as begin, witnessed(witness):
        begun = begin(other)
        they_hold.wait(PATIENCE)
        home = carry_out(act)
        begun.result(timeout=PATIENCE)
    assert tries == [0, 1, "noted"]
    assert witness.has_noted
    assert list(Dwelling.objects.all()) == [home]


def test_what_was_committed_is_not_tried_again(transactional_db):
    pilot, tries = make_pilot(), []

    def act():
        tries.append("tried")
        make_dwelling(pilot)
        transaction.on_commit(fails_as_in_a_deadlock)

    def fails_as_in_a_deadlock():
        with connection.cursor() as cursor:
            cursor.execute("DO $$ BEGIN RAISE deadlock_detected; END $$")

    with pytest.raises(OperationalError):
        carry_out(act)
    assert (tries, Dwelling.objects.count()) == (["tried"], 1)


def test_who_waits_too_long_for_a_row_keeps_what_was_typed(waits):
    waits("lock", "100ms")
    stay = make_placement(make_pilot(), starts_on=date(2021, 7, 15))
    pilot = stay.dwelling.pilot
    client = Client()
    client.force_login(make_user(role="case_manager", pilot=pilot))
    url = reverse("participants:placement-cancel", args=[pilot.slug, stay.pk])
    held, done = threading.Event(), threading.Event()

    @transaction.atomic
    def other():
        lock_pilot(pilot)
        held.set()
        done.wait(PATIENCE)

    with elsewhere() as begin:
        begin(other)
        held.wait(PATIENCE)
        page = client.post(url, {"reason": WHY})
        done.set()
    assert page.status_code == 503
    assert page["Retry-After"] == "30"
    assert WHY in page.content.decode()
    assert str(BUSY.message) in page.content.decode()
    assert BUSY.name == "core_busy"
    assert Placement.objects.exists()
    assert AccessEvent.objects.latest("pk").outcome == "failed"
    assert client.post(url, {"reason": WHY}).status_code == 302


def test_it_is_tried_a_bounded_number_of_times(db):
    tries = []

    def clash():
        tries.append("tried")
        with connection.cursor() as cursor:
            cursor.execute("DO $$ BEGIN RAISE serialization_failure; END $$")

    with pytest.raises(OperationalError):
        carry_out(clash)
    assert len(tries) == TRIES


@pytest.fixture
def broken_log():
    """An access log that cannot be written."""

    def fail(visit):
        raise OSError("the disk is full")

    set_recorder(fail)
    yield
    set_recorder(write_event)


def test_a_change_without_its_line_is_no_change(pilot, broken_log):
    stay = make_placement(pilot, starts_on=date(2021, 7, 15))
    client = Client(raise_request_exception=False)
    client.force_login(make_user(role="case_manager", pilot=pilot))
    url = reverse("participants:placement-cancel", args=[pilot.slug, stay.pk])
    assert client.post(url, {"reason": WHY}).status_code == 500
    assert Placement.objects.filter(pk=stay.pk).exists()


def test_what_is_done_leaves_one_line(pilot, client):
    stay = make_placement(pilot, starts_on=date(2021, 7, 15))
    client.force_login(make_user(role="case_manager", pilot=pilot))
    url = reverse("participants:placement-cancel", args=[pilot.slug, stay.pk])
    client.post(url, {"reason": WHY})
    lines = AccessEvent.objects.filter(page="participants:placement-cancel")
    assert list(lines.values_list("outcome", flat=True)) == ["done"]


def test_a_foreign_key_to_what_went_is_refused_in_words(transactional_db):
    pilot = make_pilot()
    stay = make_placement(pilot, starts_on=date(2021, 7, 15))
    with breaks("core_gone_meanwhile"), clashes_explained():
        carry_out(partial(_plan_for_a_stay_that_went, stay))
    assert not ExitPlan.objects.exists()


def _plan_for_a_stay_that_went(stay):
    """The foreign key is checked at the end, as when another deleted the stay in between."""
    make_exit_plan(stay)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM participants_placement WHERE id = %s", [stay.pk])


def test_a_page_sees_one_state_whatever_others_save(transactional_db):
    pilot = make_pilot()
    with elsewhere() as begin:
        with one_state():
            before = Pilot.objects.count()
            begin(make_pilot).result(timeout=PATIENCE)
            assert Pilot.objects.count() == before
        assert Pilot.objects.count() == before + 1
    pilot.name = "Andere naam"
    save_as(pilot, by=system())
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SHOW transaction_isolation")
        assert cursor.fetchone() == ("read committed",)
