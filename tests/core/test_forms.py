"""Forms tell what to do, tie their messages to the controls, and show the rule that is broken."""

import re
from datetime import date, time
from functools import partial

import pytest
from crispy_forms.layout import Fieldset, Layout
from crispy_forms.utils import render_crispy_form
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.html import escape

from interwonen.core.date_fields import DateField, ThreePartDateField, TimeField
from interwonen.core.forms import BaseForm, FilterForm
from interwonen.core.partial_dates import PartialDate
from interwonen.core.rules import ActionRule, RuleBroken, refuse_together, refuse_unless

RULE = ActionRule(
    name="one_household",
    message="The dwelling is taken.",
    next_step="Choose another.",
    ground="One household.",
    field="home",
)


class MoveForm(BaseForm):
    name = forms.CharField(label="Name", help_text="In full.")
    nickname = forms.CharField(label="Nickname", required=False)
    home = forms.ChoiceField(label="Home", choices=[("1", "North")], widget=forms.RadioSelect)
    born_on = ThreePartDateField(label="Date of birth")
    moves_on = DateField(label="Moving day")
    at = TimeField(label="Time")


def data(**changes: str) -> dict[str, str]:
    born = {"born_on_day": "9", "born_on_month": "4", "born_on_year": "1985"}
    return {"name": "Jan", "home": "1", "moves_on": "2021-04-01", "at": "14:30", **born, **changes}


def html(form: BaseForm) -> str:
    return " ".join(render_crispy_form(form).split())


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_it_reads_dates_and_times():
    form = MoveForm(data(moves_on="31-12-2021"))
    assert form.is_valid(), form.errors
    cleaned = form.cleaned_data
    assert cleaned["born_on"] == PartialDate(1985, 4, 9)
    assert cleaned["moves_on"] == date(2021, 12, 31)
    assert cleaned["at"] == time(14, 30)


@pytest.mark.parametrize(
    ("change", "message", "wrong"),
    [
        ({"born_on_day": "30", "born_on_month": "2"}, "30 February 1985 does not exist", [0, 1]),
        ({"born_on_year": "85"}, "four digits", [2]),
        ({"born_on_month": "13"}, "from 1 to 12", [1]),
        ({"born_on_day": "²"}, "from 1 to 31", [0]),
        ({"born_on_month": " "}, "Also fill in: month.", [1]),
        ({"born_on_year": " "}, "Also fill in: year.", [2]),
        ({"born_on_year": "0000"}, "four digits", [2]),
        ({"born_on_year": "1899"}, "from 1900 to 2100", [2]),
    ],
)
def test_it_names_the_wrong_part_of_a_date(change, message, wrong):
    form = MoveForm(data(**change))
    assert message in form.errors["born_on"][0]
    page = html(form)
    assert f'href="#id_born_on_{wrong[0]}"' in page
    assert page.count('aria-invalid="true" aria-describedby="id_born_on_error"') == len(wrong)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("", "", "1960"), PartialDate(1960)),
        (("00", "00", "1960"), PartialDate(1960)),
        (("0", "5", "1960"), PartialDate(1960, 5)),
        (("", "05", "1960"), PartialDate(1960, 5)),
        (("00-00-1960", "", ""), PartialDate(1960)),
        (("00-05-1960", "", ""), PartialDate(1960, 5)),
        (("17.5.1960", "", ""), PartialDate(1960, 5, 17)),
    ],
)
def test_what_is_unknown_of_a_date_stays_empty_or_is_zero(typed, expected):
    day, month, year = typed
    form = MoveForm(data(born_on_day=day, born_on_month=month, born_on_year=year))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born_on"] == expected


@pytest.mark.parametrize("typed", ["1-2-21", "2021-13-01", "tomorrow"])
def test_it_refuses_a_day_that_is_no_date(typed):
    assert "31-12-2021" in MoveForm(data(moves_on=typed)).errors["moves_on"][0]


def test_an_empty_form_says_what_to_do():
    errors = MoveForm({}).errors
    assert errors["name"] == ["Fill in “Name”."]
    assert errors["home"] == ["Choose an answer for “Home”."]
    assert "nickname" not in errors


def test_it_keeps_a_message_of_the_field_itself():
    class OwnForm(BaseForm):
        name = forms.CharField(error_messages={"required": "Who is it?"})

    assert OwnForm({}).errors["name"] == ["Who is it?"]


def test_descriptions_and_errors_are_tied_to_the_control():
    page = html(MoveForm({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert page.index('id="id_name_error"') < page.index('name="name"')
    assert 'aria-required="true"' in page
    assert not re.search(r"<(input|select|textarea)[^>]* required", page)
    assert "novalidate" in page
    assert 'role="radiogroup"' in page


def test_the_summary_links_to_every_wrong_field():
    page = html(MoveForm({}))
    for control in ("id_name", "id_home_0", "id_born_on_0", "id_moves_on", "id_at"):
        assert f'href="#{control}"' in page
        assert f'id="{control}"' in page


def test_the_summary_names_the_field_and_only_the_field_says_what_is_wrong():
    page = html(MoveForm({}))
    summary, _end, fields = page.partition("</section>")
    assert '<a href="#id_name">' in summary
    [wrong] = MoveForm({}).errors["name"]
    assert escape(wrong) not in summary
    assert fields.count(escape(wrong)) == 1


class StepsForm(BaseForm):
    """Two fields with one name, in another order than on the page."""

    last = forms.CharField(label="To be done by", required=False)
    first = forms.CharField(label="To be done by", required=False)
    layout = Layout(Fieldset("The step", "first"), Fieldset("The follow-up", "last"))


def test_all_that_is_wrong_shows_at_once_in_the_order_of_the_page_and_by_its_heading(db):
    def refuse(**kwargs: object) -> None:
        fields = ("last", "first")
        refuse_together(partial(refuse_unless, False, RULE, field=name) for name in fields)

    form = StepsForm({})
    assert form.is_valid()
    assert form.attempt(refuse) is False
    assert set(form.errors) == {"first", "last"}
    summary, _end, _fields = html(form).partition("</section>")
    assert re.findall("<a [^>]*>([^<]*)</a>", summary) == [
        "The step: To be done by",
        "The follow-up: To be done by",
    ]


def test_optional_fields_say_so():
    assert html(MoveForm()).count("(optional)") == 1


def test_a_broken_rule_shows_what_to_do_and_then_why_at_its_field(db):
    def refuse(**kwargs: object) -> None:
        raise RuleBroken(RULE)

    form = MoveForm(data())
    assert form.is_valid()
    assert form.attempt(refuse, by=None) is False
    assert form.errors["home"] == [RULE.message]
    page = html(form)
    order = [page.index(str(text)) for text in (RULE.message, RULE.next_step, RULE.ground)]
    assert order == sorted(order)


def test_an_error_about_another_field_belongs_to_the_whole_form(db):
    def refuse(**kwargs: object) -> None:
        raise ValidationError({"name": "Too long.", "secret": "Not possible."})

    form = MoveForm(data())
    assert form.is_valid()
    form.attempt(refuse)
    assert form.errors["name"] == ["Too long."]
    assert form.non_field_errors() == ["Not possible."]


def test_an_accepted_action_gives_its_result(db):
    form = MoveForm(data())
    assert form.is_valid()
    assert form.attempt(lambda name: f"saved {name}", name="Jan") is True
    assert form.result == "saved Jan"
    assert form.is_valid()


def test_the_view_chooses_where_cancel_leads():
    form = MoveForm()
    form.cancel_url = "/back/"
    assert '<a class="iw-button-row__cancel" href="/back/">' in html(form)


def test_a_filter_is_sent_by_get_and_stays_empty_without_remarks():
    class PeopleFilter(FilterForm):
        name = forms.CharField(label="Name", required=False)

    page = html(PeopleFilter())
    assert 'method="get"' in page
    assert "(optional)" not in page
    assert 'id="filter_name"' in page


def test_an_error_on_a_number_outside_its_limits_names_the_field():
    class MinutesForm(BaseForm):
        minutes = forms.IntegerField(label="Duur", min_value=1, max_value=1440)

    shown = [MinutesForm({"minutes": typed}).errors["minutes"] for typed in ("0", "1441", "x")]
    assert all("“Duur”" in errors[0] for errors in shown)
