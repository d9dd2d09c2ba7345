"""Amounts of money in Dutch notation, and the field in which one types them."""

from fractions import Fraction

import pytest
from django import forms

from interwonen.core.money import MOST_CENTS, EuroField, euros, rounded


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (0, "€\xa00,00"),
        (5, "€\xa00,05"),
        (123_456, "€\xa01.234,56"),
        (MOST_CENTS, "€\xa0999.999.999,99"),
        (-150, "€\xa0-1,50"),
    ],
)
def test_an_amount_reads_as_dutch(cents, words):
    assert euros(cents) == words


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1.234,56", 123_456),
        ("1234,56", 123_456),
        ("1234.56", 123_456),
        ("1.234", 123_400),
        ("1.234.567", 123_456_700),
        ("€ 1.250,-", 125_000),
        ("€\xa07,5", 750),
        ("0", 0),
        ("999.999.999,99", MOST_CENTS),
    ],
)
def test_it_takes_what_people_type(typed, cents):
    assert EuroField().clean(typed) == cents


@pytest.mark.parametrize(
    "typed", ["-5", "1,234.56", "1.23.4", "vijf", "1,234", "12,3456", "1.2345"]
)
def test_it_refuses_what_may_mean_another_amount(typed):
    with pytest.raises(forms.ValidationError) as refusal:
        EuroField().clean(typed)
    assert refusal.value.code == "invalid"


@pytest.mark.parametrize("typed", ["1.000.000.000", "9" * 400])
def test_it_refuses_more_than_can_be(typed):
    with pytest.raises(forms.ValidationError) as refusal:
        EuroField().clean(typed)
    assert refusal.value.code == "out_of_reach"


def test_an_empty_field_is_no_amount():
    assert EuroField(required=False).clean("") is None


def test_what_it_shows_can_be_typed_back():
    field = EuroField()
    shown = field.prepare_value(123_456)
    assert shown == "1.234,56"
    assert field.clean(shown) == 123_456
    assert field.in_words(123_456) == "€\xa01.234,56"
    assert field.in_words(None) == ""


@pytest.mark.parametrize(
    ("cents", "whole"), [(Fraction(5, 2), 3), (Fraction(7, 3), 2), (Fraction(0), 0)]
)
def test_half_a_cent_becomes_a_whole_one(cents, whole):
    assert rounded(cents) == whole
