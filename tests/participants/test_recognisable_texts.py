"""A text that leaves its circle is questioned when it seems to point at a person."""

import pytest
from django.urls import reverse

from evaluations.actions.moments import plan_moment
from interwonen.core import clock
from neighbours.actions.enquiries import answer_enquiry
from neighbours.actions.sounding_board_agreements import (
    change_board_agreement,
    settle_board_agreement,
)
from neighbours.models import Enquiry, Reply
from participants.selectors.participants_recognised import recognisable
from tests.board_factories import hold, make_agreement, make_meeting
from tests.day_book_factories import make_day
from tests.exit_factories import make_keys, take_back
from tests.factories import (
    make_dwelling,
    make_enquiry,
    make_inspection,
    make_participant,
    make_placement,
    make_user,
    term,
)
from tests.refusals import breaks

RULE = "participants_text_recognisable"


@pytest.fixture
def complex_(pilot):
    make_dwelling(pilot, name="Woning 4", street="Bloemstraat", house_number=12)
    return pilot


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bel 06-12345678.", ["06-12345678"]),
        ("Bel +31 6 1234 5678 of 0031612345678.", ["+31 6 1234 5678", "0031612345678"]),
        ("Bel 0591 123456 of (0591) 12 34 56.", ["0591 123456", "(0591) 12 34 56"]),
        ("Bel hem (06-12345678) of de woning ernaast.", ["06-12345678"]),
        ("Woning 4 maakt herrie, woning 41 niet.", ["Woning 4"]),
        ("Bel +31 (0)6 12345678.", ["+31 (0)6 12345678"]),
        ("Mail naar jan@demo.example, graag.", ["jan@demo.example"]),
        ("Wie woont er op 12?", []),
        ("Wie op nummer 12 let op.", ["nummer 12"]),
        ("Die van nr12, huisnr. 12 of huisnummer 12a.", ["nr12", "huisnr. 12", "huisnummer 12a"]),
        ("Zij woont op 12, zeggen ze.", ["woont op 12"]),
        ("Aan de bloemstraat 14a is het stil.", ["bloemstraat 14a"]),
        ("Wij spraken mevrouw De Boer.", ["Boer"]),
        ("Dhr. Çelik en J. Jansen belden.", ["Çelik", "Jansen"]),
    ],
)
def test_it_finds_numbers_addresses_and_names(complex_, text, found):
    assert recognisable(text, pilot=complex_) == found


@pytest.mark.parametrize(
    "text",
    [
        "Op 01-03-2021 10:30 en 30 juni 2021, van 2021 tot 2022.",
        "De huur is € 1.250,00 en de subsidie € 100.000.000 per jaar.",
        "Zie artikel 12, lid 3, van 1 maart 2021; artikel 2.12 van de Wmo.",
        "Overal in Nederland is er Housing First, ook in Drenthe. Wij doen met Kerst ook mee.",
        "Op nummer 7 staat de planning: 12 woningen, 5 van 7 plekken.",
        "Bel 112 of 14 0591. Het bos is stil.\n- Eerst dit.\n- Dan dat: Goed.",
    ],
)
def test_it_asks_nothing_about_dates_amounts_and_articles(complex_, text):
    assert recognisable(text, pilot=complex_) == []


def test_the_parties_and_the_place_are_no_persons(pilot):
    parties = f"{pilot.municipality}, {pilot.landlord}, {pilot.care_provider} en {pilot.place}"
    assert recognisable(f"Wij spraken met {parties}.", pilot=pilot) == []


def test_names_that_the_writer_knows_are_found_wherever_they_stand(complex_):
    names = ["Ali de Jansen", "van den Bos", "Özdemir"]
    text = "Jansen wandelt in het bos. Bos ook, met ozdemir en den haag."
    assert recognisable(text, pilot=complex_, names=names) == ["Jansen", "Bos", "ozdemir"]


def reply_of(pilot, user, text, **facts) -> Reply:
    enquiry = make_enquiry(pilot, received_on=clock.today())
    return answer_enquiry(
        enquiry=enquiry,
        replied_on=clock.today(),
        channel=term("channel.phone"),
        text=text,
        today=clock.today(),
        by=user,
        **facts,
    )


def test_it_tells_nobody_who_takes_part(complex_):
    """Who may not know the names gets the same answer about a name, whether it takes part or not."""
    make_participant(complex_, last_name="Zonderling")
    officer = make_user(role="contact_officer", pilot=complex_)
    for text in ("Zonderling is stil.", "Wandeling is stil."):
        assert reply_of(complex_, officer, text).text == text
    for text in ("Daar woont Zonderling.", "Daar woont Wandeling."):
        with breaks(RULE, field="text"):
            reply_of(complex_, officer, text)
    leader = make_user(role="team_lead", pilot=complex_)
    with breaks(RULE, field="text"):
        reply_of(complex_, leader, "Zonderling is stil.")


def test_a_surname_that_the_writer_knows_is_found_in_an_agreement_with_the_board(complex_):
    leader = make_user(role="team_lead", pilot=complex_)
    make_participant(complex_, last_name="Zonderling")
    meeting = hold(make_meeting(complex_))
    with breaks(RULE, field="what"):
        make_agreement(meeting, what="Zonderling krijgt een lamp.", by=leader)
    agreement = make_agreement(meeting, what="Een lamp.", by=leader)
    kept = {"owner": "verhuurder", "due_on": agreement.due_on, "today": clock.today()}
    with breaks(RULE, field="what"):
        change_board_agreement(agreement=agreement, what="Lamp van zonderling.", by=leader, **kept)
    with breaks(RULE, field="settled_note"):
        settle_board_agreement(
            agreement=agreement,
            outcome="kept",
            settled_on=clock.today(),
            settled_note="Zonderling is blij.",
            today=clock.today(),
            by=leader,
        )


def test_what_was_confirmed_is_saved(client, complex_):
    officer = make_user(role="contact_officer", pilot=complex_)
    client.force_login(officer)
    enquiry = make_enquiry(complex_, received_on=clock.today())
    page = reverse("neighbours:reply-create", args=[complex_.slug, enquiry.pk])
    sent = {"text": "Bel 06-12345678.", "channel": "channel.phone", "replied_on": "2021-06-30"}
    asked = client.post(page, sent)
    assert asked.status_code == 422
    assert "06-12345678" in str(asked.context["form"].errors["text"])
    assert RULE in asked.content.decode()
    assert not Reply.objects.exists()
    assert client.post(page, {**sent, "confirmed": RULE}).status_code == 302
    assert Reply.objects.get().text == "Bel 06-12345678."
    assert Enquiry.objects.get(pk=enquiry.pk).replies.count() == 1


def test_what_policy_officers_and_the_council_read_is_questioned_too(complex_):
    leader, officer = (
        make_user(role=role, pilot=complex_) for role in ("team_lead", "policy_officer")
    )
    make_participant(complex_, last_name="Zonderling")
    with breaks(RULE, field="remarks"):
        make_day(complex_, remarks="Zonderling kwam langs.", by=leader)
    assert make_day(complex_, remarks="Zonderling.", by=leader, confirmed=[RULE]).remarks
    findings = "Haar moeder belt 06-12345678."
    stay = make_keys(make_placement(complex_)).placement
    with breaks(RULE, field="findings"):
        take_back(stay, findings=findings)
    with breaks(RULE, field="findings"):
        make_inspection(stay.dwelling, findings=findings)
    theme = "Na de klacht van nummer 12"
    with breaks(RULE, field="theme"):
        plan_moment(pilot=complex_, planned_on=clock.today(), theme=theme, by=officer)
