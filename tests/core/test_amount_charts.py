"""The picture of amounts: every amount in words, the series unlike without colour."""

import re

from interwonen.core.amount_charts import Amount, Group, amounts_chart
from interwonen.core.charts import Caption, in_both_sizes

CAPTION = Caption("Het geld", "Kwartaal: 1 en 2")


def draw(*groups):
    return in_both_sizes(amounts_chart, groups, series=["Toegekend", "Besteed"], caption=CAPTION)


def test_every_amount_and_name_is_in_words_in_both_sizes():
    picture = draw(Group("K1", (Amount(200, "€ 2,00"), Amount(100, "€ 1,00"))))
    for chart in (picture.wide, picture.narrow):
        words = re.findall(r">([^<>]+)</text>", chart.svg)
        assert words == ["Toegekend", "Besteed", "K1", "€ 2,00", "€ 1,00"]
        assert chart.alt == "Het geld. Kwartaal: 1 en 2"


def test_an_amount_of_nothing_has_no_bar_and_the_longest_has_room_for_its_words():
    chart = draw(Group("K1", (Amount(200, "€ 2,00"), Amount(0, "–")))).narrow
    bars = re.findall(r'<rect x="1.0" y="[\d.]+" width="([\d.]+)"', chart.svg)
    assert len(bars) == 3  # two samples and one bar
    assert float(bars[-1]) < 340 - 6 * 7.4


def test_without_any_amount_there_is_a_picture_all_the_same():
    assert "K1" in draw(Group("K1", (Amount(0, "–"), Amount(0, "–")))).wide.svg


def test_the_series_look_different_without_colour():
    svg = draw(Group("K1", (Amount(200, "€ 2,00"), Amount(200, "€ 2,00")))).wide.svg
    assert svg.count("<path") > 2  # level stripes in the second one, besides the line of the group
