"""Keys of another pilot in every address, every choice and every hidden field: nothing comes of it."""

import pytest
from django.forms import ModelChoiceField

from interwonen.accounts.models import User
from interwonen.pilots.models import Term
from tests.access.report_rows import REPORT_QUARTERS
from tests.access.test_routes import TABLE, address, empty_pages
from tests.attacks.conftest import Side, numbers
from tests.attacks.forms import forms_on

pytestmark = pytest.mark.django_db

# Parts of an address that are no key of a row of one pilot: each pilot has these, or all share them.
NO_KEYS = {"", "quarter", "code", "period", "block", "figure", *REPORT_QUARTERS}
# Hidden fields that are no choice: numbers of a version, hashes of what was seen, and a yes or no.
HIDDEN = {"based_on", "digest", "is_done", "seen"}


def test_a_key_of_another_pilot_is_not_found(scene):
    clients, before, opened = scene.clients(), numbers(), []
    with empty_pages():
        for name, role, _url in scene.routes():
            if TABLE[name][0] in NO_KEYS:
                continue
            url = address(name, scene.own.pilot, scene.foreign.rows)
            for method in ("get", "post"):
                answer = getattr(clients[role], method)(url)
                if answer.status_code != 404:
                    opened.append(f"{method} {url} as {role}: {answer.status_code}")
    assert opened == []
    assert numbers() == before


def test_another_pilot_is_not_there(scene):
    clients, before, opened = scene.clients(), numbers(), []
    with empty_pages():
        for name, role, _url in scene.routes():
            url = address(name, scene.foreign.pilot, scene.foreign.rows)
            answer = clients[role].post(url)
            if answer.status_code != 404:
                opened.append(f"{url} as {role}: {answer.status_code}")
    assert opened == []
    assert numbers() == before


def foreign_to(field, side: Side) -> list[object]:
    """Rows of the other pilot that a field must not take; of a list of words, those of another one."""
    model = field.queryset.model
    if model is Term:
        own = set(field.queryset.values_list("pk", flat=True))
        return list(Term.objects.exclude(pk__in=own)[:1])
    if model is User:
        return list(side.people.values())
    rows = model._default_manager
    return list(rows.of_pilot(side.pilot)[:2]) if hasattr(rows, "of_pilot") else []


def test_no_choice_takes_a_row_of_another_pilot(scene, forms):
    clients, before, taken, tried, hidden = scene.clients(), numbers(), [], 0, set()
    for sent in forms:
        form = sent.form
        hidden |= {
            name
            for name, field in form.fields.items()
            if field.widget.is_hidden and not isinstance(field, ModelChoiceField)
        }
        chosen = {
            form.add_prefix(name): [str(row.pk) for row in foreign_to(field, scene.foreign)]
            for name, field in form.fields.items()
            if isinstance(field, ModelChoiceField)
        }
        chosen = {name: keys for name, keys in chosen.items() if keys}
        if not chosen:
            continue
        tried += len(chosen)
        answer = clients[sent.role].post(sent.url, {**chosen, "submission": form.submission_key})
        errors = (
            {back.add_prefix(name) for back in forms_on(answer) for name in back.errors}
            if answer.status_code == 422
            else set()
        )
        if answer.status_code != 404:
            taken += [f"{name} at {sent}: {answer.status_code}" for name in set(chosen) - errors]
    assert taken == []
    assert tried > 50
    assert hidden == HIDDEN  # a new one says here how it is checked
    assert numbers() == before
