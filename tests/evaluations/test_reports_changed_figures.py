"""Through the real acts: a published quarter whose figures change is told in the next report."""

from datetime import date, time

from evaluations.council.changes import CORRECTED, LATER
from evaluations.council.proposals import proposed_text
from evaluations.council.snapshot import report_from
from evaluations.models import Evidence, PublishedReport
from interwonen.core.history import save_as
from interwonen.core.quarters import Quarter
from neighbours.actions.enquiries_corrections import withdraw_enquiry
from tests.commitment_factories import make_commitment
from tests.day_book_factories import make_day
from tests.factories import TODAY, make_enquiry, make_placement, make_session, system
from tests.report_factories import (
    draft_of,
    make_approved,
    make_published,
    make_report,
    publish,
    words_of,
)

MARCH, PROMISED = date(2021, 3, 10), date(2021, 2, 2)


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


def promised(pilot, number, evidence, **facts):
    words = f"Toezegging {number}."
    return make_commitment(
        pilot, words=words, evidence=evidence, **{"due_on": None, "promised_on": PROMISED, **facts}
    )


def test_a_promise_that_was_printed_as_late_and_is_kept_by_now_is_told_to_have_been_late(
    pilot, counsellor, passing_time
):
    promised(pilot, 1, Evidence.SUPPORT_POINT)
    promised(pilot, 2, Evidence.SESSIONS)
    moved_on = promised(pilot, 3, Evidence.LETTERS, due_on=date(2021, 3, 15))
    promised(pilot, 4, Evidence.EVALUATIONS)
    first = report_from(make_published(pilot, Quarter(2021, 1)).snapshot)
    assert words_of(first, "promises_named") == {
        "Toezegging 1.": ["Gemeente Voorbeeld", "te laat: moest uiterlijk 15 maart 2021"],
        "Toezegging 3.": ["Gemeente Voorbeeld", "te laat: moest uiterlijk 15 maart 2021"],
        "Toezegging 2.": ["Gemeente Voorbeeld", "te laat"],
    }
    passing_time(hours=1)

    make_day(pilot, day=date(2021, 6, 25))
    make_session(make_placement(pilot).participant, by=counsellor, day=date(2021, 6, 24))
    moved_on.due_on = date(2021, 9, 1)
    save_as(moved_on, by=system())

    second = draft_of(pilot)
    was_late = "in het vorige rapport te laat"
    told = words_of(second, "promises_named")
    assert list(told) == ["Toezegging 1.", "Toezegging 2.", "Toezegging 3."]  # not by their days
    assert told == {
        "Toezegging 1.": ["Gemeente Voorbeeld", f"nagekomen; {was_late}"],
        "Toezegging 2.": ["Gemeente Voorbeeld", f"nagekomen; {was_late}"],
        "Toezegging 3.": ["Gemeente Voorbeeld", f"kan nog op tijd; {was_late}"],
    }
    block = second.block("promises")
    assert block
    assert "is er geen te laat" in proposed_text(second, block, {})


def test_the_report_after_that_says_it_no_more_and_one_without_a_report_before_never(
    pilot, passing_time
):
    promised(pilot, 1, Evidence.SUPPORT_POINT)
    make_day(pilot, day=date(2021, 6, 25))
    assert words_of(draft_of(pilot), "promises_named") == {}
    make_published(pilot, Quarter(2021, 1))
    passing_time(hours=1)
    assert list(words_of(draft_of(pilot), "promises_named")) == ["Toezegging 1."]
    publish(make_approved(make_report(pilot)))
    passing_time(hours=1)
    third = draft_of(pilot, Quarter(2021, 3), as_of=date(2021, 7, 1))
    assert words_of(third, "promises_named") == {}
