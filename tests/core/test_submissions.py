"""A form that is sent twice is carried out once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.urls import reverse

from interwonen.core import clock, submissions
from interwonen.core.history import delete_as
from interwonen.core.models import Submission
from interwonen.core.submissions import KEPT_FOR, Carried, Sending, once, sending_of, typed
from participants.actions.dwellings import add_dwelling, change_dwelling
from participants.models import Dwelling
from tests.factories import make_dwelling, make_user, system

A = Sending(content="inhoud", key="sleutel")


def sent(pilot, **changes) -> dict[str, str]:
    """What the browser sends for a new dwelling; `submission` is the hidden key."""
    facts = {
        "submission": "een-sleutel",
        "name": "Woning 9",
        "street": "Voorbeeldhof",
        "house_number": "9",
        "postcode": "7844ZZ",
        "place": "Veenoord",
        "landlord": str(pilot.landlord_id),
        "starts_on": "2021-03-01",
    }
    return {**facts, **changes}


@pytest.fixture
def post(client, pilot):
    """A function that sends the form for a new dwelling as a policy officer."""
    officer = make_user(role="policy_officer", pilot=pilot)
    url = reverse("participants:dwelling-create", args=[pilot.slug])

    def send(*, by=officer, **changes):
        client.force_login(by)
        return client.post(url, sent(pilot, **changes))

    return send


def names() -> list[str]:
    return list(Dwelling.objects.order_by("name").values_list("name", flat=True))


def test_sent_twice_makes_one_row_and_answers_with_the_same_place(post):
    first, second = post(), post()
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    assert names() == ["Woning 9"]
    assert Dwelling.history.count() == 1


def test_other_content_under_the_same_key_is_a_new_submission(post):
    post()
    assert post(name="Woning 10", house_number="10").status_code == 302
    assert names() == ["Woning 10", "Woning 9"]


def test_a_refused_sending_does_not_stand_in_the_way(post, pilot):
    other = make_dwelling(pilot, name="Woning 9")
    assert post().status_code == 422
    assert Submission.objects.count() == 0
    change_dwelling(dwelling=other, name="Woning 1", by=system())
    assert post().status_code == 302
    assert names() == ["Woning 1", "Woning 9"]


def test_the_same_key_of_someone_else_is_another_sending(post, pilot):
    colleague = make_user(role="policy_officer", pilot=pilot)
    post()
    assert post(by=colleague).status_code == 422  # carried out, and refused for its name
    assert Submission.objects.count() == 1


def test_without_a_key_nothing_is_remembered(post):
    post(submission="")
    assert Submission.objects.count() == 0


def test_what_was_sent_long_ago_is_forgotten(post, monkeypatch):
    monkeypatch.setattr(submissions, "CLEARED_EVERY", 1)
    at = clock.now() - KEPT_FOR
    Submission.objects.create(fingerprint="oud", done_at=at - timedelta(seconds=1))
    Submission.objects.create(fingerprint="nog niet", done_at=at + timedelta(minutes=1))
    post()
    kept = Submission.objects.values_list("fingerprint", flat=True)
    assert "oud" not in kept
    assert "nog niet" in kept


def test_a_sending_is_known_by_what_was_typed_and_by_whom():
    own = sending_of("a", typed(QueryDict("name=b&submission=a&version=1")), of="1")
    assert own == sending_of("a", typed(QueryDict("name=b&submission=c&version=2")), of="1")
    assert own.content != sending_of("a", typed(QueryDict("name=b")), of="2").content
    assert own.content != sending_of("a", typed(QueryDict("name=b&name=b")), of="1").content


def test_what_was_made_and_deleted_is_not_made_again_by_the_same_page(pilot):
    def again():
        return once(A, lambda: pytest.fail("carried out again"))

    home = once(A, lambda: add_empty(pilot)).result
    assert again() == Carried(home, is_repeated=True)
    delete_as(home, by=system())
    assert again() == Carried(None, is_repeated=True)


def test_what_was_made_of_a_former_kind_is_not_made_again(pilot):
    once(A, lambda: add_empty(pilot))
    Submission.objects.update(object_type="participants.formerly")
    again = once(A, lambda: pytest.fail("carried out again"))
    assert again == Carried(None, is_repeated=True)


def add_empty(pilot, name: str = "Woning 9") -> Dwelling:
    facts = {"street": "Hof", "house_number": 9, "postcode": "7844ZZ", "place": "Veenoord"}
    return add_dwelling(pilot=pilot, name=name, landlord=pilot.landlord, by=system(), **facts)


@pytest.mark.django_db(transaction=True)
def test_two_sendings_at_the_same_moment_make_one_row(pilot):
    start = threading.Barrier(2)
    made: list[object] = []

    def send() -> None:
        try:
            start.wait(timeout=60)
            made.append(once(A, lambda: add_empty(pilot)).result)
        finally:
            connection.close()

    racers = [threading.Thread(target=send) for _ in range(2)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join(timeout=60)
    assert names() == ["Woning 9"]
    assert made == [Dwelling.objects.get()] * 2
