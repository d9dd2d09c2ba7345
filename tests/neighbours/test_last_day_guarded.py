"""The last day for an answer is the one that the terms give, also for who goes round the actions."""

from datetime import date, timedelta

import pytest
from django.db import connection

from neighbours.actions.enquiries_corrections import change_enquiry
from neighbours.actions.enquiries_steps import take_step
from neighbours.models import Enquiry, EnquiryStep
from neighbours.selectors.enquiries_terms import last_day_from
from tests.factories import TODAY, make_enquiry, system, term
from tests.refusals import check_so_far, refused_by, tell

RULE = "neighbours_enquiry_due_by_term"
CONFIRMED = {"neighbours_enquirystep_someone_to_ask", "neighbours_enquiry_complaint_answered"}
COMPLAINT = {"kind": "contact_kind.complaint"}
QUESTION = {"kind": "contact_kind.question"}
KINDS = [
    QUESTION,
    COMPLAINT,
    {"kind": "contact_kind.objection"},
    {"kind": "contact_kind.report", "category": "report_category.noise"},
]


def enquiry_of(pilot, facts) -> Enquiry:
    """Received on 1 June: a question by 8 June, a complaint by 13 July."""
    return make_enquiry(pilot, **{name: term(key) for name, key in facts.items()})


def take(enquiry, *steps) -> None:
    """Take steps, each a day of June and a status."""
    for day, status in steps:
        take_step(
            enquiry=enquiry,
            status=status,
            taken_on=date(2021, 6, day),
            text="Zo.",
            forwarded_to="Politie" if status == "forwarded" else "",
            today=TODAY,
            by=system(),
            confirmed=CONFIRMED,
        )


def refused(change: str) -> str:
    """The rule that refuses a change in a table, at the end of its transaction."""
    return refused_by(f"UPDATE neighbours_{change}; SET CONSTRAINTS ALL IMMEDIATE", [])


@pytest.mark.parametrize(
    ("facts", "change"),
    [
        (QUESTION, "due_on = received_on"),
        (QUESTION, "due_on = received_on + 50"),
        (COMPLAINT, "due_on = received_on + 41"),
        (COMPLAINT, "received_on = received_on + 8"),
        (QUESTION, "kind_id = 'contact_kind.complaint'"),
    ],
)
def test_that_of_receipt(pilot, facts, change):
    enquiry_of(pilot, facts)
    assert refused(f"enquiry SET {change}") == RULE


@pytest.mark.parametrize(
    ("facts", "steps", "due_on"),
    [
        (QUESTION, [(2, "in_progress")], "due_on + 1"),
        (QUESTION, [(2, "waiting"), (9, "in_progress")], "'2021-06-07'"),
        (QUESTION, [(2, "waiting"), (9, "in_progress")], "'2021-06-30'"),
        (QUESTION, [(2, "done"), (9, "reopened")], "taken_on"),
        (QUESTION, [(2, "done"), (9, "reopened")], "taken_on + 50"),
        (COMPLAINT, [(2, "waiting"), (9, "in_progress")], "due_on + 1"),
        (COMPLAINT, [(2, "extended")], "due_on - 1"),
        (COMPLAINT, [(2, "extended")], "due_on + 8"),
        (COMPLAINT, [(2, "done"), (9, "reopened")], "taken_on + 41"),
    ],
)
def test_that_of_the_last_step(pilot, facts, steps, due_on):
    enquiry = enquiry_of(pilot, facts)
    take(enquiry, *steps)
    last = enquiry.steps.last().pk
    assert refused(f"enquirystep SET due_on = {due_on} WHERE id = {last}") == RULE


def test_that_of_a_step_moves_with_those_before_it(pilot):
    enquiry = enquiry_of(pilot, QUESTION)
    take(enquiry, (2, "waiting"), (9, "in_progress"), (10, "forwarded"))
    second = enquiry.steps.all()[1].pk
    assert refused(f"enquirystep SET due_on = due_on + 1 WHERE id = {second}") == RULE
    assert refused("enquiry SET due_on = due_on + 1") == RULE


@pytest.mark.parametrize("after", KINDS)
@pytest.mark.parametrize("before", KINDS)
def test_a_correction_moves_all(pilot, before, after):
    enquiry = enquiry_of(pilot, before)
    take(enquiry, (1, "forwarded"), (1, "waiting"), (15, "in_progress"))
    facts = {"category": None, **{name: term(key) for name, key in after.items()}}
    kept = {"channel": enquiry.channel, "text": "Anders.", "received_on": enquiry.received_on}
    changed = change_enquiry(enquiry=enquiry, today=TODAY, by=system(), **kept, **facts)
    check_so_far()
    assert changed.due_on == last_day_from(changed, changed.received_on)


def test_what_was_recorded_before_there_was_such_a_term_is_dealt_with(pilot):
    enquiry = enquiry_of(pilot, COMPLAINT)
    take(enquiry, (2, "in_progress"))
    check_so_far()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE neighbours_enquiry SET due_on = received_on + 10")
        cursor.execute("UPDATE neighbours_enquirystep SET due_on = taken_on + 20")
        cursor.execute("SET LOCAL session_replication_role = origin")
    for row in (enquiry, *EnquiryStep.objects.all()):
        tell(row)
    take(enquiry, (3, "waiting"), (4, "done"))
    check_so_far()
    last = EnquiryStep.objects.last()
    assert (last.status, last.due_on) == ("done", date(2021, 6, 2) + timedelta(days=20))
