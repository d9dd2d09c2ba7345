"""The figures of a quarter against a table worked out by hand.

    person  referred  lived here          left
    1       1 Feb     1 Mar - end
    2       1 Feb     1 Mar - 31 May      31 May, to an own home
    3       1 Feb     20 Apr - end
    4       1 Feb     1 June - end
    5       3 May     10 June - end
    6       1 Jun     (waits)

Capacity 5, from 1 June 7. So on the last day of the month: March 2, April 3, May 3, June 4.
"""

from datetime import date, time

import pytest

from evaluations.actions.moments import hold_moment, plan_moment
from evaluations.actions.reports import start_report, write_paragraphs
from evaluations.indicators.council import council_figures
from evaluations.indicators.figures import EnquiryRow, EvaluationLine
from interwonen.core.quarters import Quarter
from interwonen.pilots.actions.capacity_steps import decide_capacity
from neighbours.actions.enquiries_steps import close_enquiry
from participants.actions.exits import record_exit
from participants.rules.placements import DWELLING_NOT_READY
from participants.selectors.participants_support_period import is_supported
from tests.enquiry_factories import make_reply
from tests.exit_factories import make_comeback, make_move, make_return
from tests.factories import (
    TODAY,
    make_dwelling,
    make_enquiry,
    make_exit,
    make_participant,
    make_pilot,
    make_placement,
    make_session,
    make_user,
    system,
    term,
)

Q1, Q2 = Quarter(2021, 1), Quarter(2021, 2)
PLACEMENTS = (
    (date(2021, 2, 1), date(2021, 3, 1)),
    (date(2021, 2, 1), date(2021, 3, 1)),
    (date(2021, 2, 1), date(2021, 4, 20)),
    (date(2021, 2, 1), date(2021, 6, 1)),
    (date(2021, 5, 3), date(2021, 6, 10)),
)


@pytest.fixture
def residents(pilot):
    decide_capacity(
        pilot=pilot,
        effective_from=date(2021, 6, 1),
        capacity=7,
        reason="Er is vraag.",
        reference="B-1",
        by=system(),
    )
    placements = []
    for referred_on, starts_on in PLACEMENTS:
        person = make_participant(pilot, referred_on=referred_on, accepted_on=referred_on)
        placements.append(make_placement(pilot, participant=person, starts_on=starts_on))
        if len(placements) == 2:
            leave(placements[-1], date(2021, 5, 31))
    waiting = make_participant(pilot, referred_on=date(2021, 6, 1), accepted_on=None)
    return [*(placement.participant for placement in placements), waiting]


def leave(placement, exited_on):
    record_exit(
        placement=placement,
        exited_on=exited_on,
        reason=term("exit_reason.goals_met"),
        destination=term("exit_destination.own_rental"),
        today=TODAY,
        by=system(),
    )


def answer(enquiry, replied_on):
    make_reply(enquiry, replied_on=replied_on, text="Tijdens kantoortijd.")


class TestOccupancy:
    def test_it_is_measured_at_the_end_of_every_month(self, pilot, residents):
        months = council_figures(pilot=pilot, quarter=Q2).occupancy.months
        assert [(row.month.month, row.residents, row.capacity) for row in months] == [
            (3, 2, 5),
            (4, 3, 5),
            (5, 3, 5),
            (6, 4, 7),
        ]

    def test_it_counts_dwelling_months_of_the_quarter(self, pilot, residents):
        occupancy = council_figures(pilot=pilot, quarter=Q2).occupancy
        assert (occupancy.occupied, occupancy.available, occupancy.percentage) == (10, 17, 59)

    def test_few_dwelling_months_give_no_percentage(self, pilot, residents):
        occupancy = council_figures(pilot=pilot, quarter=Q1).occupancy
        assert (occupancy.occupied, occupancy.available, occupancy.percentage) == (2, 5, None)

    def test_a_quarter_that_goes_on_stops_at_the_cut_off(self, pilot, residents):
        figures = council_figures(pilot=pilot, quarter=Q2, as_of=date(2021, 5, 15))
        assert [row.residents for row in figures.occupancy.months] == [2, 3, 3]
        assert not figures.quarter_is_over

    def test_it_ends_with_the_pilot(self, pilot, residents):
        figures = council_figures(pilot=pilot, quarter=Quarter(2022, 1))
        assert figures.occupancy.latest.month == date(2022, 3, 1)
        assert figures.occupancy.latest.residents == 4
        assert figures.occupancy_on == pilot.ends_on
        assert figures.pilot_is_over


def test_small_flows_are_hidden(pilot, residents):
    flow = council_figures(pilot=pilot, quarter=Q2).flow
    assert [(row.label, str(row.quarter), str(row.since_start)) for row in flow] == [
        ("Aanmeldingen", "minder dan 5", "niet getoond (privacy)"),
        ("Instroom", "niet getoond (privacy)", "niet getoond (privacy)"),
        ("Uitstroom", "minder dan 5", "minder dan 5"),
        (
            "Passend, Anders, Dakloos of detentie",
            "niet getoond (privacy)",
            "niet getoond (privacy)",
        ),
    ]


def test_large_numbers_of_referrals_are_shown(pilot, residents):
    for _ in range(5):
        make_participant(pilot, referred_on=date(2021, 5, 1), accepted_on=None)
    referrals = council_figures(pilot=pilot, quarter=Q2).flow[0]
    # In the quarter 5 + 2; since the start 11, of whom 6 did not move in; before the quarter 4.
    assert (str(referrals.quarter), str(referrals.since_start)) == ("niet getoond (privacy)", "11")


def test_sessions_of_the_quarter_are_added_up(pilot, residents):
    counsellor = make_user(role="counsellor", pilot=pilot)
    make_session(residents[0], by=counsellor, day=date(2021, 3, 31))
    for person in [person for person in residents if is_supported(person, date(2021, 6, 15))][:5]:
        make_session(person, by=counsellor, day=date(2021, 6, 15), duration_minutes=30)
    make_session(residents[-1], by=counsellor, day=date(2021, 6, 30), starts_at=time(9, 0))
    support = council_figures(pilot=pilot, quarter=Q2).support
    assert (support.sessions, support.minutes, support.hours) == (6, 195, 3.25)
    assert council_figures(pilot=pilot, quarter=Q1).support is None


class TestEnquiries:
    @pytest.fixture
    def enquiries(self, pilot):
        report = {"kind": term("contact_kind.report"), "category": term("report_category.noise")}
        answer(make_enquiry(pilot, received_on=date(2021, 3, 30)), date(2021, 3, 31))
        answer(make_enquiry(pilot), date(2021, 6, 2))
        answer(make_enquiry(pilot), date(2021, 6, 29))
        make_enquiry(pilot)
        make_enquiry(pilot, received_on=TODAY)
        closed = make_enquiry(pilot, received_on=date(2021, 6, 29), **report)
        found = term("validity.unknown")
        close_enquiry(enquiry=closed, text="Dubbel.", validity=found, today=TODAY, by=system())

    def test_they_are_counted_by_kind_and_timeliness(self, pilot, enquiries):
        figures = council_figures(pilot=pilot, quarter=Q2)
        assert figures.enquiries == (
            EnquiryRow("Vraag", 1, 1, 1, 1),
            EnquiryRow("Melding (overlast of zorg)", answered_in_time=1),
        )
        assert figures.enquiry_total == EnquiryRow("Totaal", 2, 1, 1, 1)
        assert figures.enquiries_since_start == 6

    def test_a_later_answer_is_not_known_yet(self, pilot, enquiries):
        figures = council_figures(pilot=pilot, quarter=Q2, as_of=date(2021, 6, 2))
        assert figures.enquiries == (EnquiryRow("Vraag", 1, 0, 2, 0),)


class TestEvaluations:
    @pytest.fixture
    def moment(self, pilot):
        moment = plan_moment(
            pilot=pilot, planned_on=date(2021, 6, 1), theme="Eerste evaluatie", by=system()
        )
        return hold_moment(
            moment=moment,
            held_on=date(2021, 6, 3),
            progress="Goed.",
            embedding="Nog niet.",
            verdict=term("verdict.continue"),
            decision="We gaan door.",
            today=TODAY,
            by=system(),
        )

    def test_a_held_moment_has_its_verdict(self, pilot, moment):
        figures = council_figures(pilot=pilot, quarter=Q2)
        assert figures.last_evaluation == EvaluationLine(
            planned_on=date(2021, 6, 1),
            theme="Eerste evaluatie",
            held_on=date(2021, 6, 3),
            verdict="Doorgaan",
            progress="Goed.",
            embedding="Nog niet.",
            decision="We gaan door.",
            is_adopted=False,
        )
        assert figures.coming_evaluations == ()

    def test_before_it_was_held_it_was_planned(self, pilot, moment):
        figures = council_figures(pilot=pilot, quarter=Q2, as_of=date(2021, 6, 2))
        assert figures.last_evaluation is None
        assert figures.coming_evaluations == (EvaluationLine(date(2021, 6, 1), "Eerste evaluatie"),)


def test_texts_are_split_into_paragraphs(pilot):
    report = start_report(pilot=pilot, quarter=Q2, by=system())
    texts = {"summary": "Een.\n \nTwee.\nDoor.\n", "ask": "  "}
    write_paragraphs(report=report, texts=texts, by=system())
    figures = council_figures(pilot=pilot, quarter=Q2)
    assert figures.narrative == {"summary": ("Een.", "Twee.\nDoor.")}
    assert council_figures(pilot=pilot, quarter=Q1).narrative == {}


def test_another_pilot_counts_for_nothing(pilot, residents):
    make_enquiry(pilot)
    other = council_figures(pilot=make_pilot(), quarter=Q2)
    assert [row.residents for row in other.occupancy.months] == [0, 0, 0, 0]
    assert (other.enquiries, other.enquiries_since_start) == ((), 0)


def test_more_rows_take_no_more_queries(pilot, count_queries):
    def report():
        council_figures(pilot=type(pilot).objects.get(pk=pilot.pk), quarter=Q2)

    make_placement(pilot)
    make_enquiry(pilot)
    plan_moment(pilot=pilot, planned_on=date(2021, 6, 1), theme="Een", by=system())
    before = count_queries(report)
    for number in (1, 2):
        make_placement(pilot)
        make_enquiry(pilot)
        plan_moment(pilot=pilot, planned_on=date(2021, 9, number), theme="Meer", by=system())
    assert count_queries(report) == before


def test_people_who_return_count_once(pilot):
    home = [make_dwelling(pilot) for _ in range(3)]
    for dwelling in home:
        someone = make_participant(pilot)
        for first, last in ((date(2021, 4, 1), date(2021, 4, 20)), (date(2021, 4, 25), TODAY)):
            if first != date(2021, 4, 1):
                make_comeback(someone, date(2021, 4, 21))
            placement = make_placement(
                pilot, participant=someone, dwelling=dwelling, starts_on=first, ends_on=last
            )
            record_exit(
                placement=placement,
                exited_on=last,
                reason=term("exit_reason.own_choice"),
                destination=term("exit_destination.with_family"),
                today=TODAY,
                by=system(),
            )
    rows = {row.label: row for row in council_figures(pilot=pilot, quarter=Q2).flow}
    assert not rows["Instroom"].since_start.is_shown
    assert not rows["Uitstroom"].since_start.is_shown


def test_who_moved_left_and_came_back_homeless_counts_once_in_the_outflow(pilot):
    for _ in range(5):
        placement = make_placement(pilot)
        second = make_move(
            placement, moves_on=date(2021, 4, 12), confirmed=[DWELLING_NOT_READY.name]
        )
        exit = make_exit(second, aftercare_until=date(2021, 9, 1))
        make_return(exit)
    rows = {row.label: row for row in council_figures(pilot=pilot, quarter=Q2).flow}
    assert str(rows["Uitstroom"].since_start) == "5"
    assert str(rows["Instroom"].since_start) == "5"
