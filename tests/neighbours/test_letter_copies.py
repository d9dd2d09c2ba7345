"""The letter to each address: looked at, made as PDF, sent with copies that stay, and returned."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.core import clock
from interwonen.core.long_work import carry_out
from interwonen.core.models import LongWork
from neighbours.actions.letters_copies import return_copy, take_back_return
from neighbours.actions.letters_printing import print_letters
from neighbours.actions.letters_sending import correct_sending, undo_sending
from neighbours.models import Address, LetterCopy
from neighbours.selectors.letters_sheets import head_of, sheets_of
from tests.address_factories import make_address
from tests.factories import TODAY, make_enquiry, make_pilot, make_user, system
from tests.letter_factories import decide_on, make_letter, make_sender, make_sent_letter, write
from tests.refusals import breaks, refused_by, tell
from tests.survey_factories import make_round


@pytest.fixture
def sent(pilot):
    return make_sent_letter(pilot)


def give_back(copy, **facts) -> LetterCopy:
    defaults = {"returned_on": date(2021, 2, 16), "returned_because": "vacant", "today": TODAY}
    return return_copy(copy=copy, **{**defaults, "by": system(), **facts})


def sheet(round, address=None):
    return next(sheets_of(round, head_of(round.pilot), on=TODAY, address=address))


def test_lines_are_as_the_post_wants_them_and_the_addressee_is_filled_in(pilot):
    make_sender(pilot)
    address = make_address(pilot, house_number=12, house_letter="A", addition="2")
    named = make_address(pilot, addressee="Stichting Voorbeeld")
    round = make_letter(pilot)
    write(round, body="Voor {adressering}.")
    assert sheet(round, address).address_lines == (
        "Aan de bewoners van",
        "Voorbeeldlaan 12 A-2",
        "7844 AB  VEENOORD",
    )
    assert sheet(round, address).blocks[0].text == "Voor de bewoners van Voorbeeldlaan 12 A-2."
    assert sheet(round, named).blocks[0].text == "Voor Stichting Voorbeeld."


def test_what_was_sent_stays_when_the_address_changes(sent):
    copy = sent.copies.get()
    copy.address.street = "Andersweg"
    assert "Voorbeeldlaan" in sheet(sent).address_lines[1]
    assert copy.history.get().history_user == system()


def test_no_pdf_for_an_address_to_which_a_letter_does_not_go(pilot, sent):
    later = make_address(pilot, street="Nieuwstraat")
    with breaks("neighbours_letterround_has_recipients"):
        print_letters(round=sent, address=later, by=system())
    assert not LongWork.objects.exists()


def test_it_comes_back_and_did_not_after_all(sent):
    copy = give_back(sent.copies.get())
    assert (copy.returned_on, copy.returned_because) == (date(2021, 2, 16), "vacant")
    with breaks("neighbours_letterround_mail_came_back"):
        undo_sending(round=sent, reason="Niet verstuurd.", by=system())
    assert take_back_return(copy=copy, by=system()).returned_on is None
    undo_sending(round=sent, reason="Niet verstuurd.", by=system())
    assert not LetterCopy.objects.exists()


def test_what_came_back_stands_on_top(client, pilot):
    for number in range(1, 4):
        make_address(pilot, house_number=number)
    sent = make_sent_letter(pilot)
    back = give_back(sent.copies.last())
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    listed = client.get(reverse("neighbours:letter-copies", args=[pilot.slug, sent.pk]))
    assert next(iter(listed.context["page_obj"])) == back


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (date(2021, 7, 1), "core_not_ahead"),
        (date(2021, 2, 8), "neighbours_lettercopy_returned_after_sending"),
    ],
)
def test_it_comes_back_on_a_day_that_can_be(sent, day, rule):
    with breaks(rule, field="returned_on"):
        give_back(sent.copies.get(), returned_on=day)
    assert sent.copies.get().returned_on is None


def test_the_database_sends_no_letter_to_nobody(pilot):
    decide_on(pilot)
    make_letter(pilot)
    alone = (
        "UPDATE neighbours_letterround SET sent_on = '2021-02-09', sent_by_id = %s,"
        " sent_text = 'x'; SET CONSTRAINTS ALL IMMEDIATE"
    )
    assert refused_by(alone, [system().pk]) == "neighbours_letterround_has_recipients"


def test_the_database_lets_it_come_back_only_after_it_was_sent(sent):
    rule = "neighbours_lettercopy_returned_after_sending"
    early = "UPDATE neighbours_lettercopy SET returned_because = 'moved', returned_on = %s"
    assert refused_by(early, [date(2021, 2, 8)]) == rule
    give_back(sent.copies.get())
    later = date(2021, 2, 17)
    with breaks(rule, field="sent_on"):
        correct_sending(round=sent, sent_on=later, today=TODAY, by=system())
    assert refused_by("UPDATE neighbours_letterround SET sent_on = %s", [later]) == rule
    undone = (
        "UPDATE neighbours_letterround SET sent_on = NULL, sent_by_id = NULL, sent_text = '';"
        "DELETE FROM neighbours_lettercopy"
    )
    assert refused_by(undone, []) == "neighbours_letterround_mail_came_back"


def test_the_database_keeps_copies_with_a_letter_that_was_sent(pilot, sent):
    gone = "DELETE FROM neighbours_lettercopy"
    assert refused_by(gone, []) == "neighbours_lettercopy_of_sent_letter"
    unsent = (
        "UPDATE neighbours_letterround SET sent_on = NULL, sent_by_id = NULL, sent_text = '';"
        "SET CONSTRAINTS ALL IMMEDIATE"
    )
    assert refused_by(unsent, []) == "neighbours_lettercopy_of_sent_letter"
    half = "UPDATE neighbours_lettercopy SET returned_on = '2021-02-16'"
    assert refused_by(half, []) == "neighbours_lettercopy_returned_whole"
    add = "INSERT INTO neighbours_lettercopy (round_id, address_id, lines, returned_because) VALUES (%s, %s, 'x', '')"
    elsewhere = make_address(make_pilot())
    parameters = [sent.pk, elsewhere.pk]
    assert refused_by(add, parameters) == "neighbours_lettercopy_address_of_pilot"
    unsent = [make_letter(pilot).pk, make_address(pilot).pk]
    assert refused_by(add, unsent) == "neighbours_lettercopy_of_sent_letter"


def test_all_letters_are_one_pdf(pilot, sent):
    work = print_letters(round=sent, by=make_user(role="policy_officer", pilot=pilot))
    carry_out(work.pk, now=clock.now(), told=False)
    made = LongWork.objects.get()
    assert (made.failed, made.done, made.file_name) == ("", 1, "T-BRIEF-1.pdf")
    assert bytes(made.content).startswith(b"%PDF")


def test_a_pdf_needs_a_date_a_sender_and_an_address(pilot):
    with breaks("neighbours_letterround_is_dated"):
        print_letters(round=make_letter(pilot, dated_on=None), by=system())
    round = make_letter(pilot)
    with breaks("neighbours_letterround_has_sender"):
        print_letters(round=round, by=system())
    make_sender(pilot)
    with breaks("neighbours_letterround_has_recipients"):
        print_letters(round=round, by=system())
    assert not LongWork.objects.exists()


def test_before_printing_it_says_what_keeps_the_letter_from_being_sent(client, pilot):
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    round = make_letter(pilot)

    def says(round):
        url = reverse("neighbours:letter-print", args=[pilot.slug, round.pk])
        return client.get(url).context["warning"]

    first = says(round)
    assert "besluit" in first
    assert "Niemand heeft de tekst nog bekeken." in first
    assert "wie de buren kunnen bellen of mailen" in first
    write(round, body="Bel {contact}.")
    assert "Niemand" not in says(round)
    decide_on(pilot)
    assert "besluit" not in says(round)
    assert "wie de buren kunnen bellen of mailen" in says(round)
    assert "Het contactpunt van de pilot is nog niet ingevuld." in says(round)
    make_sender(pilot)
    assert says(round).endswith(
        "alleen om hem te bekijken. Er is geen adres waar deze brief heen gaat."
    )
    make_address(pilot)
    assert says(round) == ""


def test_a_sent_letter_is_shown_to_whom_it_was_sent(client, pilot, sent):
    was_sent_to = sent.copies.get().address
    make_address(pilot)
    Address.objects.filter(pk=was_sent_to.pk).update(
        no_letters_since=TODAY, no_letters_because="Gevraagd."
    )
    tell(was_sent_to)
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    page = client.get(reverse("neighbours:letter-preview", args=[pilot.slug, sent.pk]))
    assert list(page.context["page_obj"]) == [was_sent_to]
    assert page.context["sheet"] is not None


def test_on_its_pages(client, pilot, sent):
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    copy = sent.copies.get()

    def page(name, row):
        return reverse(f"neighbours:{name}", args=[pilot.slug, row.pk])

    shown = client.get(page("letter-preview", sent), {"q": "voorbeeldlaan"}).content.decode()
    assert "Aan de bewoners van" in shown
    assert client.get(page("letter-preview", sent), {"q": "niets"}).status_code == 200
    form = client.get(page("letter-copy-return", copy)).context["form"]
    back = {"returned_on": "2021-02-16", "returned_because": "moved", "version": form.version}
    assert client.post(page("letter-copy-return", copy), back).status_code == 302
    listed = client.get(page("letter-copies", sent)).content.decode()
    assert "16 feb 2021, Verhuisd" in listed
    assert client.post(page("letter-copy-arrived", copy)).status_code == 302
    assert client.get(page("letter-print", sent) + "?adres=0").status_code == 404


def test_an_enquiry_may_come_of_a_letter_of_its_own_pilot(client, pilot, sent):
    enquiry = make_enquiry(pilot, letter_round=sent)
    with breaks("neighbours_letter_of_pilot"):
        make_enquiry(make_pilot(), letter_round=sent)
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    letter = client.get(reverse("neighbours:letter-detail", args=[pilot.slug, sent.pk]))
    assert letter.context["enquiries"] == 1
    page = client.get(reverse("neighbours:enquiry-detail", args=[pilot.slug, enquiry.pk]))
    assert sent.subject in page.content.decode()


def test_a_round_of_the_survey_goes_out_with_a_letter_of_its_own_pilot(client, pilot, sent):
    with breaks("neighbours_letter_of_pilot"):
        make_round(make_pilot(), letter_round=sent)
    asked = make_round(pilot, letter_round=sent)
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    page = client.get(reverse("neighbours:survey-detail", args=[pilot.slug, asked.pk]))
    facts = dict(page.context["facts"])
    assert facts["Verstuurd met"] == sent
    assert facts["Brieven"] == sent.copies.count() > 0
