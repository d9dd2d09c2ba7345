"""Dutch telephone numbers in every spelling."""

import pytest
from django import forms

from interwonen.core.phone_numbers import PhoneField, normalised, readable


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("0591000000", "+31591000000", "0591 000 000"),
        ("(0591) 00 00 00", "+31591000000", "0591 000 000"),
        ("+31 (0)591-000000", "+31591000000", "0591 000 000"),
        ("0031591000000", "+31591000000", "0591 000 000"),
        ("tel. 06-12345678", "+31612345678", "06 12345678"),
        ("14 0591", "+31140591", "14 0591"),
        ("0800-1234", "+318001234", "0800 1234"),
        ("088 123 45 67", "+31881234567", "088 123 4567"),
        ("+49 30 123456", "+4930123456", "+49 30 123456"),
    ],
)
def test_a_number_is_kept_in_one_spelling_and_shown_in_another(typed, kept, shown):
    assert normalised(typed) == kept
    assert readable(kept) == shown
    assert normalised(shown) == kept


@pytest.mark.parametrize("typed", ["", "bel mij", "12345", "0591 12", "06 1234567890123"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValueError, match=f"^{typed}$"):
        normalised(typed)


def test_what_cannot_be_read_is_shown_as_it_is():
    assert readable("bel mij") == "bel mij"


def test_a_field_keeps_what_was_typed_wrongly():
    class Form(forms.Form):
        phone = PhoneField(required=False)

    assert Form({"phone": ""}).is_valid()
    wrong = Form({"phone": "0591"})
    assert "0591 123 456" in wrong.errors["phone"][0]
    assert wrong["phone"].value() == "0591"
