"""Every permission has words of its own, and none shows its code."""

from interwonen.access.permission_words import PERMISSION_WORDS, permission_in_words
from interwonen.access.permissions import Permission


def test_each_permission_has_words_of_its_own():
    words = [permission_in_words(permission) for permission in Permission]
    assert set(PERMISSION_WORDS) == set(Permission)
    assert len(set(words)) == len(words)
    assert not [each for each in words if "_" in each]


def test_a_code_that_is_gone_is_not_shown():
    assert permission_in_words("formerly_read") == "vroeger recht"
    assert permission_in_words("") == ""
