"""Every text of the neighbourhood says something and ends somewhere, also for the database."""

import pytest
from django.apps import apps
from django.db import connection

from neighbours.actions.enquiries import answer_enquiry
from neighbours.actions.enquiries_answers import add_standard_answer
from neighbours.actions.enquiries_corrections import change_reply
from neighbours.actions.enquiries_notes import add_note
from neighbours.actions.enquiries_steps import take_step
from tests.board_factories import hold, make_meeting
from tests.consultation_hour_factories import make_call, make_hour
from tests.day_book_factories import make_day
from tests.factories import TODAY, make_enquiry, system, term
from tests.refusals import breaks, refused_by, tell


def by() -> dict:
    return {"today": TODAY, "by": system()}


def answer(pilot, text="Op werkdagen."):
    facts = {"replied_on": TODAY, "channel": term("channel.phone"), "text": text}
    return answer_enquiry(enquiry=make_enquiry(pilot), **facts, **by())


def correct(pilot, text):
    facts = {"replied_on": TODAY, "channel": term("channel.phone"), "text": text}
    return change_reply(reply=answer(pilot), **facts, **by())


def note(pilot, text="Nagebeld."):
    return add_note(enquiry=make_enquiry(pilot), text=text, **by())


def standard(pilot, text="Dat zeggen wij niet."):
    facts = {"title": "Wie woont er?", "kind": None, "about_who_lives": True}
    return add_standard_answer(pilot=pilot, text=text, **facts, **by())


def ask(pilot, text="Wanneer?"):
    return make_enquiry(pilot, text=text)


@pytest.mark.parametrize("make", [ask, answer, correct, note, standard])
def test_an_action_refuses_a_blank(pilot, make):
    with breaks("neighbours_says_something", field="text"):
        make(pilot, text=" \n ")


@pytest.mark.parametrize(
    ("table", "make"),
    [("enquiry", ask), ("reply", answer), ("enquirynote", note), ("standardanswer", standard)],
)
def test_so_does_the_database(pilot, table, make):
    make(pilot)
    refused = refused_by(f"UPDATE neighbours_{table} SET text = %s", [" \n "])
    assert refused == f"neighbours_{table}_says_something"


@pytest.mark.parametrize(
    ("table", "column", "most", "make"),
    [
        ("enquiry", "text", 10_000, ask),
        ("reply", "text", 10_000, answer),
        ("enquirynote", "text", 10_000, note),
        ("standardanswer", "text", 10_000, standard),
        (
            "enquirystep",
            "text",
            10_000,
            lambda pilot: take_step(
                enquiry=ask(pilot), status="in_progress", taken_on=TODAY, **by()
            ),
        ),
        ("call", "note", 1_000, lambda pilot: make_call(make_hour(pilot))),
        ("supportpointday", "remarks", 2_000, make_day),
        ("boardmeeting", "notes", 10_000, lambda pilot: hold(make_meeting(pilot))),
    ],
)
def test_the_database_refuses_a_text_without_end(pilot, table, column, most, make):
    make(pilot)
    row = apps.get_model("neighbours", table).objects.get()
    refused = refused_by(f"UPDATE neighbours_{table} SET {column} = %s", ["x" * (most + 1)])
    words = "boardmeeting_notes" if column == "notes" else table
    assert refused == f"neighbours_{words}_text_length"
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE neighbours_{table} SET {column} = %s", ["x" * most])
        assert cursor.rowcount == 1
    tell(row)


def test_a_text_that_is_too_long_is_a_refusal_with_words(pilot):
    with breaks("neighbours_enquiry_text_length") as refusal:
        ask(pilot, text="x" * 10_001)
    assert str(refusal.value.rule.message) == "Deze tekst is te lang."
