"""The copy of a file: all that is held comes in, what is about others stays out, and it stays."""

import json
from datetime import date

import pytest
from django.db import connection
from django.db.models import ForeignKey

from interwonen.audit.verification import Verification
from interwonen.core import clock
from interwonen.core.guarding import our_models
from interwonen.core.history import save_as
from interwonen.core.withdrawals import withdraw
from interwonen.rights.actions.copies import make_copy, release_copy, save_marks
from interwonen.rights.actions.copies_work import begin_release
from interwonen.rights.models import CopyFile, CopyText, FileCopy
from interwonen.rights.selectors.copies import collect
from interwonen.rights.selectors.copies_documents import (
    LEFT_OUT,
    as_given,
    prints_of,
    proposed_marks,
)
from interwonen.rights.selectors.copies_kinds import KINDS, NOT_COPIED
from participants.models import Participant
from tests.access.emergency_rows import make_emergency
from tests.assessment_factories import make_assessment
from tests.factories import TODAY, make_incident, make_participant, make_session, make_user, system
from tests.pdf_checker import failures
from tests.pdf_parts import lines_of_pages
from tests.plan_factories import make_goal, make_skills
from tests.refusals import breaks, refused_by
from tests.rights_factories import (
    answer_rights_request,
    go_through,
    make_file_copy,
    make_rights_request,
)


@pytest.fixture
def participant(pilot):
    return make_participant(pilot, first_name="Berend", last_name="Kruisbes")


@pytest.fixture
def copy(participant):
    return made(participant)


def made(participant) -> FileCopy:
    return make_file_copy(make_rights_request(participant))


def released(copy) -> FileCopy:
    return release_copy(copy=copy, now=clock.now(), by=system())


def data_of(copy):
    return json.loads(bytes(copy.files.get(kind="json").content))


def text_of_pdf(copy) -> str:
    pages = lines_of_pages(bytes(copy.files.get(kind="pdf").content))
    return " ".join(" ".join(line for page in pages for line in page).split())


def leads_to_a_participant(model, seen=()) -> bool:
    links = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
    targets = {field.related_model for field in links} - {*seen, model}
    return Participant in targets or any(
        leads_to_a_participant(target, (*seen, model)) for target in targets
    )


def test_every_model_that_leads_to_a_participant_is_copied_or_says_why_not():
    own = {
        model._meta.label
        for model in our_models()
        if not model.__name__.startswith("Historical") and not model._meta.auto_created
        if model is Participant or leads_to_a_participant(model)
    }
    copied = {model._meta.label for model in KINDS}
    assert copied & set(NOT_COPIED) == set()
    assert copied | set(NOT_COPIED) == own


def test_a_value_of_each_kind_of_fact_stands_in_it(participant):
    make_goal(participant, text="Zelf de huur betalen")
    make_session(
        participant, by=make_user(role="counsellor", pilot=participant.pilot), note="Koffie."
    )
    make_incident(participant, by=system(), what_happened="Er was geluid.")
    copy = released(go_through(made(participant)))
    data = data_of(copy)
    assert (data["schema"], data["reference"]) == ("interwonen-dossier/1", participant.reference)
    kinds = {part["kind"] for part in data["parts"]}
    assert {"participant", "referral", "goal", "supportsession", "incident"} <= kinds
    assert "rightsrequest" in kinds
    shown = text_of_pdf(copy)
    for words in ("Zelf de huur betalen", "Koffie.", "Er was geluid.", "Berend Kruisbes"):
        assert words in shown
        assert words in json.dumps(data, ensure_ascii=False)


def test_each_record_stands_in_the_copy_of_its_own_file(pilot):
    colleague, counsellor = (make_user(role="counsellor", pilot=pilot) for _ in range(2))
    own, other = (make_participant(pilot, counsellor=colleague) for _ in range(2))
    make_emergency(own, by=counsellor, reason="De deur staat open.")
    told = [
        {text for _number, _place, text in collect(file, made_on=TODAY)[1]} for file in (own, other)
    ]
    assert ["De deur staat open." in texts for texts in told] == [True, False]


def test_no_code_of_ours_stands_in_it(participant):
    make_assessment(participant)
    make_skills(participant)
    labels = {
        fact["label"]
        for part in collect(participant, made_on=TODAY)[0]["parts"]
        for record in part["records"]
        for fact in record["facts"]
    }
    assert {"Datum van het gesprek", "Vragenlijst"} <= labels
    assert not labels & {"Versie", "Versie van de vragenlijst"}


def test_records_are_called_by_their_kind_and_counted_from_one(participant):
    for text in ("Zelf koken", "Zelf sparen"):
        make_goal(participant, text=text)
    parts = {
        part["kind"]: part for part in data_of(released(go_through(made(participant))))["parts"]
    }
    assert parts["goal"]["title"] == "Doel"
    assert [record["title"] for record in parts["goal"]["records"]] == ["Doel 1", "Doel 2"]


def test_what_was_corrected_stands_in_it_as_it_was(participant):
    participant.last_name = "Kruisbess"
    save_as(participant, by=system(), reason="Zo schreef de verwijzer het")
    parts = data_of(released(go_through(made(participant))))["parts"]
    (record,) = parts[0]["records"]
    assert record["changes"][0]["facts"] == [
        {"label": "Achternaam", "before": "Kruisbes", "after": "Kruisbess"}
    ]
    assert record["changes"][0]["why"] == "Zo schreef de verwijzer het"


def test_what_is_about_someone_else_is_in_neither_file(participant):
    counsellor = make_user(role="counsellor", pilot=participant.pilot)
    make_session(participant, by=counsellor, note="Buurvrouw Zwartjes-MARKER klaagde over de hond.")
    copy = released(go_through(made(participant), "Zwartjes-MARKER"))
    for file in copy.files.all():
        assert b"MARKER" not in bytes(file.content)
    assert "MARKER" not in text_of_pdf(copy)
    assert LEFT_OUT in text_of_pdf(copy)
    said = json.dumps(data_of(copy), ensure_ascii=False)
    assert f"Buurvrouw {LEFT_OUT} klaagde over de hond." in said
    assert data_of(copy)["left_out"] == 1


def test_it_says_that_what_was_told_became_public_and_stays(participant):
    said = text_of_pdf(released(go_through(made(participant))))
    assert "Over u leest de raad alleen zinnen die u goedvond om te vertellen." in said
    assert "Na publiceren kan iedereen die lezen." in said
    assert "Wat gepubliceerd is, blijft staan, ook als u zich later bedenkt." in said


def test_the_document_is_accessible_and_archival(participant):
    make_goal(participant)
    copy = released(go_through(made(participant)))
    assert failures(bytes(copy.files.get(kind="pdf").content)) == []


def test_names_are_proposed_also_of_other_residents(pilot, participant):
    make_participant(pilot, first_name="Fenna", last_name="Moerbei")
    text = "Met Berend Kruisbes bij Sjaan geweest. fenna en moerbei waren er ook."
    marked = proposed_marks(text, participant, ["Fenna", "Moerbei"])
    assert marked.replace("[[", "").replace("]]", "") == text
    assert "[[Sjaan]]" in marked
    assert "[[moerbei]]" in marked
    assert "[[Kruisbes]]" not in marked


def test_what_reads_as_a_mark_is_no_mark(participant):
    counsellor = make_user(role="counsellor", pilot=participant.pilot)
    make_session(participant, by=counsellor, note="Hij schreef [[hoi]] op de deur.")
    text = made(participant).texts.get(original__contains="hoi")
    assert text.original == "Hij schreef [ [hoi] ] op de deur."
    assert as_given(text.original) == text.original


class TestMarks:
    @pytest.mark.parametrize(
        ("change", "rule"),
        [
            (lambda text: f"{text} en meer", "rights_copytext_only_marked"),
            (lambda text: f"[[{text}", "rights_copytext_marks_in_pairs"),
            (lambda text: f"]]{text}[[", "rights_copytext_marks_in_pairs"),
            (lambda text: f"[[[[{text}]]]]", "rights_copytext_marks_in_pairs"),
        ],
    )
    def test_nothing_changes_but_the_marks(self, copy, change, rule):
        text = copy.texts.first()
        with breaks(rule, field=f"text_{text.number}"):
            save_marks(copy=copy, marked={text.number: change(text.original)}, by=system())
        assert not CopyText.objects.filter(seen_by__isnull=False).exists()

    def test_the_database_holds_the_text_too(self, copy):
        update = "UPDATE rights_copytext SET marked = 'Iets anders' WHERE id = %s"
        assert refused_by(update, [copy.texts.first().pk]) == "rights_copytext_only_marked"


class TestRelease:
    def test_every_text_is_gone_through_first(self, copy):
        with breaks("rights_filecopy_seen_first"):
            released(copy)
        assert not CopyFile.objects.exists()
        update = (
            "UPDATE rights_filecopy SET released_on = '2021-06-30', released_by_id = made.id"
            " FROM (SELECT min(id) AS id FROM accounts_user) AS made WHERE rights_filecopy.id = %s"
        )
        assert refused_by(update, [copy.pk]) == "rights_filecopy_seen_first"

    def test_it_stays(self, copy):
        copy = released(go_through(copy))
        with breaks("rights_filecopy_released_stays"):
            released(copy)
        with breaks("rights_filecopy_released_stays"):
            go_through(copy)
        update = "UPDATE rights_filecopy SET released_on = '2021-06-29' WHERE id = %s"
        assert refused_by(update, [copy.pk]) == "rights_filecopy_released_stays"
        update = "UPDATE rights_copytext SET seen_by_id = NULL WHERE copy_id = %s"
        assert refused_by(update, [copy.pk]) == "rights_filecopy_released_stays"
        update = "UPDATE rights_filecopy SET released_by_id = NULL WHERE id = %s"
        assert refused_by(update, [copy.pk]) == "rights_filecopy_released_by_someone"
        assert refused_by("DELETE FROM rights_copyfile WHERE copy_id = %s", [copy.pk]) == (
            "core_append_only"
        )

    def test_one_that_is_wrong_is_withdrawn_and_made_anew(self, copy):
        with breaks("rights_filecopy_one_that_counts"):
            make_copy(request=copy.request, now=clock.now(), by=system())
        withdraw(released(go_through(copy)), reason="Een naam vergeten", by=system())
        assert make_copy(request=copy.request, now=clock.now(), by=system()).pk != copy.pk


def test_the_database_knows_why_a_copy_was_withdrawn(copy):
    update = "UPDATE rights_filecopy SET withdrawn_because = ' ' WHERE id = %s"
    assert refused_by(update, [copy.pk]) == "rights_filecopy_withdrawal_says_why"


def test_numbers_and_files_are_there_once(copy):
    text = copy.texts.first()
    insert = (
        "INSERT INTO rights_copytext (copy_id, number, place, original, marked, signature)"
        " VALUES (%s, %s, 'x', 'x', 'x', '')"
    )
    assert refused_by(insert, [copy.pk, text.number]) == "rights_copytext_one_of_a_number"
    released(go_through(copy))
    insert = (
        "INSERT INTO rights_copyfile (copy_id, kind, content, digest) VALUES (%s, 'pdf', '', '')"
    )
    assert refused_by(insert, [copy.pk]) == "rights_copyfile_once_per_kind"


@pytest.mark.parametrize("facts", [{"right": "objection"}, {"answer": True}])
def test_a_copy_is_made_only_for_an_open_request_to_see_the_data(participant, facts):
    is_answered = facts.pop("answer", False)
    request = make_rights_request(participant, received_on=date(2021, 6, 1), **facts)
    if is_answered:
        answer_rights_request(request)
    with breaks("rights_filecopy_of_a_request"):
        make_copy(request=request, now=clock.now(), by=system())
    assert not FileCopy.objects.exists()


class TestSecondLook:
    @pytest.fixture
    def lead(self, participant):
        return make_user(role="team_lead", pilot=participant.pilot)

    def release(self, copy, by):
        return release_copy(copy=copy, now=clock.now(), by=by)

    def test_who_went_through_a_text_leaves_it_to_a_colleague(self, copy, lead):
        colleague = make_user(role="team_lead", pilot=copy.request.participant.pilot)
        go_through(copy, by=lead)
        copy.alone_because = "Haast"
        save_as(copy, by=lead)
        with breaks("rights_filecopy_colleague_looks"):
            self.release(copy, lead)
        assert self.release(copy, colleague).released_by == colleague

    def test_a_look_that_was_written_by_hand_is_none(self, copy, lead):
        colleague = make_user(role="team_lead", pilot=copy.request.participant.pilot)
        go_through(copy, by=lead)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE rights_copytext SET seen_by_id = %s", [colleague.pk])
        with breaks("rights_filecopy_written_here"):
            self.release(copy, lead)
        told = list(Verification(now=clock.now(), anchors={}).broken_links())
        assert [line.partition(" is niet")[0] for line in told] == [
            f"Tekst van een kopie {text.pk}" for text in copy.texts.order_by("pk")
        ]
        go_through(copy, by=colleague)
        assert self.release(copy, lead).released_by == lead
        assert not list(Verification(now=clock.now(), anchors={}).broken_links())

    def test_who_is_alone_says_why(self, copy, lead):
        go_through(copy, by=lead)
        with breaks("rights_filecopy_second_look", field="alone_because"):
            self.release(copy, lead)
        seen = prints_of(copy.texts.all())
        alone = {"alone_because": "Mijn collega is ziek"}
        begin_release(copy=copy, seen=seen, today=TODAY, by=lead, **alone)
        copy.refresh_from_db()
        assert self.release(copy, lead).alone_because == "Mijn collega is ziek"

    def test_the_database_knows_it(self, copy, lead):
        go_through(copy, by=lead)
        update = (
            "UPDATE rights_filecopy SET released_on = '2021-06-30', released_by_id = %s"
            " WHERE id = %s"
        )
        assert refused_by(update, [lead.pk, copy.pk]) == "rights_filecopy_second_look"


def test_who_works_there_stands_in_it_by_role_and_organisation(participant):
    writer = make_user(role="counsellor", pilot=participant.pilot, name="Bram Schrijver")
    make_session(participant, by=writer, note="Koffie.")
    make_incident(participant, by=writer, what_happened="Er was geluid.")
    copy = go_through(made(participant))
    assert any("Bram Schrijver" in text.place for text in copy.texts.all())  # for who marks them
    data = data_of(released(copy))
    told = json.dumps(data, ensure_ascii=False)
    assert "Bram Schrijver" not in told
    assert "Begeleider (Leger des Heils)" in told


def test_the_one_whose_copy_it_is_has_no_number(participant):
    first, *_rest = collect(participant, made_on=TODAY)[0]["parts"]
    assert [record["title"] for record in first["records"]] == ["Deelnemer"]
