"""A later report says by itself which earlier figure became another, and why."""

import json
from dataclasses import replace
from datetime import date, time

from django.utils import translation

from evaluations.council.changes import CORRECTED, LATER, basis_of, changes
from evaluations.council.compose import compose_report
from evaluations.council.material import material_of
from evaluations.selectors.council_records import EditionRecord
from interwonen.core import clock
from interwonen.core.history import save_as
from interwonen.core.quarters import Quarter
from neighbours.actions.enquiries_corrections import withdraw_enquiry
from tests.day_book_factories import make_day
from tests.factories import TODAY, make_enquiry, make_placement, system

Q1, Q2 = Quarter(2021, 1), Quarter(2021, 2)


def material(pilot, quarter=Q2):
    return material_of(pilot, quarter, as_of=quarter.ends_on, now=clock.now())


def publish(pilot, quarter=Q1):
    """What is known of an edition that was published on the day after its quarter."""
    return EditionRecord(
        year=quarter.year,
        quarter_number=quarter.number,
        published_at=f"{quarter.next.starts_on}T12:00:00+00:00",
        as_of=quarter.ends_on,
        basis=json.loads(json.dumps(basis_of(material(pilot, quarter)))),
    )


def told(pilot, *editions):
    found = material(pilot)
    found = replace(found, records=replace(found.records, editions=editions))
    with translation.override("nl"):
        tables = changes(found).tables
    return [
        (row.label, *(cell.words for cell in row.cells)) for each in tables for row in each.rows
    ]


def test_without_a_difference_nothing_is_said(pilot):
    make_enquiry(pilot, received_on=date(2021, 3, 10))
    edition = publish(pilot)
    make_enquiry(pilot, received_on=date(2021, 4, 10))
    assert told(pilot, edition) == []


def test_what_was_recorded_later_is_called_so(pilot):
    edition = publish(pilot)
    make_enquiry(pilot, received_on=date(2021, 3, 10))
    ((name, period, before, now, why),) = told(pilot, edition)
    assert (period, before, now, why) == ("eerste kwartaal 2021", "0", "1", LATER)
    assert name == "Vragen en meldingen ontvangen"


def test_a_record_that_was_withdrawn_is_a_correction(pilot):
    enquiry = make_enquiry(pilot, received_on=date(2021, 3, 10))
    edition = publish(pilot)
    withdraw_enquiry(enquiry, reason="Dubbel ingevoerd.", today=TODAY, by=system())
    assert [row[2:] for row in told(pilot, edition)] == [("1", "0", CORRECTED)]


def test_a_date_that_moves_between_quarters_is_a_correction_of_both(pilot):
    day = make_day(pilot, day=date(2021, 3, 10), opens_at=time(9), closes_at=time(17))
    make_day(pilot, day=date(2021, 4, 12), opens_at=time(9), closes_at=time(17))
    editions = publish(pilot, Q1), publish(pilot, Q2)
    day.day = date(2021, 4, 13)
    save_as(day, by=system())
    assert [row[1:] for row in told(pilot, *editions)] == [
        ("eerste kwartaal 2021", "1", "0", CORRECTED),
        ("tweede kwartaal 2021", "1", "2", CORRECTED),
    ]


def test_a_stay_that_was_recorded_later_is_told_of_its_totals_only(pilot):
    edition = publish(pilot)
    person = make_placement(pilot).participant
    rows = told(pilot, edition)
    assert (
        "Bewoonde plekken, eind van de maand",
        "maart 2021",
        "0 van 5",
        "1 van 5",
        LATER,
    ) in rows
    assert {row[-1] for row in rows} == {LATER}
    assert person.reference not in str(rows)


def test_what_a_later_edition_printed_is_not_told_again(pilot):
    first = publish(pilot, Q1)
    make_enquiry(pilot, received_on=date(2021, 3, 10))
    assert told(pilot, first)
    assert told(pilot, first, publish(pilot, Q2)) == []


def test_moves_that_were_never_shown_do_not_change_either(pilot):
    """The first quarter was published without moves; later ones show them."""
    hidden = compose_report(material(pilot, Q1)).disclosure
    hidden = replace(
        hidden,
        quarters=tuple(replace(each, moved_in=None, moved_out=None) for each in hidden.quarters),
    )
    now = replace(material(pilot, Q2), published=(hidden,))
    assert set(basis_of(now)["moved_in"]) == {"2021-Q2"}
    assert set(basis_of(now)["sessions"]) == {"2021-Q1", "2021-Q2"}
