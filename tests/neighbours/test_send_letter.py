"""A letter is marked as sent after the decision of the executive; the day is corrected or undone."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.audit.histories import history_url
from neighbours.actions.letters_sending import correct_sending, undo_sending
from neighbours.models import LetterCopy, LetterRound
from neighbours.selectors.letters_sheets import head_of
from tests.address_factories import make_address
from tests.factories import TODAY, make_user, system
from tests.letter_factories import (
    DATED_ON,
    DECIDED_ON,
    decide_on,
    make_letter,
    make_sender,
    make_sent_letter,
    send,
    write,
)
from tests.neighbours.test_write_letter import change
from tests.refusals import breaks


@pytest.fixture
def letter(pilot):
    make_sender(pilot)
    make_address(pilot, ring=2)
    round = make_letter(pilot)
    write(round)
    return round


def is_sent() -> bool:
    return LetterRound.objects.sent().exists()


def correct(round, sent_on, **facts) -> LetterRound:
    return correct_sending(
        round=round, sent_on=sent_on, **{"today": TODAY, "by": system(), **facts}
    )


def test_it_keeps_the_text_as_neighbours_read_it(pilot, letter):
    decide_on(pilot)
    sent = send(letter)
    assert (sent.sent_on, sent.sent_by) == (DATED_ON, system())
    assert f"Op 1 maart 2021 start {pilot.name}. Wij wonen met 5 mensen." in sent.sent_text


def test_it_is_refused_until_the_decision_was_recorded(letter):
    with breaks("neighbours_letterround_after_decision"):
        send(letter)
    assert not is_sent()


@pytest.mark.parametrize("sent_on", [DATED_ON, date(2021, 2, 20)])
def test_dated_before_the_decision_it_is_a_doubt(pilot, letter, sent_on):
    decide_on(pilot, date(2021, 2, 16))
    with breaks("neighbours_letterround_before_decision") as refusal:
        send(letter, sent_on=sent_on)
    assert "16 februari 2021" in refusal.value.message
    assert not is_sent()
    send(letter, sent_on=sent_on, confirmed=["neighbours_letterround_before_decision"])
    assert is_sent()


@pytest.mark.parametrize(
    ("sent_on", "rule"),
    [
        (date(2021, 7, 1), "core_not_ahead"),
        (date(2021, 2, 8), "neighbours_letterround_sent_after_its_date"),
    ],
)
def test_on_a_day_that_can_be(pilot, letter, sent_on, rule):
    decide_on(pilot)
    with breaks(rule, field="sent_on"):
        send(letter, sent_on=sent_on)
    sent = send(letter)
    with breaks(rule, field="sent_on"):
        correct(sent, sent_on)
    assert LetterRound.objects.get().sent_on == DATED_ON


def test_only_once_with_a_date_and_a_text(pilot):
    decide_on(pilot)
    with breaks("neighbours_letterround_is_dated"):
        send(make_letter(pilot, dated_on=None), sent_on=DATED_ON)
    with breaks("neighbours_letterround_is_written"):
        send(make_letter(pilot))
    sent = make_sent_letter(pilot)
    with breaks("neighbours_letterround_still_to_send"):
        send(sent)


def test_not_with_a_field_that_has_nothing_to_fill_it(pilot):
    decide_on(pilot)
    round = make_letter(pilot)
    write(round, body="Bel {contact} of kom langs: {steunpunt}")
    with breaks("neighbours_lettertext_fields_filled") as refusal:
        send(round)
    assert (
        "de buren kunnen bellen of mailen, het adres en de openingstijden" in refusal.value.message
    )
    assert not is_sent()


def test_the_day_is_corrected_and_the_sending_undone(pilot):
    sent = make_sent_letter(pilot)
    assert correct(sent, date(2021, 2, 11)).sent_on == date(2021, 2, 11)
    with breaks("core_mistake_is_explained"):
        undo_sending(round=sent, reason=" ", by=system())
    undone = undo_sending(round=sent, reason="Niet verstuurd.", by=system())
    assert (undone.sent_on, undone.sent_text) == (None, "")
    assert undone.history.first().history_change_reason == "Niet verstuurd."
    with breaks("neighbours_letterround_was_sent"):
        undo_sending(round=sent, reason="Nog eens.", by=system())
    with breaks("neighbours_letterround_was_sent"):
        correct(sent, DATED_ON)
    assert write(undone, body="Een nieuwe tekst.").number == 2


def test_not_without_a_sender_and_an_address_in_its_rings(pilot):
    decide_on(pilot)
    round = make_letter(pilot)
    write(round)
    with breaks("neighbours_letterround_has_sender"):
        send(round)
    make_sender(pilot)
    make_address(pilot, ring=2, no_letters_since=TODAY, no_letters_because="Gevraagd.")
    with breaks("neighbours_letterround_has_recipients"):
        send(round)
    make_address(pilot, ring=2)
    with breaks("neighbours_letterround_has_recipients"):
        send(change(round, furthest_ring=1))
    assert not is_sent()
    assert send(change(round, furthest_ring=2)).copies.count() == 1


def test_a_correction_to_before_the_decision_is_a_doubt_too(pilot):
    make_sender(pilot)
    make_address(pilot)
    round = make_letter(pilot, dated_on=date(2021, 1, 20))
    write(round)
    decide_on(pilot)
    doubt = "neighbours_letterround_before_decision"
    send(round, sent_on=date(2021, 2, 9), confirmed=[doubt])
    with breaks(doubt):
        correct(round, DECIDED_ON)


def test_on_its_pages(client, pilot, letter):
    client.force_login(make_user(role="contact_officer", pilot=pilot))

    def page(name):
        return reverse(f"neighbours:{name}", args=[pilot.slug, letter.pk])

    refused = client.post(page("letter-send"), {"sent_on": "2021-02-09"})
    assert refused.status_code == 422
    assert "collegebesluit" in refused.content.decode()
    decide_on(pilot, date(2021, 2, 16))
    doubted = client.post(page("letter-send"), {"sent_on": "2021-02-09"})
    assert 'value="neighbours_letterround_before_decision"' in doubted.content.decode()
    sure = {"sent_on": "2021-02-09", "confirmed": "neighbours_letterround_before_decision"}
    assert client.post(page("letter-send"), sure).status_code == 302
    assert "Verzonden" in client.get(page("letter-detail")).content.decode()
    later = client.get(page("letter-send"), follow=True).content.decode()
    assert "Deze brief is verzonden; u ziet hem hier." in later
    assert "ngetrokken" not in later
    form = client.get(page("letter-sending-change")).context["form"]
    sure |= {"sent_on": "2021-02-12", "version": form.version}
    assert client.post(page("letter-sending-change"), sure).status_code == 302
    assert client.post(page("letter-sending-undo"), {"reason": "Toch niet."}).status_code == 302
    assert not is_sent()


def test_a_letter_about_growth_needs_the_decision_that_it_is_about(pilot):
    decide_on(pilot)
    make_sender(pilot)
    make_address(pilot)
    round = make_letter(pilot, purpose="growth")
    write(round)
    with breaks("neighbours_letterround_growth_has_decision"):
        send(round)
    assert not LetterCopy.objects.exists()


def test_the_history_shows_what_stood_at_its_head_in_words(client, pilot, letter):
    decide_on(pilot)
    send(letter)
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    shown = client.get(history_url(letter, pilot.slug))
    page = shown.content.decode()
    assert head_of(pilot)["return_address"] in page
    for key in ("return_address", "signatory_name", "window"):
        assert key not in page


def test_the_page_says_to_how_many_addresses_it_went(client, pilot, letter):
    make_address(pilot)
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    page = client.get(reverse("neighbours:letter-send", args=[pilot.slug, letter.pk]))
    assert ("Aan hoeveel adressen", 2) in page.context["facts"]
