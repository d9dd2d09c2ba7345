"""Who reads what of a report before it is published, on all pages that links lead to."""

import pytest
from django.test import Client
from django.urls import reverse

from evaluations.actions.reports_approval import send_report_back
from evaluations.actions.reports_comments import comment_on_report
from evaluations.actions.resident_words import withdraw_resident_words
from interwonen.access.roles import Role
from interwonen.core import clock
from interwonen.core.quarters import Quarter
from participants.actions.agreed_statements import withdraw_agreed_statement
from tests.crawl.crawling import crawl
from tests.factories import make_user
from tests.report_factories import (
    SECOND_QUARTER,
    correct,
    make_published,
    make_report,
    submit,
    write_texts,
)
from tests.told_factories import make_agreed_statement, make_leaver
from tests.words_factories import approve as approve_words
from tests.words_factories import make_words

# Each text has a mark of its own, which stands nowhere else.
DRAFT = {"merktekst", "merkverbetering", "merkvolgende", "merkterug", "merkzin"}
REMARKS = {"merkopmerking"}
WORDS_THAT_WAIT = {"merkwacht"}
WORDS = {"merkgoed"}
WITHDRAWN_WORDS = {"merkreden"}
OF_A_FILE = {"merkzin", "merkweg"}
ALL = DRAFT | REMARKS | WORDS_THAT_WAIT | WORDS | WITHDRAWN_WORDS | OF_A_FILE

READS = {
    Role.POLICY_OFFICER: ALL - {"merkweg"},
    Role.CASE_MANAGER: DRAFT | WORDS | OF_A_FILE,
    Role.COUNSELLOR: WORDS | WORDS_THAT_WAIT,
    Role.TEAM_LEAD: ALL,
    Role.CONTACT_OFFICER: WORDS,
    Role.AUDITOR: set(),
    Role.ADMINISTRATOR: set(),
}


@pytest.fixture
def pilot(pilot):
    """A pilot with a draft that was sent back, a next edition, and all that is told of residents."""
    lead = make_user(role="team_lead", pilot=pilot)
    leaver = make_leaver(pilot)
    make_agreed_statement(leaver, sentence="Een bewoner zei: merkzin.", outcome="none")
    gone = make_agreed_statement(leaver, sentence="Een bewoner zei: merkweg.", outcome="none")
    withdraw_agreed_statement(gone, reason="merkweg", by=lead)
    make_words(pilot, text="Dit wacht nog: merkwacht.")
    approve_words(make_words(pilot, text="Dit is goed: merkgoed."))
    withdraw_resident_words(words=make_words(pilot), reason="merkreden", by=lead)
    published = make_published(pilot, Quarter(2021, 1)).report
    report = make_report(pilot)
    submit(report)
    send_report_back(report=report, remark="merkterug", now=clock.now(), by=lead)
    write_texts(report, is_ready=True, summary="merktekst")
    about = {"quarter": SECOND_QUARTER, "block": "result", "now": clock.now()}
    comment_on_report(pilot=pilot, text="merkopmerking", by=lead, **about)
    correct(published, what_changed="merkverbetering")
    write_texts(published, is_ready=True, summary="merkvolgende")
    return pilot


def marks(pages):
    return {mark for mark in ALL for page in pages if mark in page.html}


@pytest.mark.parametrize("role", READS)
def test_a_role_reads_what_it_works_with_and_no_more(pilot, role):
    client = Client()
    client.force_login(make_user(role=role, pilot=pilot))
    assert marks(crawl(client, reverse("home:dashboard", args=[pilot.slug]))) == READS[role]


def test_the_neighbourhood_reads_nothing_that_was_not_published(pilot):
    pages = crawl(Client(), reverse("published:published-list", args=[pilot.slug]))
    assert len(pages) > 1
    assert marks(pages) == set()
