"""How long a number of months is, in words."""

import pytest

from interwonen.core.formatting import months_in_words


@pytest.mark.parametrize(
    ("months", "words"),
    [(1, "1 maand"), (2, "2 maanden"), (12, "1 jaar"), (18, "18 maanden"), (180, "15 jaar")],
)
def test_whole_years_are_years(months, words):
    assert months_in_words(months) == words
