"""Two or three people change one record: who is later sees what changed, and loses nothing."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from django.urls import reverse

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField, ThreePartDateField
from interwonen.core.history import save_as
from interwonen.core.partial_dates import PartialDate
from interwonen.core.versions import Overtaken, locked, version_of
from interwonen.pilots.models import Term
from participants.actions.dwellings import change_dwelling
from participants.models import Dwelling, ExitPlan
from tests.factories import make_dwelling, make_participant, make_placement, make_user, system, term


class PlanForm(ChangeForm):
    """A choice, a text, a date and a tick."""

    destination = forms.ModelChoiceField(Term.objects.filter(vocabulary="exit_destination"))
    next_home = forms.CharField(required=False)
    moves_on = DateField(required=False)
    is_arranged = forms.BooleanField(required=False)


class WhyForm(ChangeForm):
    """A text with the name of a linked record."""

    destination = forms.CharField(required=False)


class PersonForm(ChangeForm):
    """A date in three parts."""

    first_name = forms.CharField()
    birth_date = ThreePartDateField()


def change(*, row, by, version=None, **facts):
    """An action as every action is."""
    row = locked(row, version=version)
    for name, value in facts.items():
        setattr(row, name, value)
    return save_as(row, by=by)


def send(kind, row, data, *, by=None):
    """The form as it was sent, and what came of it."""
    query = QueryDict(mutable=True)
    query.update({name: str(value) for name, value in data.items() if value is not None})
    form = kind(query, row=row)
    assert form.is_valid(), form.errors
    return form, form.attempt(change, row=row, by=by or system(), **form.cleaned_data)


@pytest.fixture
def plan(pilot) -> ExitPlan:
    facts = {"destination": term("exit_destination.own_rental"), "made_on": date(2021, 6, 1)}
    return save_as(ExitPlan(placement=make_placement(pilot), **facts), by=system())


def test_who_left_everything_alone_takes_over_a_choice_a_date_and_a_tick(plan):
    opened = {"version": version_of(plan), "destination": "exit_destination.own_rental"}
    theirs = {
        "destination": term("exit_destination.with_family"),
        "moves_on": date(2021, 8, 1),
        "is_arranged": True,
        "next_home": "Bij zijn zus",
    }
    change(row=plan, by=make_user(name="Noor Eerste"), **theirs)
    form, outcome = send(PlanForm, plan, opened)
    assert outcome is False
    assert form.non_field_errors()[0].startswith("Noor Eerste")
    assert all(one.taken_over for one in form.meanwhile)
    assert [one.theirs for one in form.meanwhile] == [
        str(theirs["destination"]),
        "Bij zijn zus",
        "1 augustus 2021",
        "ja",
    ]
    again, saved = send(PlanForm, plan, form.data.dict())
    assert again.cleaned_data == theirs
    assert saved is True
    assert again.result.moves_on == date(2021, 8, 1)


def test_what_was_typed_is_kept_and_shown_beside_what_the_other_typed(plan):
    opened = {
        "version": version_of(plan),
        "destination": "exit_destination.own_rental",
        "next_home": "Een kamer",
        "is_arranged": None,
        "moves_on": "2021-09-01",
    }
    change(row=plan, by=system(), next_home="Een flat", moves_on=date(2021, 8, 1))
    form, outcome = send(PlanForm, plan, opened)
    assert outcome is False
    shown = [(one.theirs, one.mine, one.taken_over) for one in form.meanwhile]
    assert shown == [
        ("Een flat", "Een kamer", False),
        ("1 augustus 2021", "1 september 2021", False),
    ]
    plan.refresh_from_db()
    assert plan.next_home == "Een flat"
    send(PlanForm, plan, form.data.dict())
    plan.refresh_from_db()
    assert (plan.next_home, plan.moves_on) == ("Een kamer", date(2021, 9, 1))


def test_a_tick_that_the_other_took_away_is_taken_over(plan):
    change(row=plan, by=system(), next_home="x", moves_on=date(2021, 8, 1), is_arranged=True)
    opened = {
        "version": version_of(plan),
        "destination": "exit_destination.own_rental",
        "next_home": "x",
        "moves_on": "2021-08-01",
        "is_arranged": "on",
    }
    change(row=plan, by=system(), is_arranged=False)
    form, _ = send(PlanForm, plan, opened)
    assert "is_arranged" not in form.data
    send(PlanForm, plan, form.data.dict())
    plan.refresh_from_db()
    assert plan.is_arranged is False


def test_a_date_in_three_parts_is_taken_over_in_its_parts(pilot):
    person = make_participant(pilot)
    opened = {
        "version": version_of(person),
        "first_name": "Anders",
        "birth_date_day": person.birth_date.day,
        "birth_date_month": person.birth_date.month,
        "birth_date_year": person.birth_date.year,
    }
    change(row=person, by=system(), birth_date=PartialDate(1990, 2))
    form, _ = send(PersonForm, person, opened)
    parts = [form.data[f"birth_date_{part}"] for part in ("day", "month", "year")]
    assert parts == ["", "2", "1990"]
    send(PersonForm, person, form.data.dict())
    person.refresh_from_db()
    assert (person.first_name, person.birth_date) == ("Anders", PartialDate(1990, 2))


def test_three_editors_in_a_row_each_see_the_one_before(pilot):
    person = make_participant(pilot)
    born = {"birth_date_day": 17, "birth_date_month": 5, "birth_date_year": 1985}
    opened = {"version": version_of(person), "first_name": person.first_name, **born}
    first, second, third = (make_user(name=name) for name in ("Een", "Twee", "Drie"))
    assert send(PersonForm, person, {**opened, "first_name": "Van Een"}, by=first)[1]
    two, refused = send(PersonForm, person, {**opened, "first_name": "Van Twee"}, by=second)
    assert refused is False
    three, refused = send(PersonForm, person, {**opened, "first_name": "Van Drie"}, by=third)
    assert refused is False
    assert send(PersonForm, person, two.data.dict(), by=second)[1]
    three_again, refused = send(PersonForm, person, three.data.dict(), by=third)
    assert refused is False
    assert three_again.non_field_errors()[0].startswith("Twee")
    assert three_again.meanwhile[0].theirs == "Van Twee"
    assert send(PersonForm, person, three_again.data.dict(), by=third)[1]
    who = person.history.values_list("first_name", "history_user__name")[:3]
    assert list(who) == [("Van Drie", "Drie"), ("Van Twee", "Twee"), ("Van Een", "Een")]


@pytest.mark.parametrize("said", ["", "abc", "-1", "1.5", "9" * 25, "9" * 5000, "²", "1; DROP"])
def test_a_version_that_is_none_never_breaks_the_form(pilot, said):
    person = make_participant(pilot)
    data = {"version": said, "first_name": "Anders", "birth_date_day": 17}
    form, _ = send(PersonForm, person, {**data, "birth_date_month": 5, "birth_date_year": 1985})
    if form.errors:  # a number that was no version: shown as changed meanwhile, and then saved
        assert send(PersonForm, person, form.data.dict())[1]
    person.refresh_from_db()
    assert person.first_name == "Anders"


def test_an_action_with_an_old_version_writes_nothing(pilot):
    home = make_dwelling(pilot)
    opened = version_of(home)
    change_dwelling(dwelling=home, street="Demostraat", by=system())
    count = Dwelling.history.count()
    with pytest.raises(Overtaken) as overtaken:
        change_dwelling(dwelling=home, street="Andere straat", version=opened, by=system())
    assert overtaken.value.row.street == "Demostraat"
    assert Dwelling.history.count() == count


def test_on_a_page_the_second_editor_sees_who_when_and_what_and_then_saves(client, pilot):
    home = make_dwelling(pilot, street="Voorbeeldhof", place="Veenoord")
    url = reverse("participants:dwelling-change", args=[pilot.slug, home.pk])
    first = make_user(role="policy_officer", pilot=pilot, name="Noor Eerste")
    second = make_user(role="policy_officer", pilot=pilot, name="Sam Tweede")
    client.force_login(second)
    form = client.get(url).context["form"]
    data = {name: form[name].value() for name in form.fields} | {"version": form.version}
    change_dwelling(dwelling=home, street="Demostraat", by=first)
    answer = client.post(url, {**data, "place": "Nieuw-Amsterdam"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Noor Eerste" in page
    assert "Demostraat" in page
    assert 'value="Nieuw-Amsterdam"' in page
    shown = answer.context["form"]
    assert [one.taken_over for one in shown.meanwhile] == [True]
    assert client.post(url, shown.data.dict()).status_code == 302
    home.refresh_from_db()
    assert (home.street, home.place) == ("Demostraat", "Nieuw-Amsterdam")


def test_a_text_is_not_filled_with_a_linked_record_of_the_same_name(plan):
    opened = WhyForm(row=plan)
    seen = {"version": opened.version, "destination": "Bleef toch."}
    assert opened["destination"].value() is None
    plan.destination = term("exit_destination.unknown")
    save_as(plan, by=system())
    form, is_done = send(WhyForm, plan, seen)
    assert not is_done
    assert form.meanwhile == []
    assert form["destination"].value() == "Bleef toch."
