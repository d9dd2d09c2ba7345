"""What each block says, against the pilot on paper of scenario.py, worked out by hand."""

from dataclasses import replace
from datetime import date

import pytest

from evaluations.council.compose import compose_report
from evaluations.council.material import Material
from evaluations.council.moves import disclosed
from evaluations.council.promised import promises
from evaluations.council.ratings import proposed_ratings
from evaluations.models import Commitment, Evidence
from evaluations.selectors.commitments import Standing
from evaluations.selectors.commitments_facts import Tally
from interwonen.accounts.models import Organisation
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot
from tests.evaluations.scenario import AFTER, BEFORE, CHANGE, LAST, facts_on


def material(day=CHANGE):
    pilot = Pilot(
        name="Proef",
        slug="proef",
        place="Voorbeelddorp",
        starts_on=date(2021, 3, 1),
        ends_on=LAST,
        base_capacity=5,
        maximum_capacity=7,
        goal="Mensen oefenen met zelfstandig wonen.",
        zoning_ground="Past.",
    )
    return Material(pilot=pilot, quarter=Quarter.containing(day), as_of=day, facts=facts_on(day))


def table(code, day=CHANGE):
    """The words of a table by the labels of its rows."""
    found = [
        each
        for block in compose_report(material(day)).blocks
        for each in block.tables
        if each.code == code
    ]
    return {row.label: [cell.words for cell in row.cells] for row in found[0].rows}


def test_occupancy_is_that_of_the_end_of_each_month():
    assert table("occupancy") == {
        "maart 2021": ["1", "5", "4"],
        "april 2021": ["2", "5", "3"],
        "mei 2021": ["3", "5", "2"],
        "juni 2021": ["3", "7", "4"],
    }


def test_the_empty_days_of_the_quarter_stand_by_month_and_cause():
    # April: W3, 19 days before it was found ready and 11 after. On 1 June: W4, ready that day.
    assert table("empty_days") == {
        "april 2021": ["19", "11", "30"],
        "juni 2021": ["0", "1", "1"],
        "Dit kwartaal": ["19", "12", "31"],
    }


def test_page_one_and_the_comparison_count_answers_in_time_alike():
    report = compose_report(material())
    [on_page_one] = [each.words for each in report.front.key_figures if "beantwoord" in each.label]
    assert (
        on_page_one
        == table("compared")["Op tijd beantwoord, van wat beantwoord moest zijn"][1]
        == "0 van 2"
    )


def test_enquiries_stand_by_kind_and_term():
    # The report of 3 May was answered a day late; the term of the question of 25 May ended 31 May.
    assert table("enquiries") == {
        "Melding": ["0", "1", "0", "0", "1"],
        "Vraag": ["0", "0", "0", "1", "1"],
        "Samen": ["0", "1", "0", "1", "2"],
    }


def test_money_stands_by_source():
    nbsp = "\N{NO-BREAK SPACE}"
    assert table("money")["Rijk"] == [f"€{nbsp}20.000", f"€{nbsp}8.000", f"€{nbsp}9.100"]


def test_changes_of_the_whole_group_are_hidden_when_fewer_than_five_lived_there():
    rows = table("progress").values()
    assert rows
    assert {words for row in rows for words in row} == {"niet getoond"}


def test_page_one_says_the_result_and_why_places_are_empty():
    front = compose_report(material()).front
    assert front.result == (
        "Op 1 juni 2021 wonen 3 mensen in de pilot; er zijn 7 plekken. Sinds de start op 1 maart 2021"
        " kwamen 4 mensen wonen en vertrok 1 persoon."
    )
    assert front.key_figures[0].words == "3 van 7"
    assert "3 plekken hebben nog geen woning" in front.key_figures[0].note
    assert [theme.status for theme in front.themes] == [""] * 6


def test_ratings_are_proposed_by_written_bounds():
    found = replace(material(), disclosure=disclosed(material()))
    proposals = proposed_ratings(found)
    # Rounded down, so that what is said to need attention does not read as enough.
    words = "6 gesprekken dit kwartaal, 0,2 per bewoner per week"
    assert proposals["support"].words == words
    assert {code: each.rating for code, each in proposals.items()} == {
        "promises": "attention",  # one is overdue
        "places": "adjust",  # 4 of 7 empty
        "flow": "on_course",
        "informed": "adjust",  # both were late
        "support": "adjust",  # 6 sessions in 8.9 weeks, 2.7 residents on average: 0.25 a week
        "money": "on_course",
    }


@pytest.mark.parametrize(
    ("day", "result"),
    [
        (BEFORE, "De pilot begint op 1 maart 2021."),
        (
            AFTER,
            "Op 1 maart 2022, de laatste dag, woonden 2 mensen in de pilot; er waren 7 plekken. Sinds"
            " de start op 1 maart 2021 kwamen 4 mensen wonen en vertrokken 3 mensen.",
        ),
    ],
)
def test_before_and_after_the_pilot(day, result):
    report = compose_report(material(day))
    assert report.front.result == result
    assert report.block("places").tables


def test_the_questions_of_parliament_are_not_answered_before_they_were_asked():
    assert table("parliament")["Waar zijn de plekken?"][0].startswith("In Voorbeelddorp")
    before = compose_report(material(BEFORE)).block("parliament")
    assert before.tables == ()
    assert "nog niet gesteld" in before.note


def moved_in_late():
    """A promise that people move in, which was kept a day too late."""
    commitment = Commitment(
        pilot=Pilot(ends_on=LAST, municipality=Organisation(name="Gemeente Voorbeeld")),
        words="Er komen mensen wonen.",
        evidence=Evidence.MOVED_IN,
        owner=Commitment.Owner.MUNICIPALITY,
        promised_on=date(2021, 2, 1),
        due_on=date(2021, 3, 9),
    )
    return Standing(
        commitment, CHANGE, (), Tally(1, date(2021, 3, 10), date(2021, 3, 10)), frozenset()
    )


def test_a_promise_that_people_move_in_tells_no_day():
    named = promises_with(moved_in_late(), shows_moves=True).tables[0].rows[0]
    assert named.cells[1].words == "nagekomen, te laat: in maart 2021"


def test_a_promise_that_people_move_in_tells_nothing_while_moves_are_hidden():
    content = promises_with(moved_in_late(), shows_moves=False)
    assert content.paragraphs == ("In de brief staan 1 toezeggingen: 1 niet getoond.",)
    assert content.tables == ()


def overdue(number, evidence, last_proof, due_on=None):
    """A promise that holds throughout, or by a day, and of which the last proof is too old."""
    commitment = Commitment(
        pk=number,
        pilot=Pilot(
            starts_on=date(2021, 3, 1), ends_on=LAST, care_provider=Organisation(name="LdH")
        ),
        words=f"Toezegging {number}.",
        evidence=evidence,
        owner=Commitment.Owner.CARE_PROVIDER,
        promised_on=date(2021, 2, 1),
        due_on=due_on,
    )
    tally = Tally(1, last_proof, last_proof) if last_proof else Tally()
    return Standing(commitment, CHANGE, (), tally, frozenset())


def named(*standings):
    table = promises_with(*standings, shows_moves=True).tables[0]
    return {row.label: row.cells[1].words for row in table.rows}


@pytest.mark.parametrize("evidence", [Evidence.SESSIONS, Evidence.ASSESSMENTS])
def test_a_promise_that_is_proved_by_one_person_tells_no_day_of_the_last_proof(evidence):
    found = [named(overdue(1, evidence, date(2021, 2, day))) for day in (1, 2, 25)]
    assert found == [{"Toezegging 1.": "te laat"}] * 3
    by_a_day = overdue(1, evidence, None, due_on=date(2021, 4, 1))
    assert named(by_a_day) == {"Toezegging 1.": "te laat: moest uiterlijk 1 april 2021"}
    first_on = date(2021, 4, 6)
    late = overdue(1, evidence, first_on, due_on=date(2021, 4, 1))
    assert named(late) == {"Toezegging 1.": "nagekomen, te laat: in april 2021"}


def test_its_place_between_other_promises_does_not_tell_that_day_either():
    neighbours = [
        overdue(1, Evidence.HOURS, date(2021, 2, 10)),
        overdue(3, Evidence.SUPPORT_POINT, date(2021, 2, 12)),
    ]
    orders = [
        list(named(*sorted([overdue(2, Evidence.SESSIONS, day), *neighbours], key=a_deadline)))
        for day in (date(2021, 2, 1), date(2021, 3, 1), date(2021, 5, 1))
    ]
    assert orders == [["Toezegging 3.", "Toezegging 1.", "Toezegging 2."]] * 3


def a_deadline(standing):
    return standing.deadline


def promises_with(*standings, shows_moves):
    found = material()
    found = replace(found, facts=replace(found.facts, standings=standings))
    found.pilot.shows_moves = shows_moves
    return promises(replace(found, disclosure=disclosed(found)))


def test_what_is_spent_is_said_to_be_part_of_what_is_committed():
    report = compose_report(material())
    meant = {fact.name: fact.words for fact in report.block("terms").facts}
    assert "wat al is uitgegeven, telt daarin mee" in meant["Verplichtingen"]
    [amounts] = report.block("money").tables
    assert "Wat is uitgegeven, is een deel van de verplichtingen." in amounts.note
    told = {fact.name: fact.words for fact in report.block("money").facts}
    assert "ook wat maar één keer nodig is" in told["Kosten van een plek per maand"]
    assert report.front.key_figures[-1].note == "toegekend tot en met dit kwartaal"


def test_how_themes_stand_is_said_to_be_a_judgement_of_people():
    told = {fact.name: fact.words for fact in compose_report(material()).block("method").facts}
    assert told["Op schema, let op of bijsturen"].startswith("dat zeggen de schrijvers")
