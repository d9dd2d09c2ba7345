"""Two people on one stay or exit at the same moment: the second is told so in words."""

from datetime import date
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from interwonen.audit.models import AccessEvent
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import GONE_MEANWHILE
from interwonen.core.seals import FIELD, seal
from participants.actions.placements import cancel_placement
from participants.models import Exit, Placement
from tests.at_once import one_after_the_other
from tests.factories import (
    TODAY,
    make_exit,
    make_pilot,
    make_placement,
    make_user,
    system,
)
from tests.refusals import breaks

WHY = "Bij nader inzien trok zij bij haar zus in."
CANCEL = ("placement-cancel", {"reason": WHY})
CHANGE = ("placement-change", {"starts_on": "2021-07-20", "ends_on": "2022-01-31"})
LEAVE = (
    "exit-create",
    {
        "exited_on": "2021-06-30",
        "reason": "exit_reason.goals_met",
        "destination": "exit_destination.own_rental",
    },
)
WITHDRAW = ("exit-withdraw", {"ends_on": "2022-01-31", "reason": WHY})
CORRECT = ("exit-change", {**LEAVE[1], "exited_on": "2021-05-30"})


def sender(row, form, fields):
    """A function with which a case manager of its own sends this form about the row."""
    pilot = row.placement.dwelling.pilot if isinstance(row, Exit) else row.dwelling.pilot
    client, manager = Client(), make_user(role="case_manager", pilot=pilot)
    client.force_login(manager)
    url = reverse(f"participants:{form}", args=[pilot.slug, row.pk])
    return partial(client.post, url, {FIELD: seal(manager, url), **fields})


def answers(row, *forms):
    """What two people get who send these forms at the same moment, the first one first."""
    pilot = row.placement.dwelling.pilot if isinstance(row, Exit) else row.dwelling.pilot
    return one_after_the_other(pilot, *(sender(row, *form) for form in forms))


@pytest.mark.parametrize("second", [CANCEL, CHANGE], ids=lambda form: form[0])
def test_of_a_stay_that_was_called_off_meanwhile(transactional_db, second):
    stay = make_placement(make_pilot(), starts_on=date(2021, 7, 15))
    done, refused = answers(stay, CANCEL, second)
    assert (done.status_code, refused.status_code) == (302, 422)
    assert str(GONE_MEANWHILE.message) in refused.content.decode()
    assert next(iter(second[1].values())) in refused.content.decode()  # what was typed
    assert not Placement.objects.exists()
    assert Placement.history.filter(history_type="-").count() == 1


def test_of_a_stay_that_was_called_off_while_an_exit_was_recorded(transactional_db):
    stay = make_placement(make_pilot(), starts_on=date(2021, 6, 1))
    done, refused = answers(stay, CANCEL, LEAVE)
    assert (done.status_code, refused.status_code) == (302, 422)
    assert str(GONE_MEANWHILE.message) in refused.content.decode()
    assert not Exit.objects.exists()


@pytest.mark.parametrize("second", [WITHDRAW, CORRECT], ids=lambda form: form[0])
def test_of_an_exit_that_was_withdrawn_meanwhile(transactional_db, second):
    exit = make_exit(make_placement(make_pilot()))
    done, refused = answers(exit, WITHDRAW, second)
    assert (done.status_code, refused.status_code) == (302, 422)
    assert str(GONE_MEANWHILE.message) in refused.content.decode()
    assert Exit.history.filter(history_type="-").count() == 1


def test_each_of_them_leaves_a_line(transactional_db):
    stay = make_placement(make_pilot(), starts_on=date(2021, 7, 15))
    answers(stay, CANCEL, CANCEL)
    lines = AccessEvent.objects.filter(page="participants:placement-cancel")
    assert sorted(lines.values_list("outcome", flat=True)) == ["done", "invalid"]


def test_who_sends_a_form_about_what_went_before_gets_the_text_back(db):
    stay = make_placement(make_pilot(), starts_on=date(2021, 7, 15))
    send = sender(stay, *CANCEL)
    cancel_placement(placement=stay, reason="Dubbel.", today=TODAY, by=system())
    page = send()
    assert page.status_code == 409
    assert WHY in page.content.decode()
    assert AccessEvent.objects.latest("pk").outcome == "not_found"


def test_a_form_that_was_never_opened_here_is_not_found(db):
    stay = make_placement(make_pilot(), starts_on=date(2021, 7, 15))
    send = sender(stay, CANCEL[0], {"reason": WHY, FIELD: "verzonnen"})
    cancel_placement(placement=stay, reason="Dubbel.", today=TODAY, by=system())
    assert send().status_code == 404


def test_a_row_that_was_deleted_does_not_come_back_and_goes_once(db):
    stay = make_placement(make_pilot(), starts_on=date(2021, 7, 15))
    twin = Placement.objects.get(pk=stay.pk)
    delete_as(stay, by=system())
    with breaks("core_gone_meanwhile"):
        save_as(twin, by=system())
    with breaks("core_gone_meanwhile"):
        delete_as(twin, by=system())
    assert not Placement.objects.exists()
    assert Placement.history.filter(history_type="-").count() == 1
