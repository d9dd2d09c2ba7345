"""What somebody types into a search, an order or a filter is a value, never a part of a question."""

import logging

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from interwonen.core.log_lines import JsonLines
from interwonen.rights.selectors.copies_documents import proposed_marks
from tests.access.test_routes import TABLE
from tests.factories import make_user

TYPED = [
    "' OR '1'='1",
    "x'); DROP TABLE participants_participant; --",
    '" OR ""="',
    "1; SELECT pg_sleep(30)",
    "%' UNION SELECT password FROM accounts_user --",
    "\\",
    "$$",
    "pk__gt",
    "password",
    "(a+)+$",
]
# By what pages search, order and filter, and what some may not know.
ASKED = (
    *("q", "sort", "order", "status", "page", "kind", "day", "since", "until", "from", "to"),
    *(
        "person",
        "act",
        "outcome",
        "subject",
        "year",
        "month",
        "theme",
        "address",
        "support",
        "scope",
    ),
)


def lists(pilot):
    """The addresses of the pages of a pilot that name no record, and a role that opens each."""
    for name, (_kind, allowed) in TABLE.items():
        try:
            yield sorted(allowed)[0], reverse(name, args=[pilot.slug])
        except NoReverseMatch:
            continue


@pytest.fixture
def clients(pilot):
    known: dict[str, Client] = {}

    def of(role):
        if role not in known:
            known[role] = Client()
            known[role].force_login(make_user(role=role, pilot=pilot))
        return known[role]

    return of


def test_no_page_makes_a_question_of_what_is_typed(pilot, participant, clients):
    pages = list(lists(pilot))
    assert len(pages) > 50
    for number, (role, page) in enumerate(pages):
        asked = dict.fromkeys(ASKED, TYPED[number % len(TYPED)])
        assert clients(role).get(page, asked).status_code < 500, page
    assert str(type(participant).objects.get()) == str(participant)


@pytest.mark.parametrize("typed", TYPED)
def test_a_search_that_says_more_finds_nobody(clients, pilot, participant, typed):
    page = reverse("participants:participant-list", args=[pilot.slug])
    lead = clients("team_lead")
    assert participant.reference in lead.get(page).content.decode()
    found = lead.get(page, {"q": typed})
    assert found.status_code == 200
    assert participant.reference not in found.content.decode()


@pytest.mark.parametrize("typed", TYPED)
def test_an_order_or_a_filter_that_is_none_changes_nothing_else(clients, pilot, participant, typed):
    page = reverse("participants:participant-list", args=[pilot.slug])
    answer = clients("team_lead").get(page, {"sort": typed, "status": typed})
    assert answer.status_code == 200
    assert "pbkdf2" not in answer.content.decode()


def test_what_is_looked_for_in_a_text_is_no_pattern(participant):
    """The one regular expression that is made of data: in a copy of a file, of what names people."""
    text = "mail naar a.b@elders.example en niet naar axb@eldersxexample"
    assert proposed_marks(text, participant, ["(de", "Vries*+", "["]) == (
        "mail naar [[a.b@elders.example]] en niet naar axb@eldersxexample"
    )


def test_a_line_of_the_log_stays_one_line():
    typed = 'x"}\r\n{"level": "INFO"}\u2028\x1b[31m'
    record = logging.makeLogRecord({"msg": "%s", "args": (typed,), "levelname": "INFO"})
    line = JsonLines().format(record)
    assert len(line.encode().splitlines()) == 1
    assert "\x1b" not in line
