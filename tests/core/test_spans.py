"""Stretches of days are joined, cut and clipped as sets of days."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interwonen.core.spans import Span, clipped, joined, without

START = date(2021, 3, 1)
# On a machine that does more at once an example may take long; as many are tried all the same.
however_slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def span(first: int, last: int) -> Span:
    return Span(START + timedelta(days=first), START + timedelta(days=last))


def days(spans) -> set[date]:
    return {one.first + timedelta(days=n) for one in spans for n in range(one.days)}


SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda p: span(p[0], p[0] + p[1])),
    max_size=6,
)


def test_spans_that_touch_become_one():
    assert joined([span(5, 9), span(0, 4), span(11, 12)]) == [span(0, 9), span(11, 12)]


def test_cutting_out_a_middle_leaves_two_ends():
    assert without([span(0, 9)], [span(3, 5)]) == [span(0, 2), span(6, 9)]


def test_days_count_both_ends():
    assert (span(0, 0).days, span(0, 30).days) == (1, 31)


@however_slow
@given(SPANS, SPANS)
def test_cutting_is_taking_away_days(spans, taken):
    left = without(spans, taken)
    assert days(left) == days(spans) - days(taken)
    assert sum(one.days for one in left) == len(days(left))


@however_slow
@given(SPANS)
def test_joining_and_clipping_keep_the_days(spans):
    bounds = span(10, 20)
    assert days(joined(spans)) == days(spans)
    assert days(clipped(spans, bounds)) == days(spans) & days([bounds])
