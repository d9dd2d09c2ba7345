"""Sent with every form what no page sends: keys of another pilot, and fields that it does not have."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.forms import ChoiceField, ModelChoiceField

from interwonen.accounts.models import User
from interwonen.core.guarding import our_models
from interwonen.pilots.models import Term
from tests.access.test_routes import address, empty_pages
from tests.attacks.conftest import BESIDE, Side, numbers
from tests.attacks.forms import OnPage, filled_in, forms_on, keys_of

pytestmark = pytest.mark.django_db

# Hidden fields that are no choice: numbers of a version, hashes of what was seen, and a yes or no.
HIDDEN = {"based_on", "digest", "is_done", "seen"}
# Forms with choices that are no rows, of which each pilot has its own: decisions in an assessment of
# the location, and published reports.
OWN_CHOICES = {"LocationAssessmentForm", "LocationAssessmentChangeForm", "QuestionForm"}
# Values by which a column is recognised that took one of them: a word, a number and a day.
WORD, NUMBER, DAY = "meegestuurd", 987_654_321, "1987-06-05"
USUAL = {"pk", "id", "user", "role", "pilot_id", "created_by", "signature", "withdrawn_because"}
USUAL |= {"is_staff", "is_superuser", "next", "by", "on", "today"}
WRITES = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+?)_')
SAVED = 200  # at least so many forms did what they are for, with the other fields beside theirs


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


def keys_by_field(form) -> dict[str, set[str]]:
    """What the choices send that are no model's, by the name of their field."""
    return {
        form.add_prefix(name): set(keys_of(field.choices))
        for name, field in form.fields.items()
        if isinstance(field, ChoiceField) and not isinstance(field, ModelChoiceField)
    }


def only_elsewhere(on: OnPage, page) -> dict[str, list[str]]:
    """What the same form on that page of another pilot offers and this one does not."""
    own = keys_by_field(on.form)
    there = [keys_by_field(form) for form in forms_on(page) if type(form) is type(on.form)]
    more = {name: keys - own[name] for form in there for name, keys in form.items() if name in own}
    return {name: sorted(keys) for name, keys in more.items() if keys}


def test_no_choice_that_is_no_row_takes_one_of_another_pilot(scene, forms):
    clients, theirs, before = scene.clients(), scene.foreign.clients(), numbers()
    taken, tried = [], set()
    with empty_pages():
        for on in forms:
            if not keys_by_field(on.form):
                continue
            url = address(on.route, scene.foreign.pilot, scene.foreign.rows)
            if chosen := only_elsewhere(on, theirs[on.role].get(url)):
                tried.add(type(on.form).__name__)
                sent = {**chosen, "submission": on.form.submission_key}
                taken += not_refused(clients[on.role].post(on.url, sent), set(chosen), on)
    assert taken == []
    assert tried >= OWN_CHOICES
    assert numbers() == before


def not_refused(answer, names: set[str], on: OnPage) -> list[str]:
    """The fields about which the answer says nothing, unless it says that the page is not there."""
    if answer.status_code == 404:
        return []
    errors = (
        {back.add_prefix(name) for back in forms_on(answer) for name in back.errors}
        if answer.status_code == 422
        else set()
    )
    return [f"{name} at {on}: {answer.status_code}" for name in names - errors]


def test_no_choice_takes_a_row_of_another_pilot(scene, forms):
    clients, before, taken, tried, hidden = scene.clients(), numbers(), [], 0, set()
    for on in forms:
        form = on.form
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
        tried += len(chosen)
        if chosen:
            sent = {**chosen, "submission": form.submission_key}
            with empty_pages():
                answer = clients[on.role].post(on.url, sent)
            taken += not_refused(answer, set(chosen), on)
    assert taken == []
    assert tried > 50
    assert hidden == HIDDEN  # a new one says here how it is checked
    assert numbers() == before


def more_fields() -> dict[str, Any]:
    """Every column of ours by its name, with a value that fits it; flags are set."""
    sent: dict[str, Any] = dict.fromkeys(USUAL, NUMBER)
    for model in our_models():
        for field in model._meta.get_fields():
            kind = getattr(field, "get_internal_type", str)()
            value = (
                DAY if "Date" in kind else WORD if kind in ("CharField", "TextField") else NUMBER
            )
            sent |= {field.name: value, getattr(field, "attname", field.name): value}
    return sent


@contextmanager
def written() -> Iterator[list[tuple[str, Any]]]:
    """What is written meanwhile, except in the access log and beside it: statements and values."""
    found: list[tuple[str, Any]] = []

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if (written := WRITES.match(sql)) and written[1] not in BESIDE:
            found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield found


def send(client: Any, on: OnPage, sent: dict[str, Any]) -> tuple[int, list[tuple[str, Any]]]:
    """The status of the answer, and what was written; it is undone."""
    with empty_pages(), transaction.atomic(), written() as found:
        status = client.post(on.url, sent).status_code
        transaction.set_rollback(True)
    return status, found


def flags_in(found: list[tuple[str, Any]]) -> list[tuple[str, list[bool]]]:
    """The statements, which name their columns, with the values that are true or false."""
    return [(sql, [v for v in params or () if isinstance(v, bool)]) for sql, params in found]


def test_no_column_takes_a_field_that_the_form_has_not(scene, forms):
    clients, faults, saved, more = scene.clients(), [], 0, more_fields()
    for on in forms:
        form, client = on.form, clients[on.role]
        typed = filled_in(form)
        # Forms read besides which state of the record their page showed.
        names = {form.add_prefix(name) for name in form.fields} | {"version"}
        beside = {name: value for name, value in more.items() if name not in names}
        status, found = send(client, on, {**beside, **typed})
        usual, without = send(client, on, typed)
        taken = [p for _sql, params in found for p in params or () if is_sent_along(p)]
        if taken or status != usual or flags_in(found) != flags_in(without):
            faults.append(f"{on}: {status} for {usual}, {taken}")
        saved += status == 302
    assert faults == []
    assert saved >= SAVED


def is_sent_along(value: Any) -> bool:
    """Whether this value, as it goes to the database, is or holds one of those that were sent."""
    return any(each in str(value) for each in (WORD, str(NUMBER), DAY, "1987, 6, 5"))
