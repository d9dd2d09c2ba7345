"""Every indicator on four days, against a table that was worked out by hand from scenario.py."""

import pytest

from evaluations.indicators.indicator import figures_from
from evaluations.indicators.registry import INDICATORS
from tests.evaluations.scenario import AFTER, BEFORE, CHANGE, MIDWAY, facts_on

# For each indicator, on each of the four days: the numerator and the denominator. Those of a period
# have two pairs: of the quarter up to the day, and of all days up to it.
NONE, NOBODY = (0, None), (0, 0)

BY_HAND = {
    # 15 May: persons 1, 2 and 3. On 1 June 2 has left and 4 has come; then there are 7 places.
    "residents": [[(0, 5)], [(3, 5)], [(3, 7)], [(0, 7)]],
    "places": [[(5, None)], [(5, None)], [(7, None)], [(7, None)]],
    # March 1, April 2, May 3, June to September 3, October to March 2.
    # From June on 7 places: 3 * 5 + 10 * 7 = 85.
    "dwelling_months": [
        [NOBODY, NOBODY],
        [(5, 10), (6, 15)],
        [(8, 17), (9, 22)],
        [(6, 21), (30, 85)],
    ],
    # 15 May: 1 lived 45 days of the quarter, 2 also 45, 3 lived 15; 1 lived 31 days more in March.
    # 1 June: 62 + 61 + 32 + 1. Afterwards 366 + 61 + 153 + 274, of 3 * 366 + 274 days.
    "dwelling_days": [
        [NOBODY, NOBODY],
        [(105, 135), (136, 228)],
        [(156, 187), (187, 280)],
        [(120, 240), (854, 1372)],
    ],
    # Before it was ready W3 stood empty 50 days, then 11 without a candidate; W2 19 without one and 12
    # promised. W4 14 and 16. After the stays: W3 11 between residents, 31 for the landlord and 202
    # without a candidate, W4 4 and 148. Together 518, and 854 lived in: 1372.
    "empty_days": [
        [NOBODY] * 2,
        [(30, 135), (92, 228)],
        [(31, 187), (93, 280)],
        [(120, 240), (518, 1372)],
    ],
    "empty_preparing": [
        [NOBODY] * 2,
        [(19, 135), (50, 228)],
        [(19, 187), (50, 280)],
        [(0, 240), (50, 1372)],
    ],
    "empty_between_residents": [
        [NOBODY] * 2,
        [(0, 135), (0, 228)],
        [(0, 187), (0, 280)],
        [(0, 240), (15, 1372)],
    ],
    "empty_reserved": [
        [NOBODY] * 2,
        [(0, 135), (12, 228)],
        [(0, 187), (12, 280)],
        [(0, 240), (28, 1372)],
    ],
    "empty_no_candidate": [
        [NOBODY] * 2,
        [(11, 135), (30, 228)],
        [(12, 187), (31, 280)],
        [(120, 240), (394, 1372)],
    ],
    "empty_landlord": [
        [NOBODY] * 2,
        [(0, 135), (0, 228)],
        [(0, 187), (0, 280)],
        [(0, 240), (31, 1372)],
    ],
    "empty_other": [
        [NOBODY] * 2,
        [(0, 135), (0, 228)],
        [(0, 187), (0, 280)],
        [(0, 240), (0, 1372)],
    ],
    # W3: back on 2 July, ready on 12 July. W4: 30 September and 5 October. Nobody looked at W2.
    "turnaround": [[NOBODY] * 2, [NOBODY] * 2, [NOBODY] * 2, [NOBODY, (7.5, 2)]],
    "referrals": [
        [(2, None)] * 2,
        [(2, None), (7, None)],
        [(2, None), (7, None)],
        [NONE, (7, None)],
    ],
    # 1 May: 4 accepted. 20 May: 6 withdrawn. 25 May: 7 accepted.
    "accepted": [[(2, 2)] * 2, [(1, 1), (4, 5)], [(2, 3), (5, 7)], [NOBODY, (5, 7)]],
    "rejected": [[(0, 2)] * 2, [(0, 1), (1, 5)], [(0, 3), (1, 7)], [NOBODY, (1, 7)]],
    "withdrawn": [[(0, 2)] * 2, [(0, 1), (0, 5)], [(1, 3), (1, 7)], [NOBODY, (1, 7)]],
    # One in February and two in April, beside the referrals.
    "turned_away": [[(1, 3)] * 2, [(2, 4), (3, 10)], [(2, 4), (3, 10)], [NOBODY, (3, 10)]],
    "waiting": [[(2, None)], [(1, None)], [(1, None)], [(1, None)]],
    # That 3 moved from W3 to W4 is no arrival.
    "moved_in": [[NONE] * 2, [(2, None), (3, None)], [(3, None), (4, None)], [NONE, (4, None)]],
    "moved_out": [[NONE] * 2, [NONE] * 2, [(1, None)] * 2, [(1, None), (3, None)]],
    "moved_out_positive": [[NOBODY] * 2, [NOBODY] * 2, [(1, 1)] * 2, [(0, 1), (1, 3)]],
    "moved_out_neutral": [[NOBODY] * 2, [NOBODY] * 2, [(0, 1)] * 2, [(0, 1), (1, 3)]],
    "moved_out_negative": [[NOBODY] * 2, [NOBODY] * 2, [(0, 1)] * 2, [(1, 1), (1, 3)]],
    # 4 left to a shelter; 3 became homeless in December.
    "homeless_again": [[NOBODY] * 2, [NOBODY] * 2, [(0, 1)] * 2, [(1, 1), (2, 3)]],
    # From acceptance to the first day: 1 waited 19 days, 2 45, 3 61, 4 31.
    "days_waited": [
        [NOBODY] * 2,
        [(53, 2), (45, 3)],
        [(45, 3), (38, 4)],
        [NOBODY, (38, 4)],
    ],
    # 2 lived here 61 days, 3 153 (in two dwellings), 4 274.
    "days_stayed": [[NOBODY] * 2, [NOBODY] * 2, [(61, 1)] * 2, [(274, 1), (153, 3)]],
    "sessions": [[NONE] * 2, [(2, None), (3, None)], [(6, None), (7, None)], [NONE, (7, None)]],
    # In minutes: 60 + 30; then the contact with three people once, 60, and 30. Before, in March, 45.
    "session_hours": [
        [NONE] * 2,
        [(90, None), (135, None)],
        [(180, None), (225, None)],
        [NONE, (225, None)],
    ],
    # One of the sessions with one participant: 3 on 12 May.
    "no_shows": [[NOBODY] * 2, [(1, 3), (1, 4)], [(1, 4), (1, 5)], [NOBODY, (1, 5)]],
    # 15 May: 1 and 2, since 1 May. 1 June: 1 and 3, since 18 May; nobody saw 4 yet.
    "seen_lately": [[NOBODY], [(2, 3)], [(2, 3)], [NOBODY]],
    # The goal of 1 is reached on 20 May, that of 3 stopped on 1 June, that of 2 stays open.
    "goals_open": [[NONE], [(3, None)], [(1, None)], [(1, None)]],
    "goals_reached": [[NOBODY] * 2, [NOBODY] * 2, [(1, 2)] * 2, [NOBODY, (1, 2)]],
    # 15 May: of 1 the finances (2) and the use of substances (2) of four, of 2 the finances (1) of one
    # with a level. 1 June: 2 has left, and 1 has a second assessment: finances forward, housing equal,
    # social network back to 2; the use of substances was not discussed and stays 2.
    "domains_low": [[NOBODY], [(3, 5)], [(2, 4)], [NOBODY]],
    "domains_forward": [[NOBODY], [NOBODY], [(1, 3)], [NOBODY]],
    "domains_same": [[NOBODY], [NOBODY], [(1, 3)], [NOBODY]],
    "domains_back": [[NOBODY], [NOBODY], [(1, 3)], [NOBODY]],
    # 15 May: cooking of 3, of three that were discussed. 1 June: 1 pays the rent and minds the
    # neighbours too, which had not been discussed before; cooking and rent went forward.
    "skills_independent": [[NOBODY], [(1, 3)], [(3, 4)], [NOBODY]],
    "skills_forward": [[NOBODY], [NOBODY], [(2, 2)], [NOBODY]],
    "skills_same": [[NOBODY], [NOBODY], [(0, 2)], [NOBODY]],
    "skills_back": [[NOBODY], [NOBODY], [(0, 2)], [NOBODY]],
    "enquiries": [
        [(1, None)] * 2,
        [(1, None), (2, None)],
        [(2, None), (3, None)],
        [NONE, (3, None)],
    ],
    "answered_in_time": [[(1, 1)] * 2, [(0, 1), (1, 2)], [(0, 2), (1, 3)], [NOBODY, (1, 3)]],
    # The report of 3 May was answered on 18 May, a day too late.
    "answered_late": [[(0, 1)] * 2, [(0, 1), (0, 2)], [(1, 2), (1, 3)], [NOBODY, (1, 3)]],
    "enquiries_open": [[(0, 1)] * 2, [(1, 1), (1, 2)], [(1, 2), (1, 3)], [NOBODY, (1, 3)]],
    # The question of 25 May was to be answered by 31 May.
    "enquiries_overdue": [[(0, 1)] * 2, [(0, 1), (0, 2)], [(1, 2), (1, 3)], [NOBODY, (1, 3)]],
    # 15 May: the report of 3 May. After 31 May: the question of 25 May.
    "enquiries_waiting": [[NONE], [(1, None)], [(1, None)], [(1, None)]],
    "enquiries_waiting_overdue": [[NOBODY], [(0, 1)], [(1, 1)], [(1, 1)]],
    "letters": [[(40, None)] * 2, [NONE, (40, None)], [(42, None), (82, None)], [NONE, (82, None)]],
    "consultation_hours": [
        [(1, None)] * 2,
        [(1, None), (2, None)],
        [(1, None), (2, None)],
        [NONE, (2, None)],
    ],
    # On 2 March it was closed.
    "support_point_days": [
        [NONE] * 2,
        [NONE, (1, None)],
        [(1, None), (2, None)],
        [NONE, (2, None)],
    ],
    # Planned for 1 June, 1 September and 1 December; that of September was held two days later.
    "moments_held": [[NOBODY] * 2, [NOBODY] * 2, [(1, 1)] * 2, [NOBODY, (2, 3)]],
    "commitments_met": [[(2, 4)]] * 4,
    "commitments_open": [[(1, 4)]] * 4,
    "commitments_overdue": [[(1, 4)]] * 4,
    "commitments_breached": [[(0, 4)]] * 4,
    # 15 May and 1 June: the costs of the first quarter, for 5 places in March. Afterwards up to the
    # end of June, the last quarter of which costs are known: 3 * 5 + 7.
    "cost_per_place": [[NOBODY], [(310_000, 5)], [(310_000, 5)], [(910_000, 22)]],
    # In March 1 lived here. Afterwards 4 + 2 + 2 + 1 months.
    "cost_per_resident": [[NOBODY], [(310_000, 1)], [(310_000, 1)], [(910_000, 9)]],
    "money_granted": [
        [(1_000_000, None)] * 2,
        [(1_000_000, None), (2_000_000, None)],
        [(1_000_000, None), (2_000_000, None)],
        [NONE, (2_000_000, None)],
    ],
    "money_committed": [
        [(800_000, None)] * 2,
        [NONE, (800_000, None)],
        [NONE, (800_000, None)],
        [NONE, (800_000, None)],
    ],
    "money_spent": [
        [(310_000, None)] * 2,
        [(600_000, None), (910_000, None)],
        [(600_000, None), (910_000, None)],
        [NONE, (910_000, None)],
    ],
}


def test_every_indicator_was_worked_out():
    assert BY_HAND.keys() == {indicator.code for indicator in INDICATORS}


@pytest.mark.parametrize("place", range(4), ids=["before", "midway", "change", "after"])
def test_the_figures_are_those_of_the_table(place):
    facts = facts_on((BEFORE, MIDWAY, CHANGE, AFTER)[place])
    found: dict[str, list[tuple]] = {}
    for figure in figures_from(INDICATORS, facts):
        pair = (figure.numerator, figure.denominator)
        found.setdefault(figure.indicator.code, []).append(pair)
    assert found == {code: days[place] for code, days in BY_HAND.items()}
