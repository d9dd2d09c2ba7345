"""What someone agreed to have told: recorded, corrected, told by a report, and withdrawn."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from evaluations.council.told import Outcome, sentences_told, told_in
from evaluations.selectors.facts import facts_of
from interwonen.core.spans import Span
from interwonen.core.versions import Overtaken, version_of
from participants.actions.agreed_statements import (
    change_agreed_statement,
    note_published,
    withdraw_agreed_statement,
)
from participants.models import AgreedStatement
from tests.factories import (
    TODAY,
    make_exit,
    make_participant,
    make_pilot,
    make_placement,
    make_user,
    system,
    term,
)
from tests.refusals import breaks, refused_by
from tests.told_factories import AGREED, make_agreed_statement, make_leaver

SPRING = Span(date(2021, 4, 1), TODAY)
ABOUT_WORK = {"sentence": "Één bewoner begon als vrijwilliger.", "outcome": "none"}


@pytest.fixture
def leaver(pilot):
    return make_leaver(pilot, last_name="Duinveld")


def published(pilot, *, as_of=TODAY, today=TODAY):
    return note_published(pilot=pilot, as_of=as_of, today=today, by=system())


def changed(statement, **facts):
    return change_agreed_statement(
        statement=statement, **{"today": TODAY, "by": system(), **AGREED, **facts}
    )


class TestRecord:
    def test_it_keeps_the_sentence_and_who_recorded_it(self, leaver, counsellor):
        make_agreed_statement(leaver, by=counsellor)
        statement = AgreedStatement.objects.get()
        assert (statement.sentence, statement.outcome) == (AGREED["sentence"], "positive")
        assert (statement.agreed_how, statement.recorded_by) == ("in_person", counsellor)
        assert statement.published_on is None
        assert statement.history.get().history_user == counsellor

    @pytest.mark.parametrize(
        ("facts", "rule", "field"),
        [
            ({"sentence": " "}, "participants_agreedstatement_says_a_sentence", "sentence"),
            ({"agreed_on": TODAY + timedelta(1)}, "participants_date_not_ahead", "agreed_on"),
            ({"agreed_on": date(2021, 1, 1)}, "participants_date_before_referral", "agreed_on"),
            (
                {"outcome": "negative"},
                "participants_agreedstatement_outcome_as_recorded",
                "outcome",
            ),
            (
                {"sentence": "Eindelijk huurt Duinveld zelf."},
                "participants_text_recognisable",
                "sentence",
            ),
        ],
    )
    def test_what_cannot_be_is_not_written(self, leaver, facts, rule, field):
        with breaks(rule, field=field):
            make_agreed_statement(leaver, **facts)
        assert not AgreedStatement.objects.exists()
        assert not AgreedStatement.history.exists()

    def test_who_lives_in_the_pilot_has_no_next_home_to_tell_of(self, pilot):
        resident = make_participant(pilot)
        make_placement(pilot, participant=resident)
        with breaks("participants_agreedstatement_outcome_of_who_left", field="outcome"):
            make_agreed_statement(resident)
        make_agreed_statement(resident, **ABOUT_WORK)
        assert AgreedStatement.objects.get().sentence == ABOUT_WORK["sentence"]

    def test_one_outcome_is_told_of_a_person_and_more_of_other_things(self, leaver):
        make_agreed_statement(leaver)
        with breaks("participants_agreedstatement_one_outcome", field="outcome"):
            make_agreed_statement(leaver, sentence="Één bewoner vond een eigen huis.")
        make_agreed_statement(leaver, **ABOUT_WORK)
        assert AgreedStatement.objects.count() == 2

    def test_another_home_since_the_exit_can_be_confirmed(self, leaver):
        doubt = "participants_agreedstatement_outcome_as_recorded"
        make_agreed_statement(leaver, outcome="neutral", confirmed=[doubt])
        assert AgreedStatement.objects.get().outcome == "neutral"


class TestCorrect:
    def test_until_it_is_published_it_can_be_corrected(self, leaver):
        statement = make_agreed_statement(leaver)
        changed(statement, sentence="Één bewoner huurt zelf een woning.")
        statement.refresh_from_db()
        assert statement.sentence == "Één bewoner huurt zelf een woning."
        assert statement.history.count() == 2

    def test_the_second_of_two_people_sees_what_the_first_did(self, leaver):
        statement = make_agreed_statement(leaver)
        seen = version_of(statement)
        changed(statement, agreed_how="in_writing")
        with pytest.raises(Overtaken):
            changed(statement, version=seen)

    def test_what_was_withdrawn_or_published_stays_as_it_is(self, pilot, leaver):
        gone = make_agreed_statement(leaver)
        withdraw_agreed_statement(gone, reason="Wil het toch niet", by=system())
        with breaks("core_still_stands"):
            changed(gone)
        told = make_agreed_statement(leaver)
        published(pilot)
        with breaks("participants_agreedstatement_published_stays"):
            changed(told, sentence="Één bewoner huurt.")
        told.refresh_from_db()
        assert told.sentence == AGREED["sentence"]


class TestPublished:
    def test_a_report_tells_what_stands_and_it_is_noted_once(self, pilot, leaver):
        statement = make_agreed_statement(leaver)
        withdrawn = make_agreed_statement(leaver, **ABOUT_WORK)
        withdraw_agreed_statement(withdrawn, reason="Wil het toch niet", by=system())
        assert published(pilot) == [statement]
        assert published(pilot, today=TODAY + timedelta(90)) == []
        statement.refresh_from_db()
        withdrawn.refresh_from_db()
        assert (statement.published_on, withdrawn.published_on) == (TODAY, None)

    def test_what_counts_after_the_cut_off_is_not_noted(self, pilot, leaver):
        make_agreed_statement(leaver)
        make_agreed_statement(leaver, **ABOUT_WORK)
        assert published(pilot, as_of=date(2021, 3, 31)) == []
        # The next home counts from the day of leaving on, the other sentence from its agreement on.
        assert [row.outcome for row in published(pilot, as_of=date(2021, 5, 31))] == ["positive"]

    def test_it_can_still_be_withdrawn_and_stays_readable(self, pilot, leaver):
        statement = make_agreed_statement(leaver)
        published(pilot)
        withdraw_agreed_statement(statement, reason="Wil het niet meer", by=system())
        facts = facts_of(pilot, as_of=TODAY)
        assert sentences_told(facts) == ()
        # Everyone has read it: where this person lives is known from now on.
        assert told_in(facts, SPRING) == {leaver.pk: Outcome.FITTING}


class TestWithdraw:
    def test_it_says_why(self, leaver):
        statement = make_agreed_statement(leaver)
        with breaks("core_mistake_is_explained", field="reason"):
            withdraw_agreed_statement(statement, reason=" ", by=system())
        withdraw_agreed_statement(statement, reason="Wil het toch niet", by=system())
        statement.refresh_from_db()
        assert statement.withdrawn_because == "Wil het toch niet"


class TestFacts:
    def test_a_report_knows_the_sentences_and_whose_outcome_is_told(self, pilot, leaver):
        make_agreed_statement(leaver)
        make_agreed_statement(leaver, agreed_on=date(2021, 6, 1), **ABOUT_WORK)
        facts = facts_of(pilot, as_of=TODAY)
        assert sentences_told(facts) == (ABOUT_WORK["sentence"], AGREED["sentence"])
        assert told_in(facts, SPRING) == {leaver.pk: Outcome.FITTING}

    def test_withdrawn_before_any_report_it_is_not_known(self, pilot, leaver):
        statement = make_agreed_statement(leaver)
        withdraw_agreed_statement(statement, reason="Wil het toch niet", by=system())
        facts = facts_of(pilot, as_of=TODAY)
        assert (sentences_told(facts), told_in(facts, SPRING)) == ((), {})

    def test_a_new_sentence_goes_before_one_that_was_told_and_withdrawn(self, pilot, leaver):
        told = make_agreed_statement(leaver)
        published(pilot)
        withdraw_agreed_statement(told, reason="Verhuisd", by=system())
        doubt = "participants_agreedstatement_outcome_as_recorded"
        make_agreed_statement(
            leaver, sentence="Één bewoner woont nu elders.", outcome="neutral", confirmed=[doubt]
        )
        facts = facts_of(pilot, as_of=TODAY)
        assert told_in(facts, SPRING) == {leaver.pk: Outcome.ELSEWHERE}

    def test_a_sentence_of_another_pilot_is_not_ours(self, pilot):
        make_agreed_statement(make_leaver(make_pilot()))
        assert facts_of(pilot, as_of=TODAY).told == ()


class TestTheDatabase:
    @pytest.mark.parametrize(
        ("change", "rule"),
        [
            ("sentence = 'Iets anders.'", "participants_agreedstatement_published_stays"),
            ("outcome = 'neutral'", "participants_agreedstatement_published_stays"),
            ("published_on = NULL", "participants_agreedstatement_published_stays"),
            ("agreed_on = '2021-06-01'", "participants_agreedstatement_published_stays"),
        ],
    )
    def test_what_was_published_does_not_change(self, pilot, leaver, change, rule):
        statement = make_agreed_statement(leaver)
        published(pilot)
        statement_sql = f"UPDATE participants_agreedstatement SET {change} WHERE id = %s"
        assert refused_by(statement_sql, [statement.pk]) == rule

    @pytest.mark.parametrize(
        ("change", "rule"),
        [
            ("sentence = ' '", "participants_agreedstatement_says_a_sentence"),
            ("sentence = E'Een\\ntwee'", "participants_agreedstatement_says_a_sentence"),
            (
                "published_on = '2021-06-01'",
                "participants_agreedstatement_agreed_before_published",
            ),
            ("withdrawn_because = ' '", "participants_agreedstatement_withdrawal_says_why"),
            (
                "withdrawn_because = 'Nee', published_on = '2021-06-30'",
                "participants_agreedstatement_withdrawn_is_not_told",
            ),
        ],
    )
    def test_it_refuses(self, leaver, change, rule):
        statement = make_agreed_statement(leaver)
        update = f"UPDATE participants_agreedstatement SET {change} WHERE id = %s"
        assert refused_by(update, [statement.pk]) == rule

    def test_a_second_outcome_of_one_person(self, leaver):
        make_agreed_statement(leaver)
        other = make_agreed_statement(leaver, **ABOUT_WORK)
        update = "UPDATE participants_agreedstatement SET outcome = 'neutral' WHERE id = %s"
        rule = "participants_agreedstatement_one_outcome"
        assert refused_by(update, [other.pk]) == rule


def test_who_left_to_elsewhere_is_told_as_such(pilot):
    participant = make_participant(pilot)
    with_family = term("exit_destination.with_family")
    make_exit(make_placement(pilot, participant=participant), destination=with_family)
    make_agreed_statement(participant, sentence="Één bewoner woont elders.", outcome="neutral")
    assert told_in(facts_of(pilot, as_of=TODAY), SPRING) == {participant.pk: Outcome.ELSEWHERE}


class TestPages:
    @pytest.fixture
    def lead(self, pilot):
        return make_user(role="team_lead", pilot=pilot)

    @pytest.fixture
    def page(self, client, pilot, lead):
        """A page of the pilot as the team lead sees it, and what it answers to a form."""
        client.force_login(lead)

        def opened(name, pk, data=None):
            url = reverse(f"participants:{name}", args=[pilot.slug, pk])
            return client.get(url) if data is None else client.post(url, data, follow=True)

        return opened

    def test_it_is_recorded_corrected_and_withdrawn_with_forms(self, page, leaver, lead):
        answer = page("agreed-statement-create", leaver.pk, AGREED | {"agreed_on": "2021-06-10"})
        assert "“Één bewoner huurt nu zelf.”" in answer.content.decode()
        statement = AgreedStatement.objects.get()
        assert statement.recorded_by == lead
        typed = {**AGREED, "agreed_on": "2021-06-11", "version": version_of(statement)}
        page("agreed-statement-change", statement.pk, typed)
        statement.refresh_from_db()
        assert statement.agreed_on == date(2021, 6, 11)
        page("agreed-statement-withdraw", statement.pk, {"reason": "Wil het toch niet"})
        shown = page("participant-placements", leaver.pk).content.decode()
        assert "Ingetrokken omdat: Wil het toch niet" in shown

    def test_once_published_the_page_says_what_stays(self, page, pilot, leaver):
        statement = make_agreed_statement(leaver)
        published(pilot)
        shown = page("participant-placements", leaver.pk).content.decode()
        assert "Wat gepubliceerd is, blijft" in shown
        change, withdraw = (
            reverse(f"participants:agreed-statement-{act}", args=[pilot.slug, statement.pk])
            for act in ("change", "withdraw")
        )
        assert change not in shown
        assert withdraw in shown
        assert page("agreed-statement-change", statement.pk).status_code == 302

    def test_who_reads_the_file_without_writing_in_it_sees_the_sentences_only(
        self, client, pilot, leaver
    ):
        statement = make_agreed_statement(leaver)
        client.force_login(make_user(role="case_manager", pilot=pilot))
        url = reverse("participants:participant-placements", args=[pilot.slug, leaver.pk])
        shown = client.get(url).content.decode()
        assert statement.sentence in shown
        for act in ("change", "withdraw"):
            address = reverse(
                f"participants:agreed-statement-{act}", args=[pilot.slug, statement.pk]
            )
            assert address not in shown
