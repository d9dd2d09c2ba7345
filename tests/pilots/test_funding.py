"""Where the money of a pilot comes from, and what is granted, committed and spent per quarter."""

from datetime import date

import pytest

from interwonen.core.quarters import Quarter
from interwonen.pilots.actions.funding import change_funding_line, withdraw_funding_line
from interwonen.pilots.actions.funding_amounts import (
    change_funding_amount,
    withdraw_funding_amount,
)
from interwonen.pilots.models import FundingAmount, FundingLine
from interwonen.pilots.selectors.funding import (
    Amounts,
    funding_per_quarter,
    quarters_of,
    total_of,
)
from tests.factories import TODAY, make_pilot, system, term
from tests.pilot_factories import make_amount, make_line
from tests.pilots.test_pilot import change as change_pilot
from tests.refusals import breaks, refused_by

WITHIN_COMMITTED = "pilots_fundingamount_spent_within_committed"
WITHIN_GRANTED = "pilots_fundingamount_committed_within_granted"
Q1, Q2, Q3 = date(2021, 1, 1), date(2021, 4, 1), date(2021, 7, 1)


def correct(amount: FundingAmount, **facts) -> FundingAmount:
    names = ("quarter_starts_on", "kind", "cents", "reference")
    kept = {name: getattr(amount, name) for name in names}
    return change_funding_amount(amount=amount, **{**kept, "today": TODAY, "by": system(), **facts})


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"name": " "}, "pilots_fundingline_says_what"),
        ({"reference": " "}, "pilots_fundingline_says_what"),
        ({"name": "Rijksmiddelen"}, "pilots_fundingline_once"),
    ],
)
def test_a_source_has_a_name_of_its_own_and_a_decision(pilot, facts, rule):
    make_line(pilot)
    with breaks(rule):
        make_line(pilot, **{"name": "Andere", **facts})
    assert FundingLine.objects.count() == 1
    assert make_line(make_pilot()).name == "Rijksmiddelen"


def test_a_source_is_corrected_and_its_history_keeps_both(pilot):
    line = make_line(pilot)
    facts = {"source": term("funding_source.other"), "name": "Fonds", "reference": "Brief 2"}
    change_funding_line(line=line, by=system(), **facts)
    assert [past.name for past in line.history.all()] == ["Fonds", "Rijksmiddelen"]
    with breaks("pilots_fundingline_says_what"):
        change_funding_line(line=line, by=system(), **{**facts, "name": ""})
    assert line.history.count() == 2


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"cents": -1}, "pilots_fundingamount_in_reach"),
        ({"cents": 100_000_000_000}, "pilots_fundingamount_in_reach"),
        ({"reference": " "}, "pilots_fundingamount_says_where"),
        ({"quarter_starts_on": date(2021, 5, 1)}, "pilots_fundingamount_whole_quarter"),
        ({"quarter_starts_on": date(2020, 10, 1)}, "pilots_fundingamount_in_period"),
        ({"quarter_starts_on": date(2022, 4, 1)}, "pilots_fundingamount_in_period"),
        ({"quarter_starts_on": Q3, "kind": "spent"}, "pilots_fundingamount_spent_not_ahead"),
        ({"quarter_starts_on": Q1}, "pilots_fundingamount_once"),
    ],
)
def test_it_refuses_an_amount_that_cannot_be(pilot, facts, rule):
    line = make_line(pilot)
    make_amount(line, quarter_starts_on=Q1)
    with breaks(rule):
        make_amount(line, **facts)
    assert FundingAmount.objects.count() == 1
    amount = make_amount(line, reference="Grootboek 2")
    with breaks(rule):
        correct(amount, **facts)
    assert amount.history.count() == 1


@pytest.mark.parametrize("first", [Q1, date(2022, 1, 1)])
def test_it_takes_the_first_and_the_last_quarter_and_nothing_spent(pilot, first):
    assert make_amount(make_line(pilot), quarter_starts_on=first, cents=0).cents == 0


def test_it_doubts_more_spent_than_committed_up_to_that_quarter(pilot):
    line = make_line(pilot)
    make_amount(line, quarter_starts_on=Q1, cents=90)
    make_amount(line, quarter_starts_on=Q1, kind="committed", cents=60)
    make_amount(line, quarter_starts_on=Q1, kind="spent", cents=20)
    make_amount(line, quarter_starts_on=Q2, kind="spent", cents=40)  # of what was committed before
    other = make_line(pilot, name="Andere bron")
    with breaks(WITHIN_COMMITTED, field="cents") as refusal:
        make_amount(other, kind="spent", cents=1)
    assert "€\xa00,01" in refusal.value.message
    assert not other.amounts.exists()
    make_amount(other, kind="spent", cents=1, confirmed=[WITHIN_COMMITTED])
    assert other.amounts.get().cents == 1


def test_it_doubts_more_committed_than_granted_from_either_side(pilot):
    line = make_line(pilot)
    granted = make_amount(line, cents=50)
    make_amount(line, kind="committed", cents=50)
    with breaks(WITHIN_GRANTED, field="cents"):
        correct(granted, cents=49)
    assert FundingAmount.objects.get(pk=granted.pk).cents == 50
    assert correct(granted, cents=49, confirmed=[WITHIN_GRANTED]).cents == 49


def test_an_amount_is_withdrawn_with_a_reason_and_a_source_with_its_amounts(pilot):
    line = make_line(pilot)
    amount, other = make_amount(line), make_amount(line, quarter_starts_on=Q1)
    with breaks("core_mistake_is_explained"):
        withdraw_funding_amount(amount=amount, reason=" ", by=system())
    withdraw_funding_amount(amount=amount, reason="Dubbel", by=system())
    assert list(line.amounts.all()) == [other]
    with breaks("core_mistake_is_explained"):
        withdraw_funding_line(line=line, reason=" ", by=system())
    withdraw_funding_line(line=line, reason="Andere pilot", by=system())
    assert not FundingLine.objects.exists()
    assert not FundingAmount.objects.exists()
    gone = FundingAmount.history.filter(id=other.pk).latest("history_id")
    assert (gone.history_type, gone.history_change_reason) == ("-", "Andere pilot")


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("cents = -1", "pilots_fundingamount_in_reach"),
        ("cents = 100000000000", "pilots_fundingamount_in_reach"),
        ("kind = 'promised'", "pilots_fundingamount_known_kind"),
        ("reference = ' '", "pilots_fundingamount_says_where"),
        ("quarter_starts_on = '2021-05-01'", "pilots_fundingamount_whole_quarter"),
        ("quarter_starts_on = '2021-04-02'", "pilots_fundingamount_whole_quarter"),
        ("quarter_starts_on = '2022-04-01'", "pilots_fundingamount_in_period"),
        ("quarter_starts_on = '2021-01-01'", "pilots_fundingamount_once"),
    ],
)
def test_the_database_refuses_such_an_amount_too(pilot, change, rule):
    line = make_line(pilot)
    make_amount(line, quarter_starts_on=Q1)
    amount = make_amount(line)
    assert (
        refused_by(f"UPDATE pilots_fundingamount SET {change} WHERE id = %s", [amount.pk]) == rule
    )


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("name = ' '", "pilots_fundingline_says_what"),
        ("name = 'Rijksmiddelen'", "pilots_fundingline_once"),
        ("source_id = 'channel.mail'", "pilots_fundingline_source_from_list"),
    ],
)
def test_the_database_refuses_such_a_source_too(pilot, change, rule):
    make_line(pilot)
    line = make_line(pilot, name="Andere")
    assert refused_by(f"UPDATE pilots_fundingline SET {change} WHERE id = %s", [line.pk]) == rule


def test_the_period_of_the_pilot_keeps_the_quarters_that_have_money(pilot):
    make_amount(make_line(pilot), quarter_starts_on=date(2022, 1, 1))
    with breaks("pilots_pilot_period_covers_funding", field="ends_on"):
        change_pilot(pilot, ends_on=date(2021, 12, 31))
    assert change_pilot(pilot, ends_on=date(2022, 1, 31)).ends_on == date(2022, 1, 31)


def test_figures_hold_the_quarters_that_have_begun_of_all_sources(pilot):
    line, other = make_line(pilot), make_line(pilot, name="Andere")
    make_amount(line, quarter_starts_on=Q1, cents=100)
    make_amount(other, quarter_starts_on=Q1, cents=10)
    make_amount(line, quarter_starts_on=Q2, kind="committed", cents=7)
    make_amount(line, quarter_starts_on=Q3, cents=5)
    make_amount(make_line(make_pilot()), cents=9)
    assert funding_per_quarter(pilot, as_of=TODAY) == {
        Quarter(2021, 1): Amounts(granted=110),
        Quarter(2021, 2): Amounts(committed=7),
    }
    assert total_of(funding_per_quarter(pilot, as_of=TODAY)) == Amounts(granted=110, committed=7)
    assert total_of(funding_per_quarter(pilot, as_of=date(2021, 3, 31))) == Amounts(granted=110)
    assert total_of(funding_per_quarter(pilot, as_of=Q3)) == Amounts(granted=115, committed=7)
    assert total_of(funding_per_quarter(pilot, as_of=date(2020, 12, 31))) == Amounts()
    totals = FundingLine.objects.of_pilot(pilot).with_totals(as_of=TODAY)
    assert [(each.granted, each.committed) for each in totals] == [(10, None), (100, 7)]


def test_a_pilot_has_the_quarters_that_hold_a_day_of_it(pilot):
    assert [str(each) for each in quarters_of(pilot)] == [
        "2021-Q1",
        "2021-Q2",
        "2021-Q3",
        "2021-Q4",
        "2022-Q1",
    ]
