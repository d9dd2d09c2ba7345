"""What the report says of records in the database."""

import re
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from evaluations.actions.moments import hold_moment, plan_moment
from evaluations.actions.reports import start_report
from evaluations.council.internal_words import internal_words
from evaluations.council.layout import laid_out
from evaluations.council.material import material_of
from evaluations.council.snapshot import written
from interwonen.core import clock
from interwonen.core.quarters import Quarter
from neighbours.actions.enquiries_steps import close_enquiry
from tests.enquiry_factories import make_reply
from tests.evaluation_factories import correct, hold, make_adopted, make_moment
from tests.factories import TODAY, make_enquiry, make_pilot, make_placement, system, term
from tests.letter_factories import make_announcement
from tests.report_factories import draft_of, words_of, write_texts

Q1, Q2 = Quarter(2021, 1), Quarter(2021, 2)
JUNE_2 = date(2021, 6, 2)


@pytest.fixture
def enquiries(pilot):
    report = {"kind": term("contact_kind.report"), "category": term("report_category.noise")}
    for received_on, replied_on in (
        (date(2021, 3, 30), date(2021, 3, 31)),
        (date(2021, 6, 1), date(2021, 6, 2)),
        (date(2021, 6, 1), date(2021, 6, 29)),
    ):
        make_reply(make_enquiry(pilot, received_on=received_on), replied_on=replied_on, text="Ja.")
    make_enquiry(pilot, received_on=date(2021, 6, 1))
    make_enquiry(pilot, received_on=TODAY)
    closed = make_enquiry(pilot, received_on=date(2021, 6, 29), **report)
    found = term("validity.unknown")
    close_enquiry(enquiry=closed, text="Dubbel.", validity=found, today=TODAY, by=system())


def test_enquiries_are_counted_by_kind_and_term(pilot, enquiries):
    report = draft_of(pilot)
    assert words_of(report, "enquiries") == {
        "Vraag": ["1", "1", "1", "1", "4"],
        "Melding (overlast of zorg)": ["1", "0", "0", "0", "1"],
        "Samen": ["2", "1", "1", "1", "5"],
    }
    told = report.block("enquiries").paragraphs
    assert told == ("Sinds de start kwamen 6 vragen en meldingen binnen.",)


def test_what_there_is_none_of_is_said_in_words(pilot):
    front = draft_of(pilot).front
    assert [(each.words, each.label) for each in front.key_figures[2:]] == [
        ("geen", "vragen die beantwoord moesten zijn"),
        ("nog geen", "toezegging nagekomen of te laat"),
        ("€\xa00", "uitgegeven"),
    ]
    assert front.key_figures[-1].note == "nog niets toegekend"
    page = render_to_string("reports/_report.html", {"laid": laid_out(draft_of(pilot))})
    assert not re.search(r"\b0 (uitgegeven )?van (de )?(€\s)?0\b", page)


def test_a_later_answer_is_not_known_yet(pilot, enquiries):
    then = words_of(draft_of(pilot, as_of=JUNE_2), "enquiries")
    assert then["Vraag"] == ["1", "0", "2", "0", "3"]


@pytest.fixture
def moment(pilot):
    planned = plan_moment(
        pilot=pilot, planned_on=date(2021, 6, 1), theme="Eerste evaluatie", by=system()
    )
    return hold_moment(
        moment=planned,
        held_on=date(2021, 6, 3),
        progress="Goed.",
        embedding="Nog niet.",
        verdict=term("verdict.continue"),
        decision="We gaan door.",
        today=TODAY,
        by=system(),
    )


def test_a_moment_has_its_verdict_once_it_was_held(pilot, moment):
    assert draft_of(pilot).block("judgement").paragraphs == (
        "Doorgaan, evaluatie van 3 juni 2021 (concept: het verslag is nog niet vastgesteld).",
    )
    before = draft_of(pilot, as_of=date(2021, 5, 31))
    assert before.block("judgement").paragraphs == ()
    assert "gepland op 1 juni 2021" in before.block("judgement").note


def test_a_correction_of_minutes_has_its_day_and_not_its_reason(pilot):
    correct(make_adopted(hold(make_moment(pilot))), reason="Er stond een naam in.")
    report = draft_of(pilot)
    (said,) = report.block("judgement").paragraphs
    assert said.endswith(
        "(verbeterd op 30 juni 2021) (concept: het verslag is nog niet vastgesteld)."
    )
    assert "Er stond een naam in." not in written(report)


def test_the_words_of_minutes_and_how_people_were_told_are_proposed_and_not_printed(pilot, moment):
    make_announcement(pilot, told_on=date(2021, 5, 3), audience="press", how="Gesprek met Jansen")
    material = material_of(pilot, Q2, as_of=Q2.ends_on, now=clock.now())
    with translation.override("nl"):
        proposed = {code: internal_words(material, code) for code in ("judgement", "informed")}
    assert proposed == {
        "judgement": "We gaan door.",
        "informed": "Verteld aan de pers op 3 mei 2021: Gesprek met Jansen.",
    }
    report = draft_of(pilot)
    assert words_of(report, "informed")["3 mei 2021"][0].startswith("Verteld aan de pers")
    assert not [words for words in ("We gaan door.", "Jansen") if words in written(report)]


def test_texts_are_split_into_paragraphs(pilot):
    report = start_report(pilot=pilot, quarter=Q2, by=system())
    write_texts(report, summary="Een.\n \nTwee.\nDoor.\n", ask="  ")
    told = draft_of(pilot)
    assert told.block("result").paragraphs == ("Een.", "Twee.\nDoor.")
    assert told.block("ask").paragraphs == ()
    assert draft_of(pilot, Q1).block("result").paragraphs == ()


def test_another_pilot_counts_for_nothing(pilot, enquiries):
    make_placement(pilot)
    other = draft_of(make_pilot())
    assert {row[0] for row in words_of(other, "occupancy").values()} == {"0"}
    assert words_of(other, "enquiries") == {}
