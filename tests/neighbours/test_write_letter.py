"""A letter is begun, written in versions, changed and withdrawn."""

import re
from datetime import date

import pytest
from django.urls import reverse

from interwonen.pilots.actions.opening_hours import set_opening_hours
from neighbours.actions.letters import change_letter, withdraw_letter
from neighbours.models import LetterRound, LetterText
from neighbours.selectors.letters_fields import FIELDS, beginning_of, unknown_fields, values_of
from neighbours.selectors.letters_versions import changes
from tests.factories import TODAY, make_pilot, make_user, system
from tests.letter_factories import BODY, make_letter, make_sender, make_sent_letter, write
from tests.pilots.test_pilot import decide
from tests.refusals import breaks, refused_by


def page(name, round) -> str:
    return reverse(f"neighbours:{name}", args=[round.pilot.slug, round.pk])


def change(round, **facts) -> LetterRound:
    names = ("subject", "dated_on", "reference", "capacity_step", "furthest_ring")
    kept = {name: getattr(round, name) for name in names}
    return change_letter(round=round, **{**kept, "today": TODAY, "by": system(), **facts})


def test_it_begins_with_a_number_a_reference_and_a_subject_line(pilot):
    first, second = make_letter(pilot), make_letter(pilot, purpose="other", dated_on=None)
    assert (first.number, first.reference) == (1, "T-BRIEF-1")
    assert first.subject == "Nieuwe bewoners bij u in de buurt"
    assert (second.number, second.subject) == (2, f"Nieuws over {pilot.name}")


def test_the_subject_line_names_nobody_and_has_no_fields(pilot):
    letter = make_letter(pilot)
    with breaks("participants_text_recognisable"):
        change(letter, subject="Overlast door mevrouw Aalbes")
    with breaks("neighbours_letterround_subject_without_fields"):
        change(letter, subject="Groei naar {plekken}")
    assert LetterRound.objects.get().subject == "Nieuwe bewoners bij u in de buurt"


@pytest.mark.parametrize("purpose", LetterRound.Purpose.values)
def test_what_a_letter_begins_with_has_known_fields_and_plain_words(purpose):
    beginning = beginning_of(purpose)
    assert unknown_fields(beginning.subject + beginning.body) == []
    for word in ("cliënt", "doelgroep", "maatschappelijke opvang", "ambulant", "doorstroom"):
        assert word not in beginning.body.lower()


def test_every_field_but_the_addressee_is_filled_per_letter(pilot):
    assert set(values_of(make_letter(pilot), on=TODAY)) == set(FIELDS) - {"adressering"}


def test_each_text_is_a_version_and_the_same_text_is_none(pilot):
    round = make_letter(pilot)
    first = write(round)
    assert write(round).pk == first.pk
    second = write(round, body=BODY + "\n\nDag!")
    assert (second.number, second.written_by) == (2, system())
    assert round.texts.first() == second
    kinds = [piece.kind for piece in changes(first.body, second.body)]
    assert kinds == ["kept", "new"]


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ("{contakt}", "{contakt}"),
        ("{ contact", "{"),
        ("{contact, {contact}", "{contact,"),
        ("a } b", "}"),
        ("{}", "{}"),
    ],
)
def test_a_field_that_does_not_exist_is_refused_as_it_is_typed(pilot, wrong, named):
    with breaks("neighbours_lettertext_fields_known", field="body") as refusal:
        write(make_letter(pilot), body=f"Bel {wrong} ook.")
    assert refusal.value.message.endswith(f"Het gaat om: {named}.")
    assert not LetterText.objects.exists()


def test_a_text_that_may_name_someone_is_a_doubt(pilot):
    with breaks("participants_text_recognisable", field="body"):
        write(make_letter(pilot), body="Daar woont meneer Vosbergen.", confirmed=[])


def test_after_sending_or_withdrawing_text_and_facts_stay(pilot):
    sent = make_sent_letter(pilot)
    gone = withdraw_letter(round=make_letter(pilot), reason="Niet nodig.", by=system())
    for round in (sent, gone):
        with breaks("neighbours_letterround_still_to_send"):
            write(round, body="Iets anders.")
        with breaks("neighbours_letterround_still_to_send"):
            change(round, subject="Iets anders")
        with breaks("neighbours_letterround_still_to_send"):
            withdraw_letter(round=round, reason="Toch niet.", by=system())


def test_withdrawing_needs_a_reason(pilot):
    round = make_letter(pilot)
    with breaks("core_mistake_is_explained"):
        withdraw_letter(round=round, reason=" ", by=system())
    assert not LetterRound.objects.get().is_withdrawn


class TestAboutADecision:
    def test_only_growth_and_only_one_letter(self, pilot):
        step = decide(pilot)
        with breaks("neighbours_letterround_decision_on_growth"):
            make_letter(pilot, capacity_step=step)
        with breaks("neighbours_letterround_one_per_decision"):
            make_letter(pilot, purpose="growth", capacity_step=step)

    def test_of_the_same_pilot(self, pilot):
        with breaks("neighbours_letterround_decision_of_pilot"):
            make_letter(pilot, purpose="growth", capacity_step=_freed(decide(make_pilot())))


def _freed(step):
    withdraw_letter(round=step.letter_rounds.get(), reason="Anders.", by=system())
    return step


class TestTheDatabase:
    @pytest.mark.parametrize(
        ("statement", "rule"),
        [
            ("DELETE FROM neighbours_lettertext", "neighbours_letterround_still_to_send"),
            ("UPDATE neighbours_lettertext SET body = 'x'", "core_owner_is_fixed"),
            (
                "UPDATE neighbours_letterround SET subject = 'x'",
                "neighbours_letterround_still_to_send",
            ),
            (
                "UPDATE neighbours_letterround SET sent_text = repeat('x', 20001)",
                "neighbours_letterround_text_length",
            ),
            (
                "UPDATE neighbours_letterround SET sent_on = '2021-02-08'",
                "neighbours_letterround_sent_after_its_date",
            ),
            (
                "UPDATE pilots_pilot SET decided_on = NULL, decision_reference = ''",
                "neighbours_letterround_after_decision",
            ),
            (
                "INSERT INTO neighbours_lettertext (round_id, number, body, written_by_id,"
                " written_at) SELECT id, 2, 'x', sent_by_id, '2021-06-30' FROM"
                " neighbours_letterround",
                "neighbours_letterround_still_to_send",
            ),
        ],
    )
    def test_keeps_what_was_sent(self, pilot, statement, rule):
        make_sent_letter(pilot)
        assert refused_by(statement, []) == rule

    def test_wants_a_reason_to_withdraw(self, pilot):
        make_letter(pilot)
        statement = "UPDATE neighbours_letterround SET withdrawn_because = ' '"
        assert refused_by(statement, []) == "neighbours_letterround_withdrawal_says_why"

    def test_says_how_long_a_text_may_be(self, pilot):
        with breaks("neighbours_lettertext_text_length", field="body") as refusal:
            write(make_letter(pilot), body="a " * 4_001)
        assert "8.000 tekens" in refusal.value.message

    def test_keeps_texts_within_bounds(self, pilot):
        statement = (
            "INSERT INTO neighbours_lettertext (round_id, number, body, written_by_id, written_at)"
            " SELECT %s, 1, repeat('x', 8001), %s, '2021-06-30'"
        )
        parameters = [make_letter(pilot).pk, system().pk]
        assert refused_by(statement, parameters) == "neighbours_lettertext_text_length"


class TestPages:
    @pytest.fixture
    def officer(self, client, pilot):
        user = make_user(role="policy_officer", pilot=pilot)
        client.force_login(user)
        return user

    def test_begin_write_and_compare(self, client, pilot, officer):
        begun = client.post(
            reverse("neighbours:letter-begin", args=[pilot.slug]),
            {"purpose": "start", "dated_on": "2021-02-09"},
        )
        round = LetterRound.objects.get()
        assert begun.url == page("letter-detail", round)
        form = client.get(page("letter-write", round)).context["form"]
        assert "{contact}" in form["body"].value()
        assert client.post(page("letter-write", round), {"body": "Bel {x}."}).status_code == 422
        for body in ("Bel {contact}.", "Mail {contact}."):
            assert client.post(page("letter-write", round), {"body": body}).status_code == 302
        shown = client.get(page("letter-versions", round)).content.decode()
        assert "<del>Bel</del><ins>Mail</ins>" in shown
        assert officer.name in shown

    def test_what_is_not_filled_in_is_named_with_where_to_fill_it_in(self, client, pilot, officer):
        round = make_letter(pilot, dated_on=None)
        write(round, body="Op {datum}: {contact}, {spreekuur}, {steunpunt}.")
        assert self.to_fill_in(client, round) == [
            ("de datum van de brief", page("letter-change", round)),
            ("wie de buren kunnen bellen of mailen", self.at("buurtpagina/contact", pilot)),
            ("de komende telefonische spreekuren", self.at("spreekuur", pilot)),
            (
                "het adres en de openingstijden van het steunpunt",
                self.at("buurtpagina/contact", pilot),
            ),
        ]
        make_sender(pilot)
        set_opening_hours(pilot=pilot, hours={1: (None, None)}, by=system())
        assert self.to_fill_in(client, round)[-1][1] == self.at("pilot/openingstijden", pilot)
        client.force_login(make_user(role="contact_officer", pilot=pilot))
        assert self.to_fill_in(client, round)[-1][1] == self.at("pilot", pilot)
        client.force_login(make_user(role="counsellor", pilot=pilot))
        assert self.to_fill_in(client, round) == []

    @staticmethod
    def at(path, pilot) -> str:
        return f"/{pilot.slug}/{path}/"

    @staticmethod
    def to_fill_in(client, round) -> list[tuple[str, str]]:
        """The links below the warning: the words and the address of each."""
        shown = client.get(page("letter-detail", round)).content.decode()
        _before, _warning, after = shown.partition("Dit is nog niet ingevuld:")
        assert "{contact}" not in after.partition("</ul>")[0]
        found = re.findall(r'<a href="([^"]+)">([^<]+)</a>', after.partition("</ul>")[0])
        return [(words, url) for url, words in found]

    def test_a_text_is_shown_as_text(self, client, pilot, officer):
        round = make_letter(pilot)
        write(round, body="<script>alert(1)</script>")
        for name in ("letter-detail", "letter-versions"):
            assert b"<script>alert" not in client.get(page(name, round)).content

    def test_change_and_withdraw(self, client, pilot, officer):
        round = make_letter(pilot)
        form = client.get(page("letter-change", round)).context["form"]
        sent = {"subject": "Nieuws", "dated_on": "2021-02-10", "reference": "K-1"}
        assert (
            client.post(page("letter-change", round), {**sent, "version": form.version}).status_code
            == 302
        )
        round.refresh_from_db()
        assert (round.subject, round.dated_on) == ("Nieuws", date(2021, 2, 10))
        assert client.post(page("letter-withdraw", round), {"reason": "Dubbel."}).status_code == 302
        later = client.get(page("letter-write", round), follow=True).content.decode()
        assert "Dit is ingetrokken" in later
        assert "verzonden; u ziet" not in later


def test_what_still_must_be_sent_stands_on_top(client, pilot):
    waits = make_letter(pilot)
    sent = make_sent_letter(pilot)
    gone = make_letter(pilot)
    withdraw_letter(round=gone, reason="Dubbel.", by=system())
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    page = client.get(reverse("neighbours:letter-list", args=[pilot.slug]))
    assert list(page.context["page_obj"]) == [waits, gone, sent]
