"""Which counts of people may be published, case by case."""

import pytest

from evaluations.indicators.suppression import Flow, ShownFlow, show_flow
from interwonen.core.published_counts import PersonCount

FEWER = "minder dan 5"
WITHHELD = "niet getoond (privacy)"


def flow(
    referred: int = 0,
    moved_in: int = 0,
    moved_out: tuple[int, int, int] = (0, 0, 0),
    *,
    rise: int = 0,
    fall: int = 0,
) -> Flow:
    return Flow(referred, moved_in, moved_out, rise, fall)


def shown(counts: ShownFlow) -> tuple[str, str, str]:
    return str(counts.referred), str(counts.moved_in), str(counts.moved_out)


def first_quarter(counts: Flow) -> ShownFlow:
    quarter, since_start = show_flow(quarter=counts, since_start=counts, first=True)
    assert quarter == since_start
    return quarter


class TestPersonCount:
    def test_it_shows_five(self):
        assert str(PersonCount(5)) == "5"

    @pytest.mark.parametrize("number", [0, 1, 4])
    def test_it_refuses_to_keep_a_small_number(self, number):
        with pytest.raises(ValueError, match="under 5"):
            PersonCount(number)

    def test_it_refuses_a_hidden_count_without_words(self):
        with pytest.raises(ValueError, match="why"):
            PersonCount(None)

    def test_it_forgets_the_number_that_it_hides(self):
        assert PersonCount.hidden(4, proven=0) == PersonCount.hidden(0, proven=0)


class TestInAndOutflow:
    def test_nobody_moving_is_hidden_too(self):
        assert shown(first_quarter(flow())) == (FEWER, FEWER, FEWER)

    def test_a_small_outflow_hides_a_large_inflow(self):
        # 7 in and 6 residents shown: 1 left.
        assert shown(first_quarter(flow(15, 7, (1, 0, 0), rise=6))) == ("15", WITHHELD, FEWER)

    def test_a_small_inflow_hides_a_large_outflow(self):
        quarter, _ = show_flow(
            quarter=flow(0, 1, (6, 0, 0), fall=5),
            since_start=flow(20, 10, (10, 0, 0), rise=5, fall=5),
            first=False,
        )
        assert shown(quarter) == (FEWER, FEWER, WITHHELD)

    def test_residents_shown_would_give_a_small_inflow_away(self):
        # 4 residents and "minder dan 5" moved in could only be 4, and nobody out.
        assert shown(first_quarter(flow(4, 4, rise=4)))[1:] == (WITHHELD, FEWER)

    def test_a_fall_of_the_residents_would_give_a_small_outflow_away(self):
        assert shown(first_quarter(flow(4, 4, (3, 0, 0), rise=4, fall=3)))[2] == WITHHELD

    def test_both_are_shown_when_both_are_large(self):
        counts = first_quarter(flow(20, 10, (5, 0, 0), rise=7, fall=2))
        assert shown(counts)[1:] == ("10", "5")


class TestThisQuarterAndSinceTheStart:
    def test_the_quarter_is_hidden_when_the_time_before_is_small(self):
        # 12 - 9 = 3 moved in and 11 - 6 = 5 moved out before.
        quarter, since_start = show_flow(
            quarter=flow(9, 9, (6, 0, 0), rise=3),
            since_start=flow(30, 12, (11, 0, 0), rise=5),
            first=False,
        )
        assert shown(quarter)[1:] == (WITHHELD, WITHHELD)
        assert shown(since_start)[1:] == ("12", "11")

    def test_both_are_shown_when_the_time_before_is_large(self):
        quarter, since_start = show_flow(
            quarter=flow(10, 6, (5, 0, 0)), since_start=flow(30, 12, (10, 0, 0)), first=False
        )
        assert shown(quarter) == ("10", "6", "5")
        assert shown(since_start) == ("30", "12", "10")


class TestReferrals:
    def test_few_people_who_did_not_move_in_hide_the_referrals(self):
        # 7 referred and 5 residents shown: 2 people were turned down or wait.
        assert shown(first_quarter(flow(7, 5, rise=5)))[0] == WITHHELD

    def test_residents_shown_would_give_few_referrals_away(self):
        assert shown(first_quarter(flow(4, 4, rise=4)))[0] == WITHHELD

    def test_many_people_who_did_not_move_in_hide_nothing(self):
        assert shown(first_quarter(flow(10, 5, rise=5)))[0] == "10"

    def test_few_people_who_waited_before_hide_the_referrals_of_this_quarter(self):
        # 18 - 10 = 8 referred and 12 - 5 = 7 moved in before: 1 person was turned down or waited.
        quarter, since_start = show_flow(
            quarter=flow(10, 5, (5, 0, 0)), since_start=flow(18, 12, (10, 0, 0)), first=False
        )
        assert (str(quarter.referred), str(since_start.referred)) == (WITHHELD, "18")

    def test_a_later_quarter_may_say_that_they_were_few(self):
        quarter, since_start = show_flow(
            quarter=flow(3, 0), since_start=flow(12, 5, rise=5), first=False
        )
        assert (str(quarter.referred), str(since_start.referred)) == (FEWER, "12")


class TestOutflowByClass:
    def test_one_small_class_hides_them_all(self):
        counts = first_quarter(flow(40, 20, (9, 6, 1)))
        assert str(counts.moved_out) == "16"
        assert [str(part) for part in counts.moved_out_by_class] == [WITHHELD] * 3

    def test_large_classes_are_shown(self):
        counts = first_quarter(flow(40, 20, (5, 6, 7)))
        assert [str(part) for part in counts.moved_out_by_class] == ["5", "6", "7"]

    def test_a_hidden_total_hides_its_classes(self):
        counts = first_quarter(flow(40, 4, (5, 6, 7)))
        assert [str(part) for part in counts.moved_out_by_class] == [WITHHELD] * 3
