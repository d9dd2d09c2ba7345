"""The title of a page: the page, its record, its choices and the way to it, backwards."""

import html
import re

import pytest
from django.template.loader_tags import BlockNode
from django.urls import reverse

from interwonen.audit.histories import history_url
from interwonen.core.history import save_as
from tests.access.test_routes import LEADS_ON, TABLE, address, make_scene
from tests.factories import (
    make_follow_up,
    make_participant,
    make_session,
    make_user,
)

NO_PAGE = {"participants:participant-export-csv", "participants:participant-export-xlsx"}
NO_PAGE |= {"evaluations:report-pdf", "evaluations:report-slides", *LEADS_ON}
NO_PAGE |= {"evaluations:report-annex-pdf"}
NO_PAGE |= {"evaluations:moment-agenda-pdf", "evaluations:minutes-pdf"}
NO_PAGE |= {"neighbours:neighbourhood-figures-csv", "neighbours:neighbourhood-figures-xlsx"}
NO_PAGE |= {"neighbours:address-refused-csv", "neighbours:address-refused-xlsx"}
NO_PAGE |= {"work-file", "neighbours:survey-paper", "neighbours:consultation-hour-calendar"}
NO_PAGE |= {"participants:assessment-paper", "participants:assessment-sheet"}
NO_PAGE |= {"rights:copy-pdf", "rights:copy-json", "retention:destruction-certificate"}
NO_PAGE |= {"participants:participant-looks-pdf", "participants:participant-looks-receipt"}
NO_PAGE |= {"audit:subject-looks-pdf", "audit:subject-looks-receipt", "audit:event-export"}


def title_at(client, url: str) -> str:
    text = client.get(url).content.decode()
    found = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
    assert found, url
    return html.unescape(found[1])


@pytest.fixture
def counsellor(client, pilot):
    user = make_user(role="counsellor", pilot=pilot)
    client.force_login(user)
    return user


@pytest.fixture
def heads_only(monkeypatch):
    """Pages end where their `main` would begin: the title stands before it."""
    render = BlockNode.render
    monkeypatch.setattr(
        BlockNode,
        "render",
        lambda self, context: "" if self.name == "main" else render(self, context),
    )


def test_no_two_addresses_share_a_title(client, pilot, heads_only):
    pilot, people, rows = make_scene(pilot)
    for role, person in people.items():
        client.force_login(person)
        titles = {}
        for name, (_kind, allowed) in TABLE.items():
            if role in allowed and name not in NO_PAGE:
                titles.setdefault(title_at(client, address(name, pilot, rows)), []).append(name)
        assert [names for names in titles.values() if len(names) > 1] == [], role


def test_a_tab_of_a_file_says_which_whose_and_where(client, pilot, counsellor):
    someone = make_participant(pilot, counsellor=counsellor)
    for page, tab in (("participant-detail", "In het kort"), ("session-list", "Gesprekken")):
        title = title_at(client, reverse(f"participants:{page}", args=[pilot.slug, someone.pk]))
        whose = f"{someone.full_name}, {someone.reference}"
        assert title.startswith(f"{tab} - ") if page != "participant-detail" else tab in title
        assert whose in title
        assert title.endswith(f" - Deelnemers - {pilot.name}")


def test_people_of_one_name_are_told_apart(client, pilot, counsellor):
    titles = set()
    for _ in range(2):
        someone = make_participant(pilot, counsellor=counsellor)
        someone.first_name, someone.last_name = "Fictief", "Twee"
        save_as(someone, by=counsellor)
        url = reverse("participants:goal-create", args=[pilot.slug, someone.pk])
        titles.add(title_at(client, url))
    assert len(titles) == 2


def test_two_records_of_one_person_are_told_apart(client, pilot, counsellor):
    someone = make_participant(pilot, counsellor=counsellor)
    first = make_follow_up(someone, owner=counsellor, text="Bel de verhuurder.")
    other = make_follow_up(someone, owner=counsellor, text="Vraag het formulier.")
    for row in (first, other):
        url = reverse("participants:follow-up-change", args=[pilot.slug, row.pk])
        assert row.text in title_at(client, url)


def test_a_session_is_named_by_day_and_time(client, pilot, counsellor):
    session = make_session(make_participant(pilot, counsellor=counsellor), by=counsellor)
    title = title_at(client, history_url(session, pilot.slug))
    assert f"gesprek van 10 maart 2021, {session.starts_at:%H:%M}" in title


def test_it_says_what_a_list_was_narrowed_to(client, pilot, counsellor):
    url = reverse("participants:participant-list", args=[pilot.slug])
    plain, chosen = title_at(client, url), title_at(client, f"{url}?status=waiting&q=Aalbes")
    assert plain != chosen
    assert "Aalbes" in chosen
    assert "waiting" not in chosen


@pytest.mark.parametrize("page", ["woningen/", "steunpunt/"])
def test_it_says_the_day_that_was_asked(client, pilot, counsellor, page):
    title = title_at(client, f"/{pilot.slug}/{page}?datum=2021-05-30")
    assert "30 mei 2021" in title


def test_a_later_page_says_so(client, pilot, counsellor):
    for _ in range(27):
        make_participant(pilot, counsellor=counsellor)
    url = reverse("participants:participant-list", args=[pilot.slug])
    assert "pagina 2" in title_at(client, f"{url}?page=2")
    assert "pagina" not in title_at(client, url)
