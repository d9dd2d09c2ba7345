"""Someone records the answer that a neighbour got."""

from datetime import date
from functools import partial
from threading import Barrier

import pytest
from django.urls import reverse

from interwonen.core.carrying_out import carry_out
from interwonen.core.rules import RuleBroken
from neighbours.actions.enquiries_links import link_enquiries
from neighbours.actions.enquiries_steps import close_enquiry
from neighbours.models import Enquiry, Reply
from tests.at_once import PATIENCE, elsewhere, one_after_the_other
from tests.enquiry_factories import make_reply
from tests.factories import TODAY, make_enquiry, make_pilot, make_user, system
from tests.refusals import breaks, refused_by

HOURS = "Op werkdagen tijdens kantoortijd."
FACTS = {"text": "Op werkdagen.", "channel": "channel.mail", "replied_on": "2021-06-30"}


def answer(enquiry: Enquiry, **facts) -> Reply:
    return make_reply(enquiry, **{"replied_on": date(2021, 6, 4), "text": HOURS, **facts})


def is_settled_on(enquiry: Enquiry, day: date) -> bool:
    return Enquiry.objects.with_status(on=day).get(pk=enquiry.pk).is_settled


def test_it_is_answered_from_the_day_of_the_answer_on(pilot):
    officer = make_user(role="contact_officer", pilot=pilot)
    enquiry = make_enquiry(pilot)
    reply = answer(enquiry, by=officer)
    assert reply.replied_by == officer
    assert reply.history.get().history_user == officer
    days = date(2021, 6, 3), date(2021, 6, 4)
    assert [is_settled_on(enquiry, day) for day in days] == [False, True]


@pytest.mark.parametrize(
    ("replied_on", "rule"),
    [
        (date(2021, 5, 31), "neighbours_reply_after_receipt"),
        (date(2021, 7, 1), "core_not_ahead"),
    ],
)
def test_it_refuses_a_date_before_receipt_or_ahead(pilot, replied_on, rule):
    with breaks(rule, field="replied_on"):
        answer(make_enquiry(pilot), replied_on=replied_on)
    assert not Reply.objects.exists()


def test_it_refuses_an_answer_to_a_closed_enquiry(pilot):
    enquiry = make_enquiry(pilot)
    close_enquiry(enquiry=enquiry, text="Dubbel.", today=TODAY, by=system())
    with breaks("neighbours_enquiry_still_open"):
        answer(enquiry)
    assert not Reply.objects.exists()
    add = (
        "INSERT INTO neighbours_reply (enquiry_id, replied_on, reopenings, channel_id, text,"
        " replied_by_id, withdrawn_because) VALUES (%s, %s, 0, 'channel.phone', 'x', %s, '')"
    )
    assert refused_by(add, [enquiry.pk, TODAY, system().pk]) == "neighbours_enquiry_still_open"


def test_the_database_refuses_such_dates_too(pilot):
    reply = answer(make_enquiry(pilot))
    replied = "UPDATE neighbours_reply SET replied_on = %s WHERE id = %s"
    received = "UPDATE neighbours_enquiry SET received_on = %s, due_on = %s WHERE id = %s"
    before = "neighbours_reply_after_receipt"
    assert refused_by(replied, [date(2021, 5, 31), reply.pk]) == before
    later = date(2021, 6, 5)
    assert refused_by(received, [later, later, reply.enquiry_id]) == before


@pytest.mark.parametrize("role", ["contact_officer", "policy_officer", "team_lead"])
def test_who_answers_goes_back_to_the_enquiry(client, pilot, role):
    enquiry = make_enquiry(pilot)
    client.force_login(make_user(role=role, pilot=pilot))
    sent = client.post(reply_page(enquiry), FACTS)
    assert sent.url == reverse("neighbours:enquiry-detail", args=[pilot.slug, enquiry.pk])
    assert "Op werkdagen." in client.get(sent.url).content.decode()


def test_two_who_answer_at_once_both_reach_the_neighbour_only_on_purpose(client, pilot):
    first, second = (make_user(role="contact_officer", pilot=pilot) for _ in range(2))
    enquiry = make_enquiry(pilot)
    client.force_login(second)
    page = reply_page(enquiry)
    opened = {**FACTS, "seen": client.get(page).context["form"]["seen"].value()}
    answer(enquiry, by=first, text="Van negen tot vijf.")
    refused = client.post(page, opened)
    assert refused.status_code == 422
    shown = refused.content.decode()
    for words in (str(first), "Van negen tot vijf.", ">\nOp werkdagen.</textarea>"):
        assert words in shown
    assert Reply.objects.count() == 1
    again = client.get(page).context["form"]["seen"].value()
    assert client.post(page, {**FACTS, "seen": again}).status_code == 302
    confirmed = {"confirmed": "neighbours_reply_answered_meanwhile"}
    assert client.post(page, {**opened, **confirmed}).status_code == 302
    assert Reply.objects.count() == 3


def test_an_answer_that_came_with_another_enquiry_is_asked_about_too(client, pilot):
    first, second = (make_user(role="contact_officer", pilot=pilot) for _ in range(2))
    enquiry, other = make_enquiry(pilot), make_enquiry(pilot)
    link_enquiries(enquiry=enquiry, other=other, today=TODAY, by=first)
    client.force_login(second)
    answer(enquiry, by=first, text="Van negen tot vijf.")
    refused = client.post(reply_page(other), {**FACTS, "seen": 0})
    assert refused.status_code == 422
    shown = refused.content.decode()
    for words in (str(first), "Van negen tot vijf.", ">\nOp werkdagen.</textarea>"):
        assert words in shown
    assert Reply.objects.filter(enquiry=other).count() == 1


def test_two_who_answer_enquiries_about_one_matter_at_once_are_both_heard(transactional_db):
    pilot = make_pilot()
    pair = make_enquiry(pilot), make_enquiry(pilot)
    link_enquiries(enquiry=pair[0], other=pair[1], today=TODAY, by=system())
    start = Barrier(2, timeout=PATIENCE)

    def act(enquiry: Enquiry) -> str:
        try:
            start.wait()
            carry_out(lambda: answer(enquiry, seen=0))
        except RuleBroken as refusal:
            return refusal.rule.name
        return "answered"

    with elsewhere(2) as begin:
        begun = [begin(partial(act, each)) for each in pair]
        ends = sorted(each.result(timeout=PATIENCE) for each in begun)
    assert ends == ["answered", "neighbours_reply_answered_meanwhile"]
    assert Reply.objects.count() == 2


def test_the_second_of_two_at_the_same_moment_waits_for_the_first(transactional_db):
    enquiry = make_enquiry(make_pilot())

    def act() -> str:
        try:
            answer(enquiry, seen=0)
        except RuleBroken as refusal:
            return refusal.rule.name
        return "answered"

    assert one_after_the_other(enquiry, act, act) == [
        "answered",
        "neighbours_reply_answered_meanwhile",
    ]


def reply_page(enquiry: Enquiry) -> str:
    return reverse("neighbours:reply-create", args=[enquiry.pilot.slug, enquiry.pk])


@pytest.mark.parametrize("wrong", [{"text": ""}, {"channel": ""}, {"replied_on": "2021-05-31"}])
def test_errors_stand_at_the_field_and_nothing_is_written(client, pilot, wrong):
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    sent = client.post(reply_page(make_enquiry(pilot)), {**FACTS, **wrong})
    assert sent.status_code == 422
    assert sent.context["form"].errors.keys() == wrong.keys()
    assert not Reply.objects.exists()


@pytest.mark.parametrize("role", ["counsellor", "case_manager", "administrator"])
def test_who_may_not_answer_writes_nothing(client, pilot, role):
    enquiry = make_enquiry(pilot)
    codes = []
    for where in (pilot, make_pilot()):
        client.force_login(make_user(role=role, pilot=where))
        codes.append(client.post(reply_page(enquiry), FACTS).status_code)
    assert codes == [403, 404]
    assert not Reply.objects.exists()
