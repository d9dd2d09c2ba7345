"""Who was told what and when is one list, which says what others heard before the neighbours."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.core.withdrawals import withdraw
from neighbours.actions.announcements import change_announcement
from neighbours.models import Announcement
from neighbours.selectors.announcements import lines_told
from tests.factories import TODAY, make_user, system
from tests.letter_factories import make_announcement, make_sent_letter
from tests.pilots.test_pilot import decide
from tests.refusals import breaks, refused_by


def lines(pilot) -> list[tuple[date, bool]]:
    told = lines_told(pilot, Announcement.objects.of_pilot(pilot).standing())
    return [(line.told.day, line.before_neighbours) for line in told]


def change(row, **facts) -> Announcement:
    kept = {name: getattr(row, name) for name in ("told_on", "audience", "about", "how", "what")}
    return change_announcement(
        announcement=row, **{**kept, "today": TODAY, "by": system(), **facts}
    )


def test_letters_and_announcements_in_order_of_time(pilot):
    make_announcement(pilot, told_on=date(2021, 2, 12))
    make_announcement(pilot, told_on=date(2021, 2, 3))
    make_announcement(pilot, told_on=date(2021, 2, 4), about="other")
    make_sent_letter(pilot)
    assert lines(pilot) == [
        (date(2021, 2, 3), True),
        (date(2021, 2, 4), False),
        (date(2021, 2, 9), False),
        (date(2021, 2, 12), False),
    ]


def test_neighbours_may_have_heard_otherwise(pilot):
    make_announcement(pilot)
    assert lines(pilot) == [(date(2021, 2, 9), True)]
    make_announcement(pilot, audience="neighbours", told_on=date(2021, 2, 8))
    assert lines(pilot) == [(date(2021, 2, 8), False), (date(2021, 2, 9), False)]


def test_each_growth_has_neighbours_of_its_own(pilot):
    decide(pilot, capacity=6)
    decide(pilot, effective_from=date(2021, 9, 1), capacity=7)
    make_announcement(pilot, audience="neighbours", about="growth", told_on=date(2021, 5, 20))
    make_announcement(pilot, about="growth", told_on=date(2021, 5, 25))
    make_announcement(pilot, about="growth", told_on=date(2021, 6, 20))
    assert [before for _day, before in lines(pilot)] == [False, False, True]


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"told_on": date(2021, 7, 1)}, "core_not_ahead"),
        ({"told_on": date(2020, 2, 1)}, "pilots_date_near_the_pilot"),
        ({"what": "Daar woont meneer Vosbergen."}, "participants_text_recognisable"),
    ],
)
def test_what_cannot_be_is_refused(pilot, facts, rule):
    with breaks(rule):
        make_announcement(pilot, **facts)
    assert not Announcement.objects.exists()
    row = make_announcement(pilot)
    with breaks(rule):
        change(row, **facts)
    assert row.history.count() == 1


def test_it_is_corrected_and_withdrawn(pilot):
    row = change(make_announcement(pilot), audience="press")
    assert row.audience == "press"
    with breaks("core_mistake_is_explained"):
        withdraw(row, reason=" ", by=system())
    withdraw(row, reason="Dubbel.", by=system())
    assert lines(pilot) == []
    for again in (
        change,
        lambda row: withdraw(row, reason="x", by=system()),
    ):
        with breaks("core_still_stands"):
            again(row)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("what = repeat('x', 1001)", "neighbours_announcement_text_length"),
        ("withdrawn_because = ' '", "neighbours_announcement_withdrawal_says_why"),
        ("audience = 'x'", "neighbours_announcement_known_audience"),
    ],
)
def test_the_database_refuses(pilot, change, rule):
    make_announcement(pilot)
    assert refused_by(f"UPDATE neighbours_announcement SET {change}", []) == rule


def test_on_its_pages(client, pilot):
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    sent = {"audience": "press", "about": "start", "told_on": "2021-02-03", "how": "persbericht"}
    url = reverse("neighbours:announcement-record", args=[pilot.slug])
    assert client.post(url, {**sent, "what": "Dat de pilot begint."}).status_code == 302
    page = client.get(reverse("neighbours:announcement-list", args=[pilot.slug]))
    text = page.content.decode()
    assert "Vóór de buren" in text
    assert "Vraag of melding" not in text.partition("<main")[2]


def test_the_list_says_of_which_growth_neighbours_did_not_hear(client, pilot):
    decide(pilot, effective_from=date(2021, 6, 1), capacity=7)
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    page = client.get(reverse("neighbours:announcement-list", args=[pilot.slug]))
    assert "Vanaf 1 juni 2021 heeft de pilot 7 plekken." in page.content.decode()
