"""What the pages say of an enquiry fits who asks, how it stands and who deals with it."""

import importlib
import pkgutil

import pytest
from django.urls import reverse

import neighbours.forms
from interwonen.core.forms import BaseForm
from neighbours.actions.enquiries_steps import take_step
from neighbours.models import Enquiry, Status
from tests.enquiry_factories import make_reply
from tests.factories import TODAY, make_enquiry, make_user, system, term

THREAT = {"kind": "contact_kind.report", "category": "report_category.threat"}
OBJECTION = {"kind": "contact_kind.objection"}


def made(pilot, **facts) -> Enquiry:
    codes = {
        name: term(code) for name, code in facts.items() if name in ("kind", "category", "channel")
    }
    return make_enquiry(pilot, **{**facts, "received_on": TODAY, **codes})


def step(enquiry, status, **words):
    facts = {"taken_on": TODAY, "today": TODAY, "by": system(), **words}
    return take_step(enquiry=enquiry, status=status, **facts)


def page(client, enquiry, name="enquiry-detail") -> str:
    url = reverse(f"neighbours:{name}", args=[enquiry.pilot.slug, enquiry.pk])
    return client.get(url).content.decode()


@pytest.mark.parametrize("facts", [THREAT, OBJECTION])
def test_what_was_passed_on_is_not_to_be_passed_on_again(client, pilot, officer, facts):
    enquiry = made(pilot, **facts)
    asked = ("Geef het door aan de politie", "Stuur het vandaag door")
    assert any(words in page(client, enquiry) for words in asked)
    step(enquiry, Status.FORWARDED, forwarded_to="Politie")
    shown = page(client, enquiry)
    assert not any(words in shown for words in asked)
    assert "Het is doorgegeven" in shown


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        ({"channel": "channel.mail", "contact_email": "buur@post.example"}, True),
        ({"channel": "channel.mail"}, False),
        ({"channel": "channel.phone", "contact_phone": "06-12345678"}, False),
    ],
)
def test_only_who_did_not_hear_from_us_has_to(client, pilot, officer, facts, due):
    assert ("hoorde nog niets van ons" in page(client, made(pilot, **facts))) == due


def test_who_is_anonymous_is_not_to_be_answered_first(client, pilot, officer):
    assert "Geef de buur eerst antwoord" not in page(client, made(pilot))
    assert "Geef de buur eerst antwoord" in page(client, made(pilot, contact_phone="06-12345678"))


@pytest.mark.parametrize(
    ("facts", "reads"),
    [
        ({"contact_email": "buur@post.example"}, True),
        ({"channel": "channel.form"}, True),
        ({"contact_phone": "06-12345678"}, False),
    ],
)
def test_the_form_of_an_answer_says_that_the_neighbour_reads_it(
    client, pilot, officer, facts, reads
):
    shown = page(client, made(pilot, **facts), "reply-create")
    assert ("De buur leest dit antwoord" in shown) == reads


def test_an_answer_ends_the_wait_for_the_neighbour(client, pilot, officer):
    enquiry = made(pilot, contact_phone="06-12345678")
    step(enquiry, Status.WAITING, text="Welke dag?")
    waits = ("Wacht op de buur", "De buur heeft gereageerd", "De termijn staat stil")
    assert "De buur heeft gereageerd" in page(client, enquiry)
    make_reply(enquiry)
    shown = page(client, enquiry).partition("iw-log")[0]
    assert not any(words in shown for words in waits)
    assert "Beantwoord" in shown
    listed = Enquiry.objects.with_status(on=TODAY).get()
    assert not listed.waits_for_neighbour


@pytest.mark.parametrize(("kind", "still"), [("question", True), ("complaint", False)])
def test_the_term_of_a_complaint_does_not_stand_still(client, pilot, officer, kind, still):
    shown = page(client, made(pilot, kind=f"contact_kind.{kind}"), "enquiry-wait")
    assert ("De termijn staat stil" in shown) == still


def test_who_records_a_question_can_say_what_nobody_is_told(client, pilot):
    client.force_login(make_user(role="counsellor", pilot=pilot))
    shown = client.get(reverse("neighbours:enquiry-create", args=[pilot.slug])).content.decode()
    assert "Wij vertellen niemand wie waar woont." in shown


def _kinds_of(form: type) -> list[type]:
    return [form, *(kind for each in form.__subclasses__() for kind in _kinds_of(each))]


def test_no_form_says_twice_that_a_field_is_optional(db):
    for module in pkgutil.iter_modules(neighbours.forms.__path__, "neighbours.forms."):
        importlib.import_module(module.name)
    twice = {
        f"{form.__qualname__}.{name}"
        for form in _kinds_of(BaseForm)
        for name, field in form.base_fields.items()
        if not form.hide_optional and "(niet verplicht)" in str(field.label)
        if not form.__qualname__.startswith("_")
    }
    assert twice == set()
