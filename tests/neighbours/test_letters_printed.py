"""A letter that changed after its PDF was made says so, and is not marked as sent just like that."""

from datetime import date, timedelta

import pytest
from django.db.models.functions import Now
from django.urls import reverse

from interwonen.core import clock
from interwonen.core.long_work import carry_out, clear_works
from interwonen.core.models import LongWork
from interwonen.core.withdrawals import withdraw
from neighbours.actions import letters_printing
from neighbours.actions.addresses import change_address
from neighbours.actions.letters_printing import print_letters
from neighbours.models import Address, ContactPoint, LetterRound
from tests.address_factories import make_address
from tests.consultation_hour_factories import make_hour
from tests.factories import TODAY, make_user, system
from tests.letter_factories import decide_on, make_letter, make_sender, send, write
from tests.neighbours.test_write_letter import change
from tests.refusals import breaks, tell

AS_PRINTED = "neighbours_letterround_as_printed"
BODY = "Bel {contact}. Wij zijn er: {spreekuur}"


@pytest.fixture
def letter(pilot) -> LetterRound:
    decide_on(pilot)
    make_sender(pilot)
    make_hour(pilot, day=date(2021, 7, 1))
    make_address(pilot, house_number=1)
    make_address(pilot, house_number=2)
    round = make_letter(pilot)
    write(round, body=BODY)
    return round


@pytest.fixture(autouse=True)
def no_layout(monkeypatch):
    """What the letters are made of is looked at, not the PDF."""
    monkeypatch.setattr(letters_printing, "letters_pdf", lambda *_args, **_facts: b"%PDF-1.7")


@pytest.fixture(autouse=True)
def officer(client, pilot):
    client.force_login(make_user(role="contact_officer", pilot=pilot))


def make_pdf(round, address=None) -> LongWork:
    officer = make_user(role="policy_officer", pilot=round.pilot)
    work = print_letters(round=round, by=officer, address=address)
    carry_out(work.pk, now=clock.now(), told=False)
    work.refresh_from_db()
    assert not work.failed
    return work


def changed(client, round) -> str:
    """What the page of a letter says that changed since its PDF."""
    page = client.get(reverse("neighbours:letter-detail", args=[round.pilot.slug, round.pk]))
    shown = page.content.decode()
    words: str = page.context.get("changed", "")
    assert ("De PDF is ouder dan de brief." in shown) == bool(words)
    return words.partition("veranderd: ")[2]


def second() -> Address:
    return Address.objects.get(house_number=2)


def correct(address, **facts) -> Address:
    names = ("street", "house_number", "postcode", "place")
    kept = {name: getattr(address, name) for name in names}
    return change_address(address=address, **{**kept, "today": TODAY, "by": system(), **facts})


def test_as_long_as_nothing_changes_nothing_is_said(client, letter):
    assert changed(client, letter) == ""
    make_pdf(letter)
    assert changed(client, letter) == ""
    assert send(letter).is_sent


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda round: write(round, body=BODY + " Dag!"), "de tekst."),
        (lambda round: change(round, subject="Nieuws"), "de onderwerpregel."),
        (lambda round: change(round, dated_on=date(2021, 2, 10)), "de datum van de brief."),
        (lambda round: change(round, reference="K-9"), "het kenmerk van de brief."),
        (
            lambda round: make_hour(round.pilot, day=date(2021, 7, 8)),
            "de komende telefonische spreekuren.",
        ),
        (
            lambda round: ContactPoint.objects.update(window="left"),
            "de afzender of de plek van het adres.",
        ),
        (
            lambda round: make_address(round.pilot, house_number=3),
            "1 adres erbij (Voorbeeldlaan 3).",
        ),
        (
            lambda round: correct(second(), house_letter="A"),
            "1 adres veranderd (Voorbeeldlaan 2 A).",
        ),
        (
            lambda round: correct(second(), no_letters_since=TODAY, no_letters_because="Ja."),
            "1 adres minder.",
        ),
        (
            lambda round: withdraw(second(), reason="Dubbel.", by=system()),
            "1 adres minder.",
        ),
    ],
    ids=[
        "text",
        "subject",
        "date",
        "reference",
        "hours",
        "sender",
        "added",
        "changed",
        "silent",
        "withdrawn",
    ],
)
def test_what_changed_is_told_and_a_doubt(client, letter, act, says):
    made = make_pdf(letter)
    act(letter)
    for point in ContactPoint.objects.all():
        tell(point)
    letter.refresh_from_db()
    assert changed(client, letter) == says
    with breaks(AS_PRINTED) as refusal:
        send(letter)
    assert says in refusal.value.message
    assert not LetterRound.objects.get().is_sent
    make_pdf(letter)
    assert changed(client, letter) == ""
    LongWork.objects.exclude(pk=made.pk).delete()
    assert send(letter, confirmed=[AS_PRINTED]).is_sent


def test_a_letter_made_apart_counts_while_the_rest_is_as_it_was(client, letter):
    make_pdf(letter)
    third = make_address(letter.pilot, house_number=3)
    make_pdf(letter, third)
    assert changed(client, letter) == ""
    write(letter, body=BODY + " Dag!")
    fourth = make_address(letter.pilot, house_number=4)
    make_pdf(letter, fourth)
    assert changed(client, letter) == "de tekst, 1 adres erbij (Voorbeeldlaan 4)."


def test_it_is_known_after_the_file_is_gone(client, letter):
    make_pdf(letter)
    LongWork.objects.update(finished_at=Now() - timedelta(days=3))
    clear_works()
    assert LongWork.objects.get().content is None
    change(letter, subject="Nieuws")
    assert changed(client, letter) == "de onderwerpregel."


def test_one_that_was_sent_says_nothing(client, letter):
    make_pdf(letter)
    sent = send(letter)
    make_address(letter.pilot, house_number=3)
    assert changed(client, sent) == ""
