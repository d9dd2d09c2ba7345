"""When two names and dates of birth may well be those of one person."""

from datetime import date

import pytest

from interwonen.core.partial_dates import PartialDate as Partial
from participants.selectors.participants_likeness import Identity, may_be_same
from tests.factories import born as known

BORN = date(1985, 5, 7)


def alike(one, other, born=BORN, also=BORN) -> bool:
    forth = may_be_same(Identity(*one, known(born)), Identity(*other, known(also)))
    back = may_be_same(Identity(*other, known(also)), Identity(*one, known(born)))
    assert forth == back
    return forth


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Jan", "Jansen"), ("Jan", "Jansen")),
        (("Jan", "Jansen"), ("jan", "JANSSEN")),
        (("Emre", "Yildiz"), ("Emre", "Yıldız")),
        (("Emre", "YILDIZ"), ("Emre", "yıldız")),
        (("Anna", "Müller"), ("Anna", "Muller")),
        (("Anna", "Müller"), ("Anna", "Mueller")),
        (("Anna", "Mu\u0308ller"), ("Anna", "M\u00fcller")),
        (("Renée", "Meijer"), ("Renee", "Meyer")),
        (("Søren", "Strauß"), ("Soren", "Strauss")),
        (("Łukasz", "Wójcik"), ("Lukas", "Wojcik")),
        (("Djamila", "Amrani"), ("Jamila", "Amrani")),
        (("Mohamed", "El Idrissi"), ("Muhammad", "El-Idrissi")),
        (("Achmed", "Özdemir"), ("Ahmed", "Ozdemir")),
        (("Aicha", "Bouali"), ("Aïsha", "Bouali")),
        (("Youssef", "Haddad"), ("Yusuf", "Haddad")),
        (("Mohammed", "Benali"), ("Mohamed", "Ben Ali")),
        (("Fatima", "van der Berg"), ("Fatima", "Berg")),
        (("Fatima", "van den Berg"), ("Fatima", "v.d. Berg")),
        (("Kees", "'t Hart"), ("Kees", "Hart")),
        (("Sean", "O'Neil"), ("Sean", "ONeil")),
        (("Jan", "de Vries"), ("de Vries", "Jan")),
        (("Li", "Wu"), ("Wu", "Li")),
        (("F.", "Bakker"), ("Fatima", "Bakker")),
        (("Fatima", "Bakker-Jansen"), ("Fatima", "Bakker")),
        (("Jan Willem", "Smit"), ("Jan-Willem", "Smit")),
        (("Jan Willem", "Smit"), ("Janwillem", "Smit")),
        (("Jan Willem", "Smit"), ("Jan", "Smit")),
        (("Pieter", "Kuiper"), ("Peter", "Kuijper")),
    ],
)
def test_spelling_and_order_do_not_hide_one_person(one, other):
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Jan", "Jansen"), ("Piet", "de Boer")),  # only the date of birth is the same
        (("Jan", "Jansen"), ("Piet", "Jansen")),  # twins
        (("Fatima", "Bakker"), ("Fenna", "Bakker")),
        (("Jan", "de Vries"), ("Jan", "de Wit")),
        (("Jan", "van der Linde"), ("Jan", "van der Heide")),
        (("Ahmet", "Yilmaz"), ("Ahmet", "Yildiz")),
        (("Ibrahim", "Kaya"), ("Ismail", "Kaya")),
        (("Maria", "Smit"), ("Marco", "Smit")),
        (("Li", "Wu"), ("Li", "Wang")),
        (("Jan", "Mulder"), ("Jan", "Meijer")),
        (("Fictief", "Aalbes"), ("Fictief", "Bosbes")),
        (("Fictief", "Persoon 1"), ("Fictief", "Persoon 2")),
        (("F.", "Bakker"), ("Jan", "Bakker")),
        (("...", "---"), ("!!!", "???")),
    ],
)
def test_the_same_date_of_birth_makes_no_one_person_of_two(one, other):
    assert not alike(one, other)


@pytest.mark.parametrize(
    ("born", "also", "expected"),
    [
        (date(1985, 3, 7), date(1985, 7, 3), True),  # day and month exchanged
        (date(1985, 3, 7), date(1985, 3, 17), True),  # one digit
        (date(1985, 3, 7), date(1986, 3, 7), True),
        (date(1985, 3, 12), date(1985, 3, 21), True),  # two digits exchanged
        (date(1985, 3, 7), date(1985, 11, 7), False),
        (date(1985, 3, 7), date(1972, 11, 23), False),
    ],
)
def test_a_slip_in_the_date_of_birth_counts_when_the_names_are_equal(born, also, expected):
    assert alike(("Jan", "de Vries"), ("Jan", "de Vries"), born, also) is expected


def test_a_slip_in_the_date_and_another_spelling_is_too_much():
    other_day = date(1985, 5, 17)
    assert not alike(("Pieter", "Smit"), ("Peter", "Smit"), also=other_day)
    assert alike(("Pieter", "Smit"), ("Peter", "Smit"))


@pytest.mark.parametrize(
    ("born", "also", "expected"),
    [
        (Partial(1985), date(1985, 3, 7), True),  # like every day of that year
        (Partial(1985, 3), date(1985, 3, 7), True),
        (Partial(1985, 3), Partial(1985), True),
        (Partial(1985, 3), date(1985, 4, 7), False),  # a slip, in too little to tell
        (Partial(1985), date(1986, 3, 7), False),
        (Partial(1985), Partial(1986), False),
        (Partial(1985, 3), date(1985, 12, 7), False),
        (Partial(1985), date(1972, 3, 7), False),
    ],
)
def test_what_is_unknown_of_a_date_is_like_everything(born, also, expected):
    assert alike(("Jan", "de Vries"), ("Jan", "de Vries"), born, also) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("", "Mohamed"), ("Mohammed", "")),
        (("", "Mohamed"), ("Mohamed", "Benali")),
        (("Benali", ""), ("Mohamed", "Ben Ali")),
    ],
)
def test_one_name_is_compared_with_both(one, other):
    assert alike(one, other)


def test_one_name_and_another_date_is_too_little():
    assert alike(("Mohamed", ""), ("Mohamed", "Benali"), Partial(1960), date(1960, 5, 27))
    for also in (date(1968, 3, 7), date(1980, 5, 27), Partial(1980)):
        assert not alike(("Mohamed", ""), ("Mohamed", "Benali"), Partial(1960), also)
    for also in (date(1985, 7, 5), date(1985, 5, 17)):  # exchanged, and one digit
        assert not alike(("Mohamed", ""), ("Mohamed", "Benali"), BORN, also)
        assert alike(("Mohamed", ""), ("", "Mohamed"), BORN, also)


def test_one_name_that_is_another_is_someone_else():
    assert not alike(("", "Mohamed"), ("Fatima", "Benali"))
