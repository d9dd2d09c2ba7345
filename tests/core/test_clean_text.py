"""Text comes in clean through every form and command; a password comes in as it was typed."""

import sys
import unicodedata

import pytest
from allauth.account.forms import ResetPasswordForm
from django import forms
from django.http import QueryDict

from interwonen.accounts.sign_in_forms import SignInForm
from interwonen.core.clean_text import clean_line, clean_text
from interwonen.core.forms import BaseForm, FilterForm

EVERY_CHARACTER = [chr(code) for code in range(sys.maxunicode + 1)]


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("Cafe\u0301", "Café"),
        ("a\x00b\x07c\x1b", "abc"),
        ("soft\u00adhyphen zero\u200bwidth\u200d\u2060\ufeff", "softhyphen zerowidth"),
        ("\u202eright\u202c to \u2066left\u2069\u200e", "right to left"),
        ("12\u00a0345\u202f678\u2009m\u3000\tx", "12 345 678 m  x"),
        ("N\u2011W\u2010O 1\u20122 \u2015 x", "N-W-O 1–2 — x"),
        ("\u0132sland, f\u0133n", "IJsland, fijn"),
        ("\ufb01nanciën, e\ufb00ect, a\ufb03x", "financiën, effect, affix"),
        ("\uf0b7 een\n\uf0fc twee", "• een\n• twee"),
        ("STRA\u1e9eE", "STRAẞE"),
        ("een\r\ntwee\rdrie\x0bvier\x0cvijf\u2028zes\u2029zeven\x85acht",
         "een\ntwee\ndrie\nvier\nvijf\nzes\nzeven\nacht"),
        ("\u260e\ufe0f \ud800 \ufffe \u3164", "☎   "),
        ("Łódź, Çelik, Nguyễn, Мария, 中文, 👍🏽", "Łódź, Çelik, Nguyễn, Мария, 中文, 👍🏽"),
    ],
)  # fmt: skip
def test_text_is_made_clean(typed, clean):
    assert clean_text(typed) == clean


def test_a_line_has_no_line_break():
    assert clean_line("Jan \r\n\n  de\x0bVries") == "Jan de Vries"


def test_what_is_clean_stays_as_it_is_whatever_the_character():
    changed = [c for c in EVERY_CHARACTER if clean_text(clean_text(c)) != clean_text(c)]
    assert changed == []


def test_no_unseen_character_remains():
    kept = {c for c in EVERY_CHARACTER if c in clean_text(c)} - {"\n", " "}
    kinds = {unicodedata.category(c) for c in kept}
    assert kinds.isdisjoint({"Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"})


class NoticeForm(BaseForm):
    title = forms.CharField(max_length=9)
    text = forms.CharField(widget=forms.Textarea, max_length=5)
    kinds = forms.MultipleChoiceField(choices=[("a", "A")])
    secret = forms.CharField(strip=False, widget=forms.PasswordInput)


def test_a_form_takes_in_clean_text_before_it_judges_it():
    sent = QueryDict(mutable=True)
    sent.update({"title": "N\u2011W\nO\u200b\u200b\u200b\u200b", "text": "a\r\n\r\nb\x00"})
    sent.update({"kinds": "a\u200b", "secret": "x"})
    form = NoticeForm(sent)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["title"] == "N-W O"
    assert form.cleaned_data["text"] == "a\n\nb"
    assert form.cleaned_data["kinds"] == ["a"]


def test_a_password_is_not_changed():
    password = " ge\u0301\u00adheim\u00a0\u2011 \u0133 "
    form = NoticeForm({"secret": password})
    form.is_valid()
    assert form.cleaned_data["secret"] == password
    assert SignInForm({"login": "a@b.example", "password": password})["password"].data == password


def test_the_forms_of_the_library_and_filters_take_in_clean_text_too():
    class NameFilter(FilterForm):
        q = forms.CharField()

    found = NameFilter({"q": "Cafe\u0301\u200b"})
    assert found.is_valid()
    assert found.cleaned_data["q"] == "Café"
    assert ResetPasswordForm({"email": "jan@b\u200b.example"})["email"].data == "jan@b.example"
    assert SignInForm({"login": "jan@b\u200b.example"})["login"].data == "jan@b.example"


def test_a_text_comes_back_clean_in_the_form():
    form = NoticeForm({"title": "te lang voor\u00a0dit veld", "text": "x"})
    assert not form.is_valid()
    assert 'value="te lang voor dit veld"' in str(form["title"])
