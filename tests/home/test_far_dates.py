"""Each date of each form that is saved: one that cannot be is refused where it stands.

The forms are those of all pages in the table of routes, filled in as a user could.
"""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.http import HttpResponse
from django.urls import reverse

from interwonen.core import pages
from interwonen.core.date_fields import DateField
from tests.access.test_routes import HISTORY, TABLE, address, make_scene

FAR_DAYS = (date(1950, 1, 1), date(2095, 12, 31))
# What a form needs that cannot be guessed from its fields.
TYPED: dict[str, dict[str, Any]] = {
    "pilots:pilot-change": {"reason": "Verlengd", "reference": "B2"},
    "pilots:capacity-create": {"capacity": "6"},
    "pilots:location-assessment-create": {"decision_reference": "B1"},
    "pilots:location-assessment-change": {"decision_reference": "B1"},
    "participants:dwelling-create": {"postcode": "7841 AB", "house_number": "900"},
    "participants:referral-create": {
        "first_name": "Nieuw",
        "last_name": "Nieuw",
        "birth_date_day": "9",
        "birth_date_month": "4",
        "birth_date_year": "1990",
    },
    "participants:session-plan": {"starts_at": "10:00"},
    "participants:session-series": {"starts_at": "10:00"},
    "participants:goal-close": {"outcome": "achieved"},
    "participants:barrier-create": {"kind": "barrier.other"},
    "neighbours:board-meeting-create": {"starts_at": "19:30"},
    "neighbours:board-meeting-change": {"starts_at": "19:30"},
    "neighbours:consultation-hour-create": {
        "opens_at": "16:00",
        "closes_at": "18:00",
        "confirmed": "neighbours_consultationhour_nobody_answers",
    },
    "neighbours:board-agreement-settle": {"outcome": "kept"},
    "rights:request-answer": {"done": "Een kopie gegeven."},
    "retention:record-hold": {"kind": "neighbour_contact", "code": "1"},
    "evaluations:moment-change": {"reason": "Iedereen is dan vrij."},
    "evaluations:action-point-create": {"organisation": "Woonservice"},
    "evaluations:action-point-close": {"outcome": "done"},
    "neighbours:address-create": {
        "postcode": "7841 AB",
        "house_number": "9",
        "no_letters_because": "Wil geen post.",
    },
    "neighbours:address-change": {"no_letters_because": "Wil geen post."},
    "evaluations:commitment-create": {"evidence": "hours"},
    "participants:incident-create": {"agreements": "Geen muziek na tien uur."},
}


@pytest.fixture
def opened(client, pilot, monkeypatch):
    """Every form of every page: its name, its address and itself; the last role to see it is
    signed in. Pages are not drawn: only their form is kept.
    """
    monkeypatch.setattr(pages, "render", _keep_the_form)
    scene = make_scene(pilot)
    return _opened(client, *scene)


def _keep_the_form(request, template, context, status=None) -> HttpResponse:
    answer = HttpResponse(status=status)
    answer.form = context["form"]
    return answer


def _opened(client, pilot, people, rows):
    for name, (_kind, allowed) in TABLE.items():
        if name.startswith(HISTORY):
            continue
        client.force_login(people[sorted(allowed)[0]])
        url = address(name, pilot, rows)
        if name == "participants:referral-again":  # of someone who left
            participant = rows["return"].exit.placement.participant
            url = reverse(name, args=[pilot.slug, participant.pk])
        form = _form_of(client.get(url))
        if form is not None:
            yield name, url, form


def _form_of(answer):
    shown = (answer.context or {}).get("form")
    form = getattr(answer, "form", shown if isinstance(shown, forms.Form) else None)
    return form if getattr(form, "method", "") == "post" else None


def _filled_in(form, typed) -> dict[str, Any]:
    data: dict[str, Any] = {"version": str(getattr(form, "version", ""))}
    for name, field in form.fields.items():
        value = form[name].value()
        if isinstance(field, DateField):
            value = (value or date(2021, 6, 30)).isoformat()
        elif value in (None, "", []) and field.required:
            value = _something(field)
        if value is not None:
            data[name] = value
    return data | typed


def _something(field) -> Any:
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        return [str(key) for key, _label in field.choices][:2]
    if hasattr(field, "choices"):
        return next(key for key in _keys(field.choices) if key)
    return "1" if isinstance(field, forms.IntegerField) else "Tekst"


def _keys(choices):
    """The key of each choice, also of those under a heading."""
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _keys(label)
        else:
            yield str(key)


def test_a_far_date_is_refused_at_a_date_of_its_form(client, opened):
    seen, surprises = set(), []
    for name, url, form in opened:
        dates = {key for key, field in form.fields.items() if isinstance(field, DateField)}
        for field in dates:
            for day in FAR_DAYS:
                data = _filled_in(form, TYPED.get(name, {})) | {field: day.isoformat()}
                answer = client.post(url, data)
                told = set(_form_of(answer).errors) if answer.status_code == 422 else "saved"
                if told == "saved" or not told or told - dates:
                    surprises.append((name, field, day.year, told))
            seen.add((name, field))
    assert surprises == []
    assert len(seen) > 50
