"""Controls drawn in Python are those that the templates of Django draw."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.test.html import parse_html
from django.utils.html import escape
from django.utils.safestring import mark_safe

from interwonen.core.form_renderer import ControlRenderer

NASTY = """<b> & "quotes" 'and' more"""
CHOICES = [("", "-"), (1, NASTY), ("Group", [("2", "two"), ("3", mark_safe("<i>three</i>"))])]


class Everything(forms.Form):
    text = forms.CharField(max_length=20, help_text="help")
    lines = forms.CharField(widget=forms.Textarea(attrs={"rows": 3, "disabled": True}))
    number = forms.IntegerField(min_value=0, max_value=9)
    choice = forms.ChoiceField(choices=CHOICES)
    several = forms.MultipleChoiceField(choices=CHOICES, widget=forms.SelectMultiple)
    unseen = forms.CharField(widget=forms.HiddenInput(attrs={"data-none": None, "data-off": False}))


def drawn(renderer, data, name):
    """The control as Django's test of equal HTML reads it: white space between tags is nothing."""
    form = Everything(data, renderer=renderer())
    return str(form[name])


@pytest.mark.parametrize("name", Everything.base_fields)
@pytest.mark.parametrize(
    "data",
    [
        None,
        {"text": NASTY, "lines": f"{NASTY}\n\n{NASTY}", "number": "x", "unseen": NASTY},
        {"choice": "3", "several": ["1", "2"], "number": "5", "lines": "\nbegins empty"},
    ],
)
def test_a_control_is_as_django_draws_it(data, name):
    own, theirs = (drawn(each, data, name) for each in (ControlRenderer, DjangoTemplates))
    assert parse_html(own) == parse_html(theirs)


def test_what_was_typed_is_escaped():
    text = drawn(ControlRenderer, {"lines": "</textarea><script>"}, "lines")
    assert escape("</textarea><script>") in text
    assert "<script>" not in text
