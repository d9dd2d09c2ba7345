"""Through the real acts: a published quarter whose figures change is told in the next report."""

from datetime import date, time

from evaluations.council.changes import CORRECTED, LATER
from evaluations.council.snapshot import report_from
from evaluations.models import PublishedReport
from interwonen.core.history import save_as
from interwonen.core.quarters import Quarter
from neighbours.actions.enquiries_corrections import withdraw_enquiry
from tests.day_book_factories import make_day
from tests.factories import TODAY, make_enquiry, make_placement, make_session, system
from tests.report_factories import make_approved, make_published, make_report, publish

MARCH = date(2021, 3, 10)


def test_the_next_report_says_which_figures_became_others_and_why_not_about_whom(
    pilot, counsellor, passing_time
):
    withdrawn = make_enquiry(pilot, received_on=MARCH)
    moved = make_day(pilot, day=MARCH, opens_at=time(9), closes_at=time(17))
    first = make_published(pilot, Quarter(2021, 1))
    assert report_from(first.snapshot).block("changes") is None
    assert first.basis["enquiries"]["2021-Q1"]["value"] == "1"
    passing_time(hours=1)

    person = make_placement(pilot).participant
    make_session(person, by=counsellor, day=MARCH)
    moved.day = date(2021, 4, 12)
    save_as(moved, by=system())
    withdraw_enquiry(withdrawn, reason="Dubbel ingevoerd.", today=TODAY, by=system())

    second = publish(make_approved(make_report(pilot)))
    contents = report_from(second.snapshot)
    (table,) = contents.block("changes").tables
    told = {(row.label, *(cell.words for cell in row.cells)) for row in table.rows}
    when = "eerste kwartaal 2021"
    assert {
        ("Vragen en meldingen ontvangen", when, "1", "0", CORRECTED),
        ("Gesprekken gehouden", when, "0", "1", LATER),
    } <= told
    assert {row[-1] for row in told if "teunpunt" in row[0]} == {CORRECTED}
    assert person.reference not in str(contents)
    assert PublishedReport.objects.get(pk=first.pk).basis == first.basis
