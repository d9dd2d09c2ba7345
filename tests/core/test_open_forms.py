"""A form for anybody: sealed without a cookie, traps for machines, and a limit per connection."""

from datetime import timedelta
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.test import RequestFactory

from interwonen.core import clock
from interwonen.core.marks import Limit
from interwonen.core.open_forms import KEPT_OPEN, SOON, OpenForm, open_page
from interwonen.core.open_seals import FIELD, open_seal, sealed_since
from tests.factories import system

pytestmark = pytest.mark.usefixtures("passing_time")

PLACE = "/buurt/proef/vraag/"
TEXT = "Mag ik <b>iets</b> vragen? 🙂"


class LetterForm(OpenForm):
    """A form of two lines."""

    limit = Limit("test: letters", tries=3, every=timedelta(minutes=2))
    text = forms.CharField(max_length=100, widget=forms.Textarea)


def sent(*, opened=timedelta(minutes=5), seal=None, **fields: str) -> LetterForm:
    """The form as it comes in, opened so long ago."""
    now = clock.now()
    data = QueryDict(mutable=True)
    data.update({"text": TEXT, FIELD: seal or open_seal(PLACE, now - opened), **fields})
    return LetterForm(data, place=PLACE, now=now)


def codes(form: LetterForm) -> set[str]:
    return {error.code for errors in form.errors.as_data().values() for error in errors}


def post(form: LetterForm, kept: list[str], address: str = "192.0.2.1") -> bool:
    def keep(text: str, by: Any) -> None:
        kept.append(text)

    request = RequestFactory().post(PLACE, REMOTE_ADDR=address)
    return form.is_sent(request, keep, by=system())


def test_a_seal_says_when_and_where_its_page_was_made():
    now = clock.now().replace(microsecond=0)
    seal = open_seal(PLACE, now)
    assert sealed_since(seal, PLACE) == now
    for other in ("", "1", seal[:-1], f"9{seal}", seal.replace(":", "")):
        assert sealed_since(other, PLACE) is None
    assert sealed_since(seal, "/buurt/anders/vraag/") is None


@pytest.mark.parametrize("opened", [SOON, KEPT_OPEN - timedelta(minutes=1)])
def test_a_form_that_somebody_filled_in_is_carried_out(db, opened):
    kept: list[str] = []
    assert post(sent(opened=opened), kept)
    assert kept == [TEXT]


@pytest.mark.parametrize(
    ("how", "rule"),
    [
        ({"seal": "onzin"}, "core_open_form_sealed_here"),
        ({"seal": open_seal("/elders/", clock.now())}, "core_open_form_sealed_here"),
        ({"opened": KEPT_OPEN + timedelta(minutes=1)}, "core_open_form_not_too_old"),
        ({"opened": -timedelta(minutes=1)}, "core_open_form_not_too_old"),
        ({"opened": timedelta(seconds=1)}, "core_open_form_not_too_fast"),
        ({"website": "https://spam.example"}, "core_open_form_trap_stays_empty"),
    ],
)
def test_what_a_machine_does_is_refused_and_the_text_stays(db, how, rule):
    kept: list[str] = []
    form = sent(**how)
    assert not post(form, kept)
    assert kept == []
    assert codes(form) == {rule}
    assert form["text"].value() == TEXT


def test_a_seal_that_holds_stays_so_that_the_second_time_is_not_too_fast(db):
    hasty = sent(opened=timedelta(seconds=1))
    assert not hasty.is_valid()
    assert hasty.open_seal == hasty.data[FIELD]
    old = sent(opened=timedelta(days=2))
    assert not old.is_valid()
    assert sealed_since(old.open_seal, PLACE) == clock.now().replace(microsecond=0)


def test_a_text_that_is_too_long_comes_back_whole(db):
    form = sent(text="a" * 100_000)
    assert not form.is_valid()
    assert len(form["text"].value()) == 100_000
    assert "maxlength" not in str(form["text"])


def test_too_many_from_one_connection_wait_and_hinder_nobody_else(db):
    kept: list[str] = []
    outcomes = [post(sent(), kept) for _ in range(200)]
    assert sum(outcomes) == len(kept) == 3
    form = sent()
    assert not post(form, kept)
    assert codes(form) == {"core_open_form_not_too_often"}
    assert form["text"].value() == TEXT
    assert post(sent(), kept, "192.0.2.2")
    assert post(sent(), kept, "2001:db8::1")
    answer = open_page(RequestFactory().get(PLACE), form, "public/_errors.html", {"errors": []})
    assert answer.status_code == 429
    assert answer["Retry-After"] == "120"


def test_an_invalid_form_uses_no_try(db):
    kept: list[str] = []
    assert not any(post(sent(text=""), kept) for _ in range(10))
    assert post(sent(), kept)


def test_sent_twice_it_is_carried_out_once_and_the_same_words_of_another_are_not(db):
    kept: list[str] = []
    assert all(post(sent(submission="a" * 32), kept) for _ in range(2))
    assert len(kept) == 1
    assert post(sent(submission="b" * 32), kept)
    assert len(kept) == 2
