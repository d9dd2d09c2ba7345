"""Enquiries about the same matter are linked, answered once and closed together."""

from datetime import date

import pytest
from django.urls import reverse
from post_office.models import Email

from neighbours.actions.enquiries_corrections import (
    change_enquiry,
    change_reply,
    withdraw_enquiry,
    withdraw_reply,
)
from neighbours.actions.enquiries_links import link_enquiries, unlink_enquiry
from neighbours.actions.enquiries_steps import close_enquiry, reopen_enquiry
from neighbours.models import Enquiry, Reply
from neighbours.models.enquiries import THREAT
from tests.contact_factories import make_contact_point
from tests.enquiry_factories import make_reply
from tests.factories import TODAY, make_enquiry, make_pilot, make_user, system, term
from tests.refusals import breaks, refused_by


def noise(pilot, **facts) -> Enquiry:
    kinds = {"kind": term("contact_kind.report"), "category": term("report_category.noise")}
    return make_enquiry(pilot, **{**kinds, "received_on": date(2021, 6, 25), **facts})


def link(one, other) -> Enquiry:
    return link_enquiries(enquiry=one, other=other, today=TODAY, by=system())


def answer(enquiry, day=TODAY) -> Reply:
    return make_reply(enquiry, replied_on=day, text="De muziek gaat om tien uur uit.")


def close(enquiry, **facts) -> None:
    found = {"validity": term("validity.confirmed"), **facts}
    close_enquiry(enquiry=enquiry, text="Klaar.", today=TODAY, by=system(), **found)


def correct(enquiry, **facts) -> Enquiry:
    names = ("channel", "kind", "category", "text", "received_on")
    kept = {name: getattr(enquiry, name) for name in names}
    return change_enquiry(enquiry=enquiry, **{**kept, "today": TODAY, "by": system(), **facts})


def same(enquiry) -> list[int]:
    row = Enquiry.objects.get(pk=enquiry.pk)
    return [other.number for other in Enquiry.objects.about_the_same_as(row)]


def test_all_are_one_group_whichever_were_linked_first(pilot):
    one, two, three, four = (noise(pilot) for _ in range(4))
    link(two, one)
    link(four, three)
    link(four, two)
    assert [same(row) for row in (one, two, three, four)] == [
        [2, 3, 4],
        [1, 3, 4],
        [1, 2, 4],
        [1, 2, 3],
    ]
    assert set(Enquiry.objects.exclude(same_as=None).values_list("same_as", flat=True)) == {one.pk}
    assert link(one, three).pk == one.pk  # once more changes nothing
    unlink_enquiry(enquiry=one, by=system())
    assert (same(one), same(two)) == ([], [3, 4])
    unlink_enquiry(enquiry=three, by=system())
    assert (same(two), same(three)) == ([4], [])
    with breaks("neighbours_enquiry_is_linked"):
        unlink_enquiry(enquiry=three, by=system())


def test_not_with_itself_another_pilot_or_a_mistake(pilot):
    one, elsewhere = noise(pilot), make_enquiry(make_pilot())
    with breaks("neighbours_enquiry_not_the_same_as_itself"):
        link(one, one)
    with breaks("neighbours_enquiry_one_matter"):
        link(one, elsewhere)
    assert not Enquiry.objects.exclude(same_as=None).exists()


def test_a_threat_or_objection_is_only_linked_with_its_like(pilot):
    ordinary = noise(pilot)
    threat, another = (noise(pilot, category=term("report_category.threat")) for _ in range(2))
    objection = make_enquiry(pilot, kind=term("contact_kind.objection"))
    for one, other in ((ordinary, threat), (threat, ordinary), (objection, ordinary)):
        with breaks("neighbours_enquiry_answered_alike"):
            link(one, other)
    with breaks("neighbours_enquiry_answered_alike"):
        link(threat, objection)
    assert not Enquiry.objects.exclude(same_as=None).exists()
    link(threat, another)
    assert same(threat) == [another.number]


def test_the_database_refuses_chains_and_other_pilots(pilot):
    one, two, three = (noise(pilot) for _ in range(3))
    elsewhere = make_enquiry(make_pilot())
    link(one, two)
    change = "UPDATE neighbours_enquiry SET same_as_id = %s WHERE id = %s"
    rule = "neighbours_enquiry_one_matter"
    for same_as, row in ((two, three), (three, one), (elsewhere, three)):
        assert refused_by(change, [same_as.pk, row.pk]) == rule
    assert refused_by(change, [three.pk, three.pk]) == "neighbours_enquiry_not_the_same_as_itself"


LIKE_NOTHING_ELSE = [
    {"category": "report_category.threat"},
    {"kind": "contact_kind.objection", "category": None},
]


@pytest.mark.parametrize("facts", LIKE_NOTHING_ELSE)
@pytest.mark.parametrize("which", [0, 1, 2])
def test_nor_does_one_that_is_linked_become_a_threat_or_objection(pilot, facts, which):
    rows = [noise(pilot) for _ in range(3)]
    link(rows[0], rows[1])
    link(rows[0], rows[2])
    row = Enquiry.objects.get(pk=rows[which].pk)
    given = {name: key and term(key) for name, key in facts.items()}
    rule = "neighbours_enquiry_answered_alike"
    with breaks(rule, field=next(iter(facts))):
        correct(row, **given)
    column, value = ("kind_id", facts["kind"]) if "kind" in facts else ("category_id", THREAT)
    change = f"UPDATE neighbours_enquiry SET {column} = %s WHERE id = %s"
    assert refused_by(change, [value, row.pk]) == rule
    unlink_enquiry(enquiry=row, by=system())
    correct(Enquiry.objects.get(pk=row.pk), **given)
    join = "UPDATE neighbours_enquiry SET same_as_id = %s WHERE id = %s"
    assert refused_by(join, [row.pk, noise(pilot).pk]) == rule


def test_what_was_withdrawn_keeps_no_other_from_being_corrected(pilot):
    one, two = noise(pilot), noise(pilot)
    link(one, two)
    withdraw_enquiry(enquiry=two, reason="Dubbel.", today=TODAY, by=system())
    assert correct(Enquiry.objects.get(pk=one.pk), category=term(THREAT)).is_threat


def test_one_answer_counts_for_all_that_are_open(pilot):
    one, two, closed = noise(pilot), noise(pilot, received_on=date(2021, 6, 28)), noise(pilot)
    close(closed)
    link(one, two)
    link(one, closed)
    reply = answer(one, date(2021, 6, 26))
    assert [(each.enquiry, each.given_with) for each in Reply.objects.order_by("pk")] == [
        (one, None),
        (two, reply),
    ]
    rows = Enquiry.objects.with_status(on=TODAY).filter(pk__in=(one.pk, two.pk)).order_by("number")
    handled = [row.handled_on for row in rows]
    assert handled == [date(2021, 6, 26), date(2021, 6, 28)]


def test_the_database_gives_an_answer_along_in_one_matter_only(pilot):
    one, two, other = noise(pilot), noise(pilot), noise(pilot)
    link(one, two)
    reply = answer(one)
    for row, given_with in ((other, reply), (one, reply)):
        add = (
            "INSERT INTO neighbours_reply (enquiry_id, replied_on, reopenings, given_with_id,"
            " channel_id, text, replied_by_id, withdrawn_because)"
            " VALUES (%s, %s, 0, %s, 'channel.phone', 'x', %s, '')"
        )
        refused = refused_by(add, [row.pk, TODAY, given_with.pk, system().pk])
        assert refused == "neighbours_reply_given_in_one_matter"
    moved = "UPDATE neighbours_reply SET enquiry_id = %s WHERE id = %s"
    assert refused_by(moved, [other.pk, reply.pk]) == "core_owner_is_fixed"
    unlink_enquiry(enquiry=two, by=system())
    assert two.replies.get().given_with == reply  # what was given, stays given


def test_a_correction_of_the_answer_reaches_all(pilot):
    one, two = noise(pilot), noise(pilot)
    link(one, two)
    reply = answer(one)
    facts = {"replied_on": TODAY, "channel": reply.channel, "today": TODAY, "by": system()}
    copy = two.replies.get()
    with breaks("neighbours_reply_changed_where_given"):
        change_reply(reply=copy, text="Anders.", **facts)
    for change in ("text = 'Anders.'", "replied_on = replied_on + 1"):
        by_hand = f"UPDATE neighbours_reply SET {change} WHERE id = %s"
        assert refused_by(by_hand, [copy.pk]) == "neighbours_reply_changed_where_given"
    change_reply(reply=reply, text="Om elf uur.", **facts)
    assert {each.text for each in Reply.objects.all()} == {"Om elf uur."}
    withdraw_reply(reply=copy, reason="Deze buur niet.", by=system())
    assert Reply.objects.standing().get() == reply
    withdraw_reply(reply=reply, reason="Niet gegeven.", by=system())
    assert not Reply.objects.standing().exists()


def test_they_are_closed_together_and_opened_again_one_by_one(pilot):
    one, two = noise(pilot), noise(pilot)
    link(one, two)
    answer(one)
    close(two)
    assert [row.status_now for row in (one, two)] == ["done", "done"]
    assert {row.validity for row in Enquiry.objects.all()} == {term("validity.confirmed")}
    reopen_enquiry(enquiry=one, text="Het is er weer.", today=TODAY, by=system())
    assert [row.status_now for row in (one, two)] == ["reopened", "done"]


def test_closing_a_question_says_what_was_found_of_the_report_linked_with_it(client, pilot):
    question, report = make_enquiry(pilot), noise(pilot)
    link(question, report)
    with breaks("neighbours_enquiry_closed_report_has_validity") as refused:
        close(question, validity=None)
    assert str(report) in refused.value.message
    assert [row.status_now for row in (question, report)] == ["reported", "reported"]
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    page = reverse("neighbours:enquiry-close", args=[pilot.slug, question.pk])
    assert client.post(page, {"text": "Klaar."}).status_code == 422
    client.post(page, {"text": "Klaar.", "validity": "validity.unknown"})
    found = Enquiry.objects.order_by("number").values_list("validity", flat=True)
    assert list(found) == [None, "validity.unknown"]
    assert [row.status_now for row in (question, report)] == ["done", "done"]


class TestPages:
    @pytest.fixture(autouse=True)
    def officer(self, client, pilot):
        client.force_login(make_user(role="contact_officer", pilot=pilot))

    def page(self, name, enquiry) -> str:
        return reverse(f"neighbours:{name}", args=[enquiry.pilot.slug, enquiry.pk])

    @pytest.mark.parametrize(
        ("received_on", "category", "found"),
        [
            (date(2021, 6, 23), "noise", True),
            (date(2021, 6, 22), "noise", False),
            (date(2021, 6, 23), "waste", False),
        ],
    )
    def test_a_report_of_the_same_in_a_week_is_pointed_at(
        self, client, pilot, received_on, category, found
    ):
        first = noise(pilot, received_on=received_on, category=term(f"report_category.{category}"))
        second = noise(pilot, received_on=date(2021, 6, 30))
        answer_page = client.get(self.page("enquiry-detail", second))
        assert (first in answer_page.context["like"]) is found

    def test_they_are_linked_and_taken_apart(self, client, pilot):
        one, two = noise(pilot), noise(pilot)
        threat = noise(pilot, category=term("report_category.threat"))
        form = client.get(self.page("enquiry-link", two)).context["form"]
        assert threat not in form.fields["other"].queryset
        assert "25 juni 2021: Wanneer is het steunpunt open?" in str(form["other"])
        assert form["other"].value() == one.pk
        assert client.post(self.page("enquiry-link", two), {"other": ""}).status_code == 422
        elsewhere = make_enquiry(make_pilot())
        assert (
            client.post(self.page("enquiry-link", two), {"other": elsewhere.pk}).status_code == 422
        )
        assert client.post(self.page("enquiry-link", two), {"other": one.pk}).status_code == 302
        for here, there in ((one, two), (two, one)):
            shown = client.get(self.page("enquiry-detail", here)).content.decode()
            assert self.page("enquiry-detail", there) in shown
        assert client.post(self.page("enquiry-unlink", one), {"submit": "1"}).status_code == 302
        assert same(two) == []


def test_who_is_linked_later_gets_the_answer_that_was_given(pilot):
    one, other = noise(pilot), noise(pilot, contact_email="buur@demo.example")
    make_contact_point(pilot)
    given = answer(one)
    link(other, one)
    assert other.replies.get().text == given.text
    assert not Enquiry.objects.to_answer(on=TODAY).exists()
    assert Email.objects.get().to == ["buur@demo.example"]
