"""What a report says of who moved in and out, and of where people live who left."""

from dataclasses import replace
from datetime import date

import pytest

from evaluations.council.compose import compose_report
from evaluations.council.disclosure import Group, Outcomes, QuarterTotals
from evaluations.council.hidden_figures import unsafe_figures
from evaluations.council.material import material_of
from evaluations.council.possible_worlds import with_published
from evaluations.council.publication import stayed_for_sure
from evaluations.council.snapshot import disclosure_from, plain
from evaluations.council.support import COMPARED
from interwonen.core import clock
from interwonen.core.quarters import Quarter
from participants.actions.agreed_statements import note_published, withdraw_agreed_statement
from participants.actions.exits_corrections import change_exit, withdraw_exit
from participants.rules.placements import DWELLING_NOT_READY
from tests.assessment_factories import make_assessment, scores
from tests.exit_factories import make_comeback, make_move, make_return
from tests.factories import TODAY, make_exit, make_placement, system, term
from tests.pilot_factories import choose_moves
from tests.report_factories import (
    correct,
    draft_of,
    make_approved,
    make_published,
    publish,
    words_of,
)
from tests.told_factories import make_agreed_statement, make_leaver

Q1, Q2 = Quarter(2021, 1), Quarter(2021, 2)
HIDDEN = "niet getoond (privacy)"


def after(pilot, *published, quarter=Q2):
    """The report on a quarter when these were published before."""
    material = material_of(pilot, quarter, as_of=quarter.ends_on, now=clock.now())
    return compose_report(replace(material, published=tuple(each.disclosure for each in published)))


def test_moves_are_numbers_from_nought_up_and_growth_is_said(pilot):
    make_placement(pilot)
    make_placement(pilot, starts_on=date(2021, 4, 1))
    report = draft_of(pilot)
    assert words_of(report, "flow") == {
        "Bewoners aan het begin": ["0", "1", "0"],
        "Kwamen wonen": ["1", "1", "2"],
        "Vertrokken": ["0", "0", "0"],
        "Bewoners aan het eind": ["1", "2", "2"],
        "Aangemeld": ["2", "0", "2"],
    }
    growth = "Het aantal bewoners groeide in dit kwartaal van 1 naar 2."
    assert report.block("flow").paragraphs == (growth,)


def test_who_moved_within_the_pilot_left_and_came_back_homeless_counts_once(pilot):
    second = make_move(
        make_placement(pilot), moves_on=date(2021, 4, 12), confirmed=[DWELLING_NOT_READY.name]
    )
    make_return(make_exit(second, aftercare_until=date(2021, 9, 1)))
    moves = words_of(draft_of(pilot), "flow")
    assert (moves["Kwamen wonen"], moves["Vertrokken"]) == (["1", "0", "1"], ["0", "1", "1"])


def test_of_one_person_who_left_nothing_is_said(pilot):
    make_leaver(pilot)
    report = draft_of(pilot)
    assert words_of(report, "destinations") == {
        "het tweede kwartaal van 2021": ["1", HIDDEN, HIDDEN],
    }
    assert "waar 1 persoon nu woont die in het tweede kwartaal" in report.front.hidden
    privacy = report.block("privacy")
    assert "passen 3 manieren waarop mensen verhuisd kunnen zijn" in privacy.paragraphs[-1]
    assert "ten minste 3 waarden" in privacy.paragraphs[-1]
    assert [row.label for row in privacy.tables[0].rows] == [
        each.label for each in report.disclosure.hidden
    ]


def test_while_nobody_left_there_is_one_way_in_which_it_went(pilot):
    told = draft_of(pilot).block("privacy").paragraphs[-1]
    assert "past 1 manier" in told
    assert "vertrek te tellen is, staat in dit rapport" in told


def test_who_agreed_is_known_and_who_left_since_is_not(pilot):
    make_agreed_statement(make_leaver(pilot))
    make_leaver(pilot)
    report = draft_of(pilot)
    assert words_of(report, "destinations") == {
        "het tweede kwartaal van 2021": ["1", HIDDEN, HIDDEN],
        "verteld met instemming": ["1", "1", "0"],
    }
    assert report.disclosure.quarters[-1].told == Outcomes(fitting=1)
    assert unsafe_figures(report.disclosure) == []


def test_what_was_told_stays_known_when_nobody_agrees_to_it_any_more(pilot):
    statement = make_agreed_statement(make_leaver(pilot))
    note_published(pilot=pilot, as_of=TODAY, today=TODAY, by=system())
    withdraw_agreed_statement(statement, reason="Wil het niet meer.", by=system())
    report = draft_of(pilot)
    assert report.block("result").facts == ()
    assert report.disclosure.quarters[-1].told == Outcomes(fitting=1)


def test_who_was_told_of_counts_once_when_the_exit_moves_to_another_quarter(pilot):
    """Two left in March, one of whom agreed; that exit turns out to be of April."""
    told, _other = (make_leaver(pilot, left_on=date(2021, 3, 31)) for _ in range(2))
    make_agreed_statement(told)
    published = draft_of(pilot, Q1)
    assert published.disclosure.groups == (Group(("2021-Q1",), 1, 1, told=Outcomes(fitting=1)),)
    corrected(told, date(2021, 4, 2))
    later = after(pilot, published).disclosure
    assert [(each.moved_out, each.told.people) for each in later.quarters] == [(1, 0), (1, 1)]
    assert later.since_start.told == Outcomes(fitting=1)
    assert later.groups == (Group(("2021-Q1",), 1, 1),)
    assert unsafe_figures(with_published(later, [published.disclosure])) == []


def corrected(participant, left_on):
    """The exit of someone, which turns out to have been on another day."""
    exit = participant.placements.get().exit
    change_exit(
        exit=exit,
        exited_on=left_on,
        reason=exit.reason,
        destination=exit.destination,
        today=TODAY,
        by=system(),
    )


def make_late_entry(pilot):
    """Someone who left in March too."""
    placement = make_placement(pilot, starts_on=date(2021, 3, 15))
    return make_exit(placement, exited_on=date(2021, 3, 31)).placement.participant


def test_who_was_counted_in_a_published_group_counts_in_no_other(pilot):
    """Five left in March; two of them turn out to have left in April, and one who was not known of."""
    five = [make_leaver(pilot, left_on=date(2021, 3, 10)) for _ in range(5)]
    published = disclosure_from(make_published(pilot, Q1).snapshot["disclosure"])
    for participant in five[:2]:
        corrected(participant, date(2021, 4, 2))
    late = make_late_entry(pilot)
    report = draft_of(pilot)
    moved = [(each.moved_out, each.counted_elsewhere) for each in report.disclosure.quarters]
    assert moved == [(4, 0), (2, 2)]
    assert report.disclosure.groups == published.groups
    assert "blijft die persoon meetellen" in report.block("flow").tables[1].note
    corrected(late, date(2021, 4, 2))
    later = draft_of(pilot).disclosure
    assert later.groups == (*published.groups, Group(("2021-Q2",), 1, 1))
    corrected(five[0], date(2021, 3, 10))
    assert [each.counted_elsewhere for each in draft_of(pilot).disclosure.quarters] == [0, 1]


def test_who_counts_elsewhere_does_so_also_once_the_new_quarter_has_a_group(pilot):
    """That an edition on the new quarter counted the exit among its totals makes no difference."""
    five = [make_leaver(pilot, left_on=date(2021, 3, 10)) for _ in range(5)]
    make_published(pilot, Q1)
    corrected(five[0], date(2021, 4, 2))
    for _ in range(5):
        others = make_placement(pilot, starts_on=date(2021, 4, 5))
        make_exit(others, exited_on=date(2021, 5, 10))
    published = disclosure_from(make_published(pilot).snapshot["disclosure"])
    assert [group.left for group in published.groups] == [5, 5]
    make_agreed_statement(five[0])
    later = draft_of(pilot).disclosure.quarters
    assert [(each.counted_elsewhere, each.told.people) for each in later] == [(0, 1), (1, 0)]


def test_what_counts_is_who_the_edition_counted_that_gave_the_group(pilot):
    """The report on the second quarter gives the group of the first; then one exit turns out to be of
    April, and the report on the first quarter, which has that group now, is corrected."""
    for _ in range(4):
        make_leaver(pilot, left_on=date(2021, 3, 10))
    first = make_published(pilot, Q1)
    late = make_late_entry(pilot)
    given = disclosure_from(make_published(pilot).snapshot["disclosure"]).groups
    assert [(group.quarters, group.closed_in) for group in given] == [(("2021-Q1",), "2021-Q2")]
    corrected(late, date(2021, 4, 2))
    publish(make_approved(correct(first.report)))
    assert [each.counted_elsewhere for each in draft_of(pilot).disclosure.quarters] == [0, 1]


def test_who_was_counted_in_a_published_group_is_told_of_there(pilot):
    """Two of five live in a fitting home: who tells that would give away the others."""
    five = [make_leaver(pilot, left_on=date(2021, 3, 31)) for _ in range(2)]
    for _ in range(3):
        destination = term("exit_destination.with_family")
        make_exit(make_placement(pilot), exited_on=date(2021, 3, 31), destination=destination)
    published = disclosure_from(make_published(pilot, Q1).snapshot["disclosure"])
    assert published.groups[0].fitting == 2
    corrected(five[0], date(2021, 4, 2))
    assert unsafe_figures(with_published(draft_of(pilot).disclosure, [published])) == []
    make_agreed_statement(five[0])
    disclosure = draft_of(pilot).disclosure
    assert [each.told.people for each in disclosure.quarters] == [1, 0]
    unsafe = unsafe_figures(with_published(disclosure, [published]))
    assert [each.code for each in unsafe] == ["left_2021-Q1"]


def test_a_report_on_an_earlier_quarter_does_not_tell_of_who_counts_in_a_later_one(pilot):
    five = [make_leaver(pilot) for _ in range(5)]
    make_published(pilot)
    corrected(five[0], date(2021, 3, 31))
    make_agreed_statement(five[0])
    first, second = draft_of(pilot, Q1), draft_of(pilot)
    assert first.block("result").facts == ()
    assert second.block("result").facts[0].words == "Één bewoner huurt nu zelf."
    assert first.disclosure.quarters[0].counted_elsewhere == 1
    assert (first.disclosure.groups, second.disclosure.quarters[1].told.people) == ((), 1)


def test_what_a_later_report_told_of_a_group_is_known_in_the_report_that_has_it(pilot):
    """Else a correction of that report could tell of another, as if nobody was known yet."""
    five = [make_leaver(pilot, left_on=date(2021, 3, 10)) for _ in range(5)]
    for _ in range(4):
        placement = make_placement(pilot, starts_on=date(2021, 3, 15))
        destination = term("exit_destination.with_family")
        make_exit(placement, exited_on=date(2021, 3, 31), destination=destination)
    make_published(pilot, Q1)
    corrected(five[0], date(2021, 4, 2))
    make_agreed_statement(five[0])
    assert draft_of(pilot, Q1).disclosure.quarters[0].told == Outcomes()
    second = make_published(pilot)
    told = disclosure_from(second.snapshot["disclosure"]).quarters[0].told
    assert (told, draft_of(pilot, Q1).disclosure.quarters[0].told) == (Outcomes(1), Outcomes(1))
    left = five[0].placements.get().exit
    withdraw_exit(exit=left, ends_on=TODAY, reason="Bleef.", by=system())
    assert draft_of(pilot, Q1).disclosure.quarters[0].told == Outcomes()


def test_an_exit_that_is_withdrawn_and_recorded_anew_counts_where_it_did(pilot):
    five = [make_leaver(pilot, left_on=date(2021, 3, 31)) for _ in range(5)]
    make_published(pilot, Q1)
    placement = five[0].placements.get()
    withdraw_exit(exit=placement.exit, ends_on=date(2021, 6, 1), reason="Bleef.", by=system())
    assert draft_of(pilot).disclosure.quarters[0].moved_out == 4
    placement.refresh_from_db()
    make_exit(placement, exited_on=date(2021, 5, 1))
    report = draft_of(pilot).disclosure
    assert report.quarters[1].counted_elsewhere == 1
    assert len(report.groups) == 1


def test_what_nobody_counts_elsewhere_is_not_in_the_file(pilot):
    """So the hash of a report that was published before reports said it is what it was."""
    make_leaver(pilot)
    quarters = plain(draft_of(pilot))["disclosure"]["quarters"]
    assert all("counted_elsewhere" not in each for each in quarters)


def test_a_late_entry_is_in_no_published_group(pilot):
    """Also when the next edition on that quarter counted it."""
    for _ in range(5):
        make_leaver(pilot, left_on=date(2021, 3, 10))
    published = make_published(pilot, Q1)
    late = make_late_entry(pilot)
    publish(make_approved(correct(published.report)))
    corrected(late, date(2021, 4, 2))
    later = draft_of(pilot).disclosure
    assert [each.counted_elsewhere for each in later.quarters] == [0, 0]
    assert later.groups[1] == Group(("2021-Q2",), 1, 1)


def test_who_comes_back_and_leaves_again_is_told_of_once(pilot):
    """The person agreed after leaving the first time."""
    person = make_leaver(pilot, left_on=date(2021, 3, 10))
    make_agreed_statement(person, agreed_on=date(2021, 3, 20))
    make_comeback(person, date(2021, 4, 20))
    again = make_placement(pilot, participant=person, starts_on=date(2021, 4, 21))
    make_exit(again, exited_on=date(2021, 6, 20), destination=term("exit_destination.mo"))
    report = draft_of(pilot)
    first, second = report.disclosure.quarters
    assert (first.told, second.told) == (Outcomes(fitting=1), Outcomes())
    assert report.disclosure.groups == (Group(("2021-Q2",), 1, 1),)
    assert draft_of(pilot, Q1).block("result").facts[0].words == "Één bewoner huurt nu zelf."


def test_a_sentence_on_a_later_exit_is_not_in_a_report_on_an_earlier_quarter(pilot):
    person = make_leaver(pilot, left_on=date(2021, 3, 10))
    make_comeback(person, date(2021, 4, 20))
    again = make_placement(pilot, participant=person, starts_on=date(2021, 4, 21))
    make_exit(again, exited_on=date(2021, 6, 5))
    make_agreed_statement(person)
    assert draft_of(pilot, Q1).block("result").facts == ()
    assert draft_of(pilot).block("result").facts[0].words == "Één bewoner huurt nu zelf."


def test_a_group_that_was_published_stays_as_it_was(pilot):
    five = [make_leaver(pilot) for _ in range(5)]
    published = draft_of(pilot)
    (group,) = published.disclosure.groups
    assert (group.left, group.closed_in, group.fitting) == (5, "2021-Q2", None)
    make_agreed_statement(five[0])
    later = after(pilot, published)
    assert later.disclosure.groups == (group,)
    assert later.disclosure.quarters[-1].told == Outcomes(fitting=1)


def test_a_pilot_that_hides_moves_hides_them_whatever_they_are(pilot):
    make_placement(pilot)
    choose_moves(pilot, shows=False)
    report = draft_of(pilot)
    rows = words_of(report, "flow")
    assert [rows[name] for name in ("Kwamen wonen", "Vertrokken", "Aangemeld")] == [
        [HIDDEN, HIDDEN, HIDDEN]
    ] * 3
    assert rows["Bewoners aan het eind"] == ["1", "1", "1"]
    codes = [each.code for each in report.disclosure.hidden]
    assert codes[:2] == ["moves_2021-Q1", "moves_2021-Q2"]


def test_what_a_report_showed_stays_known_and_what_it_hid_stays_hidden(pilot):
    make_placement(pilot)
    shown = draft_of(pilot, Q1)
    choose_moves(pilot, shows=False)
    hidden = draft_of(pilot, Q1)
    first, second = after(pilot, shown).disclosure.quarters
    assert (first.moved_in, second.moved_in) == (1, None)
    pilot.shows_moves = True
    first, second = after(pilot, hidden).disclosure.quarters
    assert (first.moved_in, second.moved_in) == (None, 0)
    later = after(pilot, hidden)
    assert later.disclosure.since_start.moved_in is None
    assert "kwamen wonen en vertrokken" not in [each.label for each in later.front.key_figures]
    assert "Sinds de start" not in later.front.result


def test_few_people_are_not_told_of_together(pilot):
    make_placement(pilot)
    disclosure = draft_of(pilot).disclosure
    assert not disclosure.shows_the_whole_group
    assert "whole_group_2021-Q2" in [each.code for each in disclosure.hidden]
    for _ in range(4):
        make_placement(pilot)
    assert draft_of(pilot).disclosure.shows_the_whole_group


def test_who_left_before_the_quarter_or_came_on_its_last_day_makes_no_whole_group(pilot):
    """One person lives there all along: the figures of the quarter would be about that one."""
    make_placement(pilot)
    for _ in range(4):
        make_leaver(pilot, left_on=date(2021, 3, 31))
    assert draft_of(pilot).disclosure.quarters[-1].residents == (5, 1, 1, 1)
    assert not draft_of(pilot).disclosure.shows_the_whole_group
    for _ in range(4):
        make_placement(pilot, starts_on=date(2021, 6, 30))
    assert draft_of(pilot).disclosure.quarters[-1].residents == (5, 1, 1, 5)
    assert not draft_of(pilot).disclosure.shows_the_whole_group


def test_levels_of_who_alone_lived_there_before_are_hidden(pilot):
    """All lines on levels together count the domains of one person, and the street knows which."""
    first = make_placement(pilot).participant
    make_assessment(first)
    make_assessment(first, moment="t_interim", assessed_on=date(2021, 6, 1), scores=scores(4))
    for _ in range(4):
        make_placement(pilot, starts_on=date(2021, 4, 1))
    report = draft_of(pilot)
    assert report.disclosure.quarters[-1].residents == (1, 5, 5, 5)
    words = words_of(report, "progress")
    assert words["Doelen gesteld"] == ["0"]
    assert {name for name, said in words.items() if said == ["niet getoond"]} == {
        "Belemmeringen die terugkwamen",
        "Leefgebieden vooruit",
        "Leefgebieden gelijk gebleven",
        "Leefgebieden achteruit",
    }
    assert "compared_2021-Q2" in [each.code for each in report.disclosure.hidden]
    assert "al voor het kwartaal woonden" in report.block("progress").note


def test_levels_are_shown_when_five_lived_there_before_and_stayed(pilot):
    first, *others = [make_placement(pilot).participant for _ in range(5)]
    make_assessment(first)
    make_assessment(first, moment="t_interim", assessed_on=date(2021, 6, 1), scores=scores(4))
    report = draft_of(pilot)
    assert words_of(report, "progress")["Leefgebieden vooruit"] == [str(len(scores()))]
    assert "compared_2021-Q2" not in [each.code for each in report.disclosure.hidden]
    make_exit(others[0].placements.get(), exited_on=date(2021, 4, 2))
    make_placement(pilot, starts_on=date(2021, 4, 5))
    report = draft_of(pilot)
    assert report.disclosure.quarters[-1].residents == (5, 5, 5, 5)
    assert words_of(report, "progress")["Leefgebieden vooruit"] == ["niet getoond"]


def test_while_moves_are_hidden_levels_never_are_shown(pilot):
    """Four of five swapped places with others: a neighbour knows who the fifth is."""
    stays, *others = [make_placement(pilot).participant for _ in range(5)]
    for other in others:
        make_exit(other.placements.get(), exited_on=date(2021, 4, 2))
        make_placement(pilot, starts_on=date(2021, 4, 5))
    make_assessment(stays)
    make_assessment(stays, moment="t_interim", assessed_on=date(2021, 6, 1), scores=scores(4))
    choose_moves(pilot, shows=False)
    report = draft_of(pilot)
    assert report.disclosure.quarters[-1].residents == (5, 5, 5, 5)
    words = words_of(report, "progress")
    assert {name for name, said in words.items() if said == ["niet getoond"]} == set(COMPARED)
    assert "compared_2021-Q2" in [each.code for each in report.disclosure.hidden]


@pytest.mark.parametrize(
    ("residents", "moved_out", "stayed"),
    [((5, 6, 6, 6), 1, 4), ((3, 5, 5, 5), 4, 0), ((6, 6, 6, 6), None, 0)],
)
def test_who_stayed_follows_from_public_totals(residents, moved_out, stayed):
    assert stayed_for_sure(QuarterTotals("2021-Q2", residents, moved_out=moved_out)) == stayed


def test_what_it_says_of_few_people_is_read_back_as_it_was(pilot):
    make_exit(make_placement(pilot), exited_on=date(2021, 5, 31))
    report = draft_of(pilot)
    assert disclosure_from(plain(report)["disclosure"]) == report.disclosure
