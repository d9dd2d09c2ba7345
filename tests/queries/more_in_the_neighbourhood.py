"""More rows of what happens in the neighbourhood, besides its enquiries."""

from datetime import date, time
from unittest.mock import patch

from interwonen.core import clock
from interwonen.core.long_work import carry_out
from interwonen.pilots.models import Pilot
from neighbours.actions.letters_printing import print_letters
from neighbours.actions.sounding_board_agreements import settle_board_agreement
from neighbours.models import ConsultationHour, LetterRound, SurveyRound
from tests.address_factories import make_address
from tests.board_factories import hold, make_agreement, make_meeting, make_member
from tests.consultation_hour_factories import (
    make_booking,
    make_call,
    make_call_back,
    make_hour,
)
from tests.factories import TODAY, make_user, system, term
from tests.letter_factories import make_letter, write
from tests.survey_factories import make_form, make_round, make_web_form


def add_board_rows(pilot: Pilot, number: int) -> None:
    """Members who stay and who left, meetings of every kind, agreements of every outcome."""
    members = [make_member(pilot), make_member(pilot, left_on=date(2021, 6, 1))]
    meeting = hold(make_meeting(pilot, starts_at=time(8 + number)), attended=members)
    make_agreement(meeting)
    make_meeting(pilot, day=date(2021, 9, number))
    settle_board_agreement(
        agreement=make_agreement(meeting),
        outcome="kept",
        settled_on=TODAY,
        settled_note="Gedaan.",
        today=TODAY,
        by=system(),
    )


def add_survey_rows(pilot: Pilot) -> None:
    """Another round, and in each round one more form on paper and one from the web."""
    make_round(pilot)
    for survey_round in SurveyRound.objects.of_pilot(pilot):
        make_form(survey_round, living="pleasant", own_words="Rustig hier.")
        if survey_round.closes_on >= TODAY:
            make_web_form(survey_round, living="unpleasant", own_words="Druk.")


def make_printed_letter(pilot: Pilot) -> LetterRound:
    """A letter still to be sent, that changed since its PDF was made."""
    letter = make_letter(pilot)
    write(letter, body="Bel {contact}. Wij zijn er: {spreekuur}. Kom langs: {steunpunt}")
    work = print_letters(round=letter, by=make_user(role="policy_officer", pilot=pilot))
    with patch("neighbours.actions.letters_printing.letters_pdf", return_value=b"%PDF-1.7"):
        carry_out(work.pk, now=clock.now(), told=False)
    write(letter, body="Bel {contact}. Wij zijn er: {spreekuur}. Tot ziens: {steunpunt}")
    return letter


def add_address_rows(pilot: Pilot, number: int) -> None:
    """Addresses in streets of their own, with and without letters, in a ring and in none."""
    make_address(pilot, street=f"Proefweg {number}a", ring=1)
    make_address(pilot, no_letters_since=TODAY, no_letters_because="Wil geen post")


def add_consultation_rows(pilot: Pilot, hour: ConsultationHour, number: int) -> None:
    """Hours to come and past, today's with its staff, and calls of every outcome in one hour."""
    make_hour(pilot, day=date(2021, 9, number))
    make_hour(pilot, day=date(2021, 5, number))
    make_hour(pilot, day=TODAY, opens_at=time(8 + number), closes_at=time(9 + number))
    make_booking(hour, slot_at=time(16 + (2 + number) // 6, (2 + number) % 6 * 10))
    make_call(hour)
    make_call_back(hour)
    question = {
        "kind": term("contact_kind.question"),
        "handling": "to_answer",
        "telephone": "0591 000000",
    }
    make_call(hour, **question)
