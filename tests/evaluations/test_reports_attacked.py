"""What the role of the web server cannot do to a report in the database, whatever statement it sends."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction

from evaluations.actions.council_questions import correct_question
from evaluations.actions.reports import start_report, write_particulars
from evaluations.models import CouncilReport, PublishedFile, PublishedReport, ReportApproval
from evaluations.selectors.reports_publishing import state_of
from interwonen.core.quarters import Quarter
from tests.at_once import PATIENCE, elsewhere, wait_until, waiters
from tests.council_question_factories import answer, asked, make_public_question, make_question
from tests.factories import TODAY, make_pilot, make_placement, make_user, system
from tests.published_factories import insert_sample
from tests.refusals import breaks, refused_by, tell
from tests.report_factories import (
    PARTICULARS,
    SECOND_QUARTER,
    approve,
    correct,
    make_approved,
    make_report,
    publish,
    submit,
    write_texts,
)
from tests.told_factories import make_agreed_statement
from tests.words_factories import approve as approve_words
from tests.words_factories import make_words

ROLE = "iw_web"
REPORT = "evaluations_councilreport"
PUBLISHED = "evaluations_publishedreport"
FILE = "evaluations_publishedfile"
SUBMISSION = "evaluations_reportsubmission"
APPROVAL = "evaluations_reportapproval"
QUESTION = "evaluations_councilquestion"
WORDS = "evaluations_residentwords"
STATEMENT = "participants_agreedstatement"
FOLLOWS = "evaluations_report_edition_follows"


@pytest.fixture
def as_web_server(db):
    """Until the end of the test, once it is called, all statements are those of the web server."""

    def sign_in():
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE ROLE {ROLE}")
            call_command("grant", ROLE)
            cursor.execute(f"SET LOCAL ROLE {ROLE}")

    return sign_in


def refusals(*statements):
    """The names of the rules that refuse these statements, each with its parameters."""
    return [refused_by(statement, parameters) for statement, *parameters in statements]


def forbidden(statement):
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    return True


def copied(table, where="", **values):
    """An INSERT of a row as there is one already, with other values in some columns, as SQL."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, table)
    columns = [column.name for column in found if column.name != "id"]
    given = ", ".join(values.get(name, name) for name in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {given} FROM {table} {where}"


def test_a_published_report_and_its_files_stay(pilot, as_web_server):
    report = publish(make_approved(make_report(pilot))).report
    make_pilot()
    as_web_server()
    for table in (PUBLISHED, FILE):
        assert forbidden(f"UPDATE {table} SET digest = ''")
        assert forbidden(f"DELETE FROM {table}")
        assert forbidden(f"TRUNCATE {table} CASCADE")
    again = "edition = 2, what_changed = 'Verplaatst.'"
    for statement, rule in (
        (f"UPDATE {REPORT} SET year = 2022", "core_owner_is_fixed"),
        (f"UPDATE {REPORT} SET quarter_number = 3, {again}", "core_owner_is_fixed"),
        (f"UPDATE {REPORT} SET pilot_id = pilot_id + 1, {again}", "core_owner_is_fixed"),
        (f"DELETE FROM {REPORT}", "core_never_deleted"),
        (f"UPDATE {REPORT} SET edition = 3, what_changed = 'Een sprong.'", FOLLOWS),
        (copied(REPORT, year="2022", edition="3", what_changed="'Een gat.'"), FOLLOWS),
        (copied(SUBMISSION, edition="3"), "evaluations_reportsubmission_of_present_edition"),
        (
            copied(PUBLISHED, edition="3", what_changed="'Een gat.'"),
            "evaluations_publishedreport_approved_by_two",
        ),
        (copied(FILE, kind="'csv'"), "evaluations_publishedfile_named_by_its_edition"),
        (copied(APPROVAL), "evaluations_reportapproval_once_per_person"),
        (
            f"UPDATE {APPROVAL} SET ended_at = approved_at",
            "evaluations_reportapproval_while_submitted",
        ),
        (f"DELETE FROM {APPROVAL}", "evaluations_reportapproval_stays"),
        (f"DELETE FROM {SUBMISSION}", "evaluations_reportsubmission_stays"),
    ):
        assert refused_by(statement, []) == rule, statement
    # Also the draft of a next edition is about the quarter that was published.
    correct(report)
    assert refusals([f"UPDATE {REPORT} SET year = 2022"]) == ["core_owner_is_fixed"]
    assert CouncilReport.objects.get().quarter == SECOND_QUARTER
    assert PublishedReport.objects.get().edition == 1


def test_what_is_submitted_is_about_that_report(pilot, as_web_server):
    submit(make_report(pilot))
    start_report(pilot=pilot, quarter=Quarter(2021, 3), by=system())
    as_web_server()
    other = f"(SELECT id FROM {REPORT} WHERE quarter_number = 3)"
    for changes in (
        {"report_id": other},
        {"report_id": other, "snapshot": """snapshot || '{"quarter": "2021-Q3", "edition": 2}'"""},
        {"report_id": other, "snapshot": "snapshot - 'quarter'"},
    ):
        name = "evaluations_reportsubmission_of_present_edition"
        assert refused_by(copied(SUBMISSION, **changes), []) == name


def insert_published(**changes):
    """The report that waits to be published, as a row, with other values in some columns."""
    values = {
        "report_id": "report_id",
        "edition": "edition",
        "as_of": "(snapshot ->> 'as_of')::date",
        "published_at": "'2021-07-01 12:00+02'",
        "published_by_id": "submitted_by_id",
        "what_changed": "''",
        "snapshot": """snapshot || '{"published_on": "2021-07-01"}'""",
        "digest": "digest",
        "basis": "basis",
        "file_digests": "'{}'",
    } | changes
    return (
        f"INSERT INTO {PUBLISHED} ({', '.join(values)}) SELECT {', '.join(values.values())}"
        f" FROM {SUBMISSION} WHERE ended_at IS NULL"
    )


def test_a_row_is_published_as_it_was_approved_by_two_others(pilot, as_web_server):
    author, lead = (make_user(role=role, pilot=pilot) for role in ("policy_officer", "team_lead"))
    report = make_report(pilot, by=author)
    submit(report)
    approve(report, by=lead)
    as_web_server()
    two = "evaluations_publishedreport_approved_by_two"
    approved_by = copied(APPROVAL, approved_by_id="%s")
    assert refusals([insert_published()], [approved_by, lead.pk], [approved_by, author.pk]) == [
        two,
        "evaluations_reportapproval_once_per_person",
        "evaluations_reportapproval_not_by_an_author",
    ]
    approve(report)
    as_approved = "evaluations_publishedreport_as_approved"
    for changes in (
        {"as_of": "'2021-06-29'"},
        {"published_at": "'2031-07-01 12:00+02'"},
        {"snapshot": "snapshot"},
        {"snapshot": """snapshot || '{"published_on": "2021-07-01", "quarter": "2021-Q1"}'"""},
        {"basis": "'{}'"},
    ):
        assert refused_by(insert_published(**changes), []) == as_approved, changes
    says = "evaluations_publishedreport_says_what_changed"
    third = insert_published(edition="3", what_changed="'Een gat.'")
    assert refusals([insert_published(what_changed="'Niets.'")], [third]) == [says, two]
    assert not PublishedReport.objects.exists()


def test_it_is_published_with_all_the_files_that_it_names(pilot, as_web_server):
    make_approved(make_report(pilot))
    as_web_server()
    named = insert_published(file_digests="""'{"pdf": "0", "csv": "1"}'""")
    at_once = f"SET CONSTRAINTS ALL IMMEDIATE; {named}"  # else at the end of the transaction
    assert refused_by(at_once, []) == "evaluations_publishedreport_with_all_files"
    assert not PublishedReport.objects.exists()


def test_only_a_pdf_was_another_before_its_seal(pilot, as_web_server):
    report = make_approved(make_report(pilot))
    as_web_server()
    digest = "encode(sha256('1'), 'hex')"
    named = f"jsonb_build_object('csv', {digest}, 'pdf', {digest})"
    file = (
        f"INSERT INTO {FILE} (published_id, kind, content, digest, content_digest)"
        f" SELECT id, %s, '1', {digest}, %s FROM {PUBLISHED}"
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(insert_published(file_digests=named))
        named_by = "evaluations_publishedfile_named_by_its_edition"
        assert refusals([file, "csv", "0"]) == [named_by]
        cursor.execute(file, ["pdf", "0"])
        assert PublishedFile.objects.filter(published__report=report).count() == 1
        transaction.set_rollback(True)


class TestAuthors:
    """Who wrote anything that the edition prints does not approve of it, whatever became of it."""

    @pytest.fixture
    def writer(self, pilot):
        return make_user(role="policy_officer", pilot=pilot)

    def refused(self, report, by):
        raw = (
            f"INSERT INTO {APPROVAL} (submission_id, approved_at, approved_by_id, checklist)"
            f" SELECT id, submitted_at, %s, '1' FROM {SUBMISSION} ORDER BY id DESC LIMIT 1"
        )
        assert not state_of(report).may_approve(by)
        with breaks("evaluations_reportapproval_not_by_an_author"):
            approve(report, by=by)
        return refused_by(raw, [by.pk]) == "evaluations_reportapproval_not_by_an_author"

    def test_also_when_the_text_was_overwritten(self, pilot, writer):
        report = make_report(pilot)
        write_texts(report, by=writer, is_ready=True, summary="Van mij.")
        write_texts(report, is_ready=True, summary="Van iemand anders.")
        submit(report)
        assert self.refused(report, writer)

    def test_who_said_who_stands_for_it(self, pilot, writer):
        report = make_report(pilot)
        write_particulars(pilot=pilot, quarter=SECOND_QUARTER, by=writer, **PARTICULARS)
        submit(report)
        assert self.refused(report, writer)

    def test_who_said_what_a_next_edition_corrects(self, pilot, writer, passing_time):
        report = publish(make_approved(make_report(pilot))).report
        passing_time(hours=1)
        correct(report, by=writer)
        submit(report)
        assert self.refused(report, writer)

    def test_not_who_began_it_by_a_comment(self, pilot, writer):
        start_report(pilot=pilot, quarter=SECOND_QUARTER, by=writer)
        report = make_report(pilot)
        submit(report)
        approve(report, by=writer)
        assert ReportApproval.objects.get().approved_by == writer


def test_what_the_council_asks_and_was_answered_stays(pilot, as_web_server):
    edition = insert_sample(pilot)
    answer(make_question(edition))
    make_public_question(edition)
    lead = make_user(role="team_lead", pilot=pilot)
    as_web_server()
    stands = "evaluations_councilquestion_answer_stands"
    before = "evaluations_councilquestion_public_after_asked"
    answered, unseen = f"UPDATE {QUESTION} SET %s WHERE way = 'clerk'", f"UPDATE {QUESTION} SET %s"
    for statement, change, rule in (
        (answered, "answered_on = '2021-07-05'", stands),
        (answered, "answered_on = NULL, answered_by_id = NULL, answer = ''", stands),
        (answered, f"answered_by_id = {lead.pk}", stands),
        (answered, "answer = 'Iets heel anders.'", stands),
        (answered, "accepted_on = '2021-06-02', answered_on = '2021-06-02'", stands),
        (answered, "accepted_on = '2021-05-31'", before),
        (answered, "asked_on = '2021-07-01', due_on = '2021-08-01'", before),
        (unseen + " WHERE way = 'page'", "accepted_on = '2021-06-29'", before),
        (answered, "published_id = published_id + 1", "core_owner_is_fixed"),
    ):
        assert refused_by(statement % change, []) == rule, change
    assert refusals([f"DELETE FROM {QUESTION}"]) == ["core_never_deleted"]


def test_an_answer_is_corrected_with_its_day_and_not_before_an_earlier_correction(pilot):
    question = answer(make_question(insert_sample(pilot)))
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {QUESTION} SET answer = 'Beter.', improved_on = '2021-07-02'")
    tell(question)
    stands = "evaluations_councilquestion_answer_stands"
    for change in ("improved_on = '2021-07-01'", "improved_on = NULL"):
        assert refused_by(f"UPDATE {QUESTION} SET answer = 'Anders.', {change}", []) == stands
    question.refresh_from_db()
    assert question.answer == "Beter."


def test_a_question_is_not_asked_after_everyone_could_read_it(pilot):
    question = make_question(insert_sample(pilot))
    later = TODAY + timedelta(days=3)
    with breaks("evaluations_councilquestion_public_after_asked", field="asked_on"):
        correct_question(question=question, **asked(asked_on=later, today=later))
    question.refresh_from_db()
    assert question.asked_on < TODAY


def test_words_of_residents_are_approved_as_they_are(pilot, as_web_server):
    approve_words(make_words(pilot))
    lead = make_user(role="team_lead", pilot=pilot)
    as_web_server()
    as_they_are = "evaluations_residentwords_approved_as_they_are"
    for statement in (
        f"UPDATE {WORDS} SET quarter_starts_on = '2021-07-01'",
        f"UPDATE {WORDS} SET approved_by_id = {lead.pk}",
        f"UPDATE {WORDS} SET approved_on = '2021-01-01'",
        f"UPDATE {WORDS} SET text = 'Andere woorden.'",
        copied(WORDS, text="'Nieuwe woorden.'"),
    ):
        assert refused_by(statement, []) == as_they_are, statement


def test_what_was_told_stays_and_nothing_new_was_told_already(pilot, as_web_server):
    make_agreed_statement(make_placement(pilot).participant, outcome="none")
    publish(make_approved(make_report(pilot)))
    as_web_server()
    stays = "participants_agreedstatement_published_stays"
    for statement in (
        f"UPDATE {STATEMENT} SET sentence = 'Iets anders.'",
        f"UPDATE {STATEMENT} SET published_on = NULL",
        copied(STATEMENT, sentence="'Nooit gezegd.'"),
    ):
        assert refused_by(statement, []) == stays, statement
    assert refusals([f"DELETE FROM {STATEMENT}"]) == ["core_never_deleted"]
    for table in ("agreedstatement", "participant"):
        assert forbidden(f"DELETE FROM participants_historical{table}")


@pytest.mark.django_db(transaction=True)
def test_an_approval_does_not_end_while_its_report_is_published(pilot):
    """Both by raw SQL: whoever ends it waits, and then sees that it was published."""
    make_approved(make_report(pilot))

    def end():
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"UPDATE {APPROVAL} SET ended_at = approved_at")
        except IntegrityError as refusal:
            return refusal.__cause__.diag.constraint_name

    with elsewhere() as begin:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(insert_published())
            ending = begin(end)
            wait_until(lambda: ending.done() or waiters())
        assert ending.result(timeout=PATIENCE) == "evaluations_reportapproval_while_submitted"
    assert ReportApproval.objects.filter(ended_at=None).count() == 2
