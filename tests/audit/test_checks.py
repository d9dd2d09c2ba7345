"""The auditor sees when the access log was last found whole, and is warned when it was not."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from interwonen.audit.checks import CHECKED_EVERY, last_check
from interwonen.audit.models import AccessEvent
from interwonen.audit.sealing import seal
from tests.audit.test_log_blocks import as_owner, make_line
from tests.factories import make_user

NEVER = "Er is nog nooit nagekeken of dit logboek heel is."
LATE = "Dit logboek is al meer dan twee dagen niet nagekeken."
FAILED = "vond dit logboek niet heel"
WHOLE = "Laatst heel bevonden op"


@pytest.fixture
def page(client, pilot):
    auditor = make_user(role="auditor", pilot=pilot)

    def ask(**asked):
        client.force_login(auditor)
        answer = client.get(reverse("audit:event-list", args=[pilot.slug]), asked)
        text = answer.content.decode()
        return [said for said in (NEVER, LATE, FAILED, WHOLE) if said in text], text

    return ask


def checked(ago, outcome="done"):
    at = timezone.now() - ago
    return make_line(at=at, act="read_log", page="command:verify_log", outcome=outcome)


def test_a_log_that_was_never_checked(page):
    assert page()[0] == [NEVER]


def test_a_check_is_told_with_its_moment(page):
    call_command("verify_log")
    said, text = page()
    at = timezone.localtime(AccessEvent.objects.get(page="command:verify_log").at)
    assert said == [WHOLE]
    assert f"{at:%Y, %H:%M}." in text


def test_a_check_that_was_missed_is_told_after_two_days(page):
    checked(timedelta(days=1, hours=23))
    assert page()[0] == [WHOLE]
    as_owner("DELETE FROM audit_accessevent")
    checked(CHECKED_EVERY + timedelta(minutes=1))
    assert page()[0] == [LATE, WHOLE]


def test_a_log_that_is_broken_is_told_until_it_is_found_whole_again(page, pilot):
    checked(timedelta(days=1))
    seal()
    make_line(pilot)
    as_owner("UPDATE audit_accessevent SET signature = 'none' WHERE page = 'home:start'")
    with pytest.raises(CommandError):
        call_command("verify_log")
    assert page()[0] == [FAILED, WHOLE]
    as_owner("DELETE FROM audit_accessevent WHERE page = 'home:start'")
    call_command("verify_log")
    assert page()[0] == [WHOLE]


def test_kept_hashes_that_cannot_be_read_are_told_too(page, tmp_path):
    with pytest.raises(CommandError):
        call_command("verify_log", anchors=tmp_path / "gone.txt")
    assert page()[0] == [FAILED]


def test_it_stands_above_the_log_and_not_above_what_a_filter_leaves(page):
    assert page(act="read")[0] == []


def test_that_an_auditor_read_the_log_is_no_check(page, pilot):
    make_line(pilot, act="read_log", page="audit:event-list")
    assert page()[0] == [NEVER]


def test_it_takes_one_query(db, django_assert_num_queries):
    checked(timedelta(days=1))
    with django_assert_num_queries(1):
        found = last_check(now=timezone.now())
    assert (found.has_failed, found.is_late) == (False, False)
