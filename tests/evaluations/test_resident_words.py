"""The words of residents: made unrecognisable, approved by a second person, and printed then."""

from datetime import date

import pytest
from django.urls import reverse

from evaluations.actions.resident_words import change_resident_words, withdraw_resident_words
from evaluations.models import ResidentWords
from interwonen.core.quarters import Quarter
from interwonen.core.versions import Overtaken, version_of
from tests.factories import TODAY, make_user, system
from tests.refusals import breaks, refused_by
from tests.report_factories import draft_of
from tests.told_factories import make_agreed_statement, make_leaver
from tests.words_factories import WORDS, approve, make_words

SPRING = Quarter(2021, 2)
NOTHING_CHANGED = {name: False for name in WORDS if name.startswith("changed")}


def changed(words, **facts):
    return change_resident_words(words=words, **{"today": TODAY, "by": system(), **WORDS, **facts})


def printed(pilot, code, quarter=SPRING):
    """The block of the report with this code; None when it is left out."""
    return draft_of(pilot, quarter, as_of=TODAY).block(code)


class TestWrite:
    def test_it_keeps_the_words_and_what_was_changed(self, pilot, counsellor):
        make_words(pilot, by=counsellor)
        words = ResidentWords.objects.get()
        assert (words.text, words.quarter) == (WORDS["text"], SPRING)
        assert len(words.disguise) == 3
        assert (words.written_by, words.is_approved) == (counsellor, False)
        assert words.history.get().history_user == counsellor

    @pytest.mark.parametrize(
        ("facts", "rule", "field"),
        [
            ({"text": " "}, "evaluations_residentwords_say_something", "text"),
            ({"text": "x" * 601}, "evaluations_residentwords_text_length", "text"),
            (NOTHING_CHANGED, "evaluations_residentwords_made_unrecognisable", "changed_name"),
            (
                {"quarter_starts_on": date(2021, 7, 1)},
                "evaluations_residentwords_of_a_quarter",
                "quarter_starts_on",
            ),
            ({"text": "Van Duinveld kreeg ik hulp."}, "participants_text_recognisable", "text"),
        ],
    )
    def test_what_cannot_be_is_not_written(self, pilot, facts, rule, field):
        with breaks(rule, field=field):
            make_words(pilot, **facts)
        assert not ResidentWords.objects.exists()
        assert not ResidentWords.history.exists()


class TestApprove:
    def test_a_second_person_approves(self, pilot):
        officer = make_user(role="policy_officer", pilot=pilot)
        words = approve(make_words(pilot), by=officer)
        words.refresh_from_db()
        assert (words.approved_by, words.approved_on) == (officer, TODAY)

    def test_not_who_wrote_them_and_not_twice(self, pilot):
        lead = make_user(role="team_lead", pilot=pilot)
        words = make_words(pilot, by=lead)
        with breaks("evaluations_residentwords_second_person"):
            approve(words, by=lead)
        approve(words)
        with breaks("evaluations_residentwords_approved_once"):
            approve(words)
        assert words.history.count() == 2

    def test_not_what_was_changed_since_it_was_read(self, pilot):
        words = make_words(pilot)
        seen = version_of(words)
        changed(words, text="Nu anders.")
        with pytest.raises(Overtaken):
            approve(words, version=seen)
        assert not ResidentWords.objects.approved().exists()


class TestCorrect:
    def test_other_words_are_approved_anew_by_another_than_who_wrote_them(self, pilot):
        lead = make_user(role="team_lead", pilot=pilot)
        words = approve(make_words(pilot), by=lead)
        changed(words, text="Een eigen voordeur, dat is alles.", by=lead)
        words.refresh_from_db()
        assert (words.written_by, words.approved_by, words.approved_on) == (lead, None, None)
        with breaks("evaluations_residentwords_second_person"):
            approve(words, by=lead)

    def test_what_was_withdrawn_no_longer_changes(self, pilot):
        words = make_words(pilot)
        with breaks("core_mistake_is_explained"):
            withdraw_resident_words(words=words, reason="", by=system())
        withdraw_resident_words(words=words, reason="Te herkenbaar", by=system())
        with breaks("core_still_stands"):
            changed(words)
        with breaks("core_still_stands"):
            approve(words)


class TestReport:
    def test_only_approved_words_of_the_quarter_are_printed(self, pilot):
        approve(make_words(pilot))
        make_words(pilot, text="Dit wacht nog.")
        approve(make_words(pilot, text="Van eerder.", quarter_starts_on=date(2021, 1, 1)))
        block = printed(pilot, "words")
        assert block.paragraphs == (f"“{WORDS['text']}”",)
        assert block.note == "De woorden zijn bewerkt, zodat niemand te herkennen is."

    def test_without_any_the_block_is_left_out(self, pilot):
        words = approve(make_words(pilot))
        withdraw_resident_words(words=words, reason="Te herkenbaar", by=system())
        assert printed(pilot, "words") is None

    def test_page_one_tells_what_people_agreed_to_and_not_about_whom(self, pilot):
        leaver = make_leaver(pilot, last_name="Duinveld")
        assert not printed(pilot, "result").facts
        make_agreed_statement(leaver)
        (fact,) = printed(pilot, "result").facts
        assert (fact.name, fact.words) == ("Met instemming verteld", "Één bewoner huurt nu zelf.")


class TestTheDatabase:
    @pytest.mark.parametrize(
        ("change", "rule"),
        [
            ("text = ' '", "evaluations_residentwords_say_something"),
            ("text = repeat('x', 601)", "evaluations_residentwords_text_length"),
            ("quarter_starts_on = '2021-05-01'", "evaluations_residentwords_whole_quarter"),
            (
                "changed_name = false, changed_age = false, changed_circumstances = false",
                "evaluations_residentwords_made_unrecognisable",
            ),
            (
                "approved_by_id = written_by_id, approved_on = '2021-06-30'",
                "evaluations_residentwords_second_person",
            ),
            ("approved_on = '2021-06-30'", "evaluations_residentwords_second_person"),
            ("withdrawn_because = ' '", "evaluations_residentwords_withdrawal_says_why"),
        ],
    )
    def test_it_refuses(self, pilot, change, rule):
        update = f"UPDATE evaluations_residentwords SET {change} WHERE id = %s"
        assert refused_by(update, [make_words(pilot).pk]) == rule

    @pytest.mark.parametrize("change", ["text = 'Iets anders.'", "changed_age = false"])
    def test_other_words_under_an_approval(self, pilot, change):
        update = f"UPDATE evaluations_residentwords SET {change} WHERE id = %s"
        rule = "evaluations_residentwords_approved_as_they_are"
        assert refused_by(update, [approve(make_words(pilot)).pk]) == rule

    def test_an_approval_of_what_was_withdrawn(self, pilot):
        words = make_words(pilot)
        withdraw_resident_words(words=words, reason="Te herkenbaar", by=system())
        officer = make_user(role="policy_officer", pilot=pilot)
        update = (
            "UPDATE evaluations_residentwords SET approved_by_id = %s, approved_on = '2021-06-30' "
            "WHERE id = %s"
        )
        rule = "evaluations_residentwords_approved_as_they_are"
        assert refused_by(update, [officer.pk, words.pk]) == rule


class TestPages:
    @pytest.fixture
    def page(self, client, pilot):
        """What an act on words answers to someone in a role, who is made once."""
        people = {
            role: make_user(role=role, pilot=pilot)
            for role in ("team_lead", "policy_officer", "counsellor", "contact_officer")
        }

        def opened(role, act, words=None, data=None):
            client.force_login(people[role])
            keys = [pilot.slug] if words is None else [pilot.slug, words.pk]
            url = reverse(f"evaluations:resident-words-{act}", args=keys)
            return client.get(url) if data is None else client.post(url, data, follow=True)

        return opened

    def test_one_writes_and_another_approves(self, page):
        typed = {key: value for key, value in WORDS.items() if value is not False}
        page("team_lead", "create", data={**typed, "quarter_starts_on": "2021-04-01"})
        words = ResidentWords.objects.get()
        approve_url = reverse(
            "evaluations:resident-words-approve", args=[words.pilot.slug, words.pk]
        )
        assert approve_url not in page("team_lead", "list").content.decode()
        assert approve_url in page("policy_officer", "list").content.decode()
        page("policy_officer", "approve", words, {"version": version_of(words)})
        words.refresh_from_db()
        assert words.is_approved

    def test_who_read_other_words_reads_them_again(self, page, pilot):
        words = make_words(pilot)
        seen = version_of(words)
        changed(words, text="Nu anders.")
        answer = page("policy_officer", "approve", words, {"version": seen})
        (refused,) = answer.context["form"].non_field_errors().as_data()
        assert refused.code == "evaluations_residentwords_read_anew"
        assert not ResidentWords.objects.approved().exists()

    def test_who_approves_can_also_withdraw(self, page, pilot):
        words = make_words(pilot)
        page("policy_officer", "withdraw", words, {"reason": "Te herkenbaar"})
        shown = page("policy_officer", "list").content.decode()
        assert "Te herkenbaar" in shown
        assert WORDS["text"] not in shown

    def test_others_read_only_what_a_second_person_approved(self, page, pilot):
        """What was withdrawn, or waits for a second person, may tell whose words they are."""
        withdrawn = make_words(pilot, text="Bij de kerk ben ik opgegroeid.")
        withdraw_resident_words(words=withdrawn, reason="De kerk verraadt het.", by=system())
        words = make_words(pilot)
        history = reverse("record-history", args=[pilot.slug, "bewonerswoorden", withdrawn.pk])
        shown = page("contact_officer", "list").content.decode()
        assert not [each for each in (WORDS["text"], "kerk", history) if each in shown]
        shown = page("counsellor", "list").content.decode()
        assert (WORDS["text"] in shown, history in shown) == (True, False)
        assert history in page("team_lead", "list").content.decode()
        approve(words)
        assert WORDS["text"] in page("contact_officer", "list").content.decode()

    def test_a_correction_asks_for_a_second_person_again(self, page, pilot):
        words = approve(make_words(pilot))
        typed = {"quarter_starts_on": "2021-04-01", "text": "Rust.", "changed_name": "on"}
        page("team_lead", "change", words, {**typed, "version": version_of(words)})
        words.refresh_from_db()
        assert (words.text, words.is_approved) == ("Rust.", False)

    def test_what_waits_for_a_second_person_stands_first(self, page, pilot):
        approve(make_words(pilot))
        waits = make_words(pilot, text="Ik slaap weer.", quarter_starts_on=date(2021, 1, 1))
        assert page("team_lead", "list").context["standing"][0] == waits
