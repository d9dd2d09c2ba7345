"""Frequently asked questions: written, ordered, taken off, and read by everyone while shown."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from interwonen.core.versions import Overtaken
from interwonen.core.withdrawals import withdraw
from neighbours.actions.questions_asked import (
    add_usual_questions,
    change_question,
    raise_question,
)
from neighbours.models import QuestionAsked
from tests.contact_factories import make_contact_point, make_question_asked, publish
from tests.factories import TODAY, make_participant, make_user, system
from tests.refusals import breaks

pytestmark = pytest.mark.django_db


def asked(pilot) -> list[str]:
    return [row.question for row in pilot.questions_asked.standing()]


def change(row, **facts):
    now = {"question": row.question, "answer": row.answer, "is_shown": row.is_shown}
    return change_question(row=row, today=TODAY, by=system(), **{**now, **facts})


def test_questions_stand_in_the_order_in_which_they_were_put(pilot):
    for question in ("Een?", "Twee?", "Drie?"):
        last = make_question_asked(pilot, question=question)
    raise_question(row=last, by=system())
    assert asked(pilot) == ["Een?", "Drie?", "Twee?"]
    raise_question(row=last, by=system())
    raise_question(row=last, by=system())
    assert asked(pilot) == ["Drie?", "Een?", "Twee?"]


@pytest.mark.parametrize("facts", [{"question": " "}, {"answer": ""}])
def test_a_question_has_an_answer(pilot, facts):
    with breaks("neighbours_questionasked_is_answered"):
        make_question_asked(pilot, **facts)
    assert not QuestionAsked.objects.exists()
    row = make_question_asked(pilot)
    with breaks("neighbours_questionasked_is_answered"):
        change(row, **facts)
    setattr(row, *next(iter(facts.items())))
    row._history_user = system()
    with pytest.raises(IntegrityError, match="is_answered"), transaction.atomic():
        row.save()


def test_a_text_that_points_at_someone_is_doubted(pilot):
    make_participant(pilot, last_name="Zonnebloem")
    text = {"answer": "Meneer Zonnebloem woont er."}
    with breaks("participants_text_recognisable") as refusal:
        make_question_asked(pilot, **text)
    assert not QuestionAsked.objects.exists()
    assert make_question_asked(pilot, **text, confirmed=[refusal.value.rule.name])


def test_the_second_of_two_who_change_one_sees_the_first(pilot):
    row = make_question_asked(pilot)
    with pytest.raises(Overtaken):
        change(row, version=0, answer="Anders.")
    assert change(row, answer="Anders.").answer == "Anders."


def test_what_was_withdrawn_is_off_the_page_and_stays_as_it_was(pilot):
    row = make_question_asked(pilot)
    with breaks("core_mistake_is_explained"):
        withdraw(row, reason=" ", by=system())
    withdraw(row, reason="Vraagt niemand", by=system())
    assert asked(pilot) == []
    for act in (
        lambda: change(row, answer="Anders."),
        lambda: raise_question(row=row, by=system()),
        lambda: withdraw(row, reason="Nog eens", by=system()),
    ):
        with breaks("core_still_stands"):
            act()
    row.withdrawn_because = " "
    row._history_user = system()
    with (
        pytest.raises(IntegrityError, match="neighbours_questionasked_withdrawal_says_why"),
        transaction.atomic(),
    ):
        row.save()


def test_the_usual_questions_are_answered_for_this_pilot(pilot):
    rows = add_usual_questions(pilot=pilot, today=TODAY, by=system())
    assert len(rows) == 7
    answers = " ".join(row.answer for row in rows)
    assert "5 bewoners" in answers
    assert pilot.municipality.in_a_sentence in answers
    for promise in ("hoort u", "u hoort", "krijgt u", "eerst van ons"):
        assert promise not in answers.lower()
    with breaks("neighbours_questionasked_none_yet"):
        add_usual_questions(pilot=pilot, today=TODAY, by=system())
    assert len(asked(pilot)) == 7


def test_everyone_reads_what_is_shown(client, pilot):
    publish(make_contact_point(pilot))
    make_question_asked(pilot, question="Wie <b>bel</b> ik?", answer="Ons.\n\nAltijd.")
    make_question_asked(pilot, question="Nog niet af?", is_shown=False)
    text = client.get(reverse("public:neighbourhood", args=[pilot.slug])).content.decode()
    assert "Wie &lt;b&gt;bel&lt;/b&gt; ik?" in text
    assert "<p>Altijd.</p>" in text
    assert "Nog niet af?" not in text


def test_staff_write_change_order_and_withdraw_on_pages(client, pilot):
    client.force_login(make_user(role="contact_officer", pilot=pilot))

    def page(name, *pk):
        return reverse(f"neighbours:{name}", args=[pilot.slug, *pk])

    assert client.post(page("usual-questions-add")).status_code == 302
    sent = {
        "question": "Mag ik komen kijken?",
        "answer": "Ja, bij het steunpunt.",
        "is_shown": "on",
    }
    assert client.post(page("question-asked-create"), sent).status_code == 302
    row = QuestionAsked.objects.get(question=sent["question"])
    for _twice in range(2):
        assert client.post(page("question-asked-raise", row.pk)).status_code == 302
    assert asked(pilot)[-3] == row.question
    form = client.get(page("question-asked-change", row.pk)).context["form"]
    changed = {**sent, "version": form.version}
    del changed["is_shown"]
    assert client.post(page("question-asked-change", row.pk), changed).status_code == 302
    assert "Niet op de pagina" in client.get(page("contact-point")).content.decode()
    reason = {"reason": "Vraagt niemand"}
    assert client.post(page("question-asked-withdraw", row.pk), reason).status_code == 302
    assert row.question not in asked(pilot)


def test_staff_switch_the_page_on_and_off(client, pilot):
    point = make_contact_point(pilot)
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    switch = reverse("neighbours:contact-point-switch", args=[pilot.slug])
    for is_on in (True, False, True):
        assert client.post(switch).status_code == 302
        point.refresh_from_db()
        assert point.is_published == is_on
    assert point.history.count() == 4
