"""What someone wrote stays text where a form repeats it."""

from crispy_forms.utils import render_crispy_form
from django import forms

from interwonen.core.forms import BaseForm

SCRIPT = "<script>kwaad()</script>"


class Repeats(BaseForm):
    words = forms.CharField(label=SCRIPT, help_text=SCRIPT, initial=SCRIPT)
    answer = forms.ChoiceField(label="Keuze", choices=[(SCRIPT, SCRIPT)], widget=forms.RadioSelect)


def test_no_part_of_a_form_repeats_markup():
    for data in (None, {"words": "", "answer": SCRIPT + "x"}):
        drawn = render_crispy_form(Repeats(data))
        assert "kwaad()" in drawn
        assert SCRIPT not in drawn
