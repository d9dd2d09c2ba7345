"""Staff see why a report hides what it hides, and which values are left for whom."""

from datetime import date

from django.urls import reverse

from evaluations.council.disclosure import Group, QuarterTotals
from evaluations.council.hidden_figures import described
from evaluations.council.snapshot import report_from
from tests.factories import make_exit, make_placement, make_user, term
from tests.report_factories import make_published
from tests.told_factories import make_agreed_statement, make_leaver


def page(client, pilot, quarter="2021-Q2", role="policy_officer"):
    client.force_login(make_user(role=role, pilot=pilot))
    return client.get(reverse("evaluations:report-disclosure", args=[pilot.slug, quarter]))


def test_it_says_what_is_left_for_whom(client, pilot):
    make_leaver(pilot)
    make_exit(make_placement(pilot), exited_on=date(2021, 6, 10))
    response = page(client, pilot)
    (figure, readers) = response.context["figures"][0]
    assert figure.code == "left_2021-Q2"
    assert [(each.who, each.numbers, each.splits) for each in readers][:2] == [
        ("Wie alle verhuizingen zag", ("0, 1, 2",) * 3, 6),
        ("Wie vertrok en in een passende woning woont", ("0, 1",) * 3, 3),
    ]
    words = response.content.decode()
    assert "Waar 2 mensen nu wonen die in het tweede kwartaal van 2021 vertrokken" in words
    assert "Deze rapportage kan nog niet worden gepubliceerd" not in words


def test_of_a_published_report_it_says_what_that_hides(client, pilot):
    make_exit(make_placement(pilot), exited_on=date(2021, 6, 10))
    published = make_published(pilot)
    make_exit(make_placement(pilot), exited_on=date(2021, 6, 11))
    found = page(client, pilot).context["disclosure"]
    assert found == report_from(published.snapshot).disclosure
    assert [each.moved_out for each in found.of_quarter("2021-Q2")] == [1]


def test_it_tells_the_class_of_every_figure(client, pilot):
    words = page(client, pilot, role="team_lead").content.decode()
    assert "Opnieuw dakloos" in words
    assert "Wat naar buiten mag, cijfer voor cijfer" in words


def test_it_warns_that_a_report_cannot_be_published(client, pilot, monkeypatch):
    quarter = QuarterTotals("2021-Q2", (5, 5, 5, 0), 0, 5, 0)
    group = Group(("2021-Q2",), 5, 1, fitting=4, closed_in="2021-Q2")
    unsafe = described((quarter,), (group,), quarter)
    monkeypatch.setattr("evaluations.council.moves.disclosed", lambda _material: unsafe)
    words = page(client, pilot).content.decode()
    assert "Deze rapportage kan nog niet worden gepubliceerd" in words


def test_it_warns_of_what_gives_away_a_group_of_a_later_report(client, pilot):
    """As publishing does: the quarter of this report is in a group that a later report told of."""
    elsewhere = term("exit_destination.with_family")
    march = [make_placement(pilot) for _ in range(2)]
    for stay in march:
        make_exit(stay, exited_on=date(2021, 3, 31), destination=elsewhere)
    for where in (*(term("exit_destination.own_rental"),) * 3, *(elsewhere,) * 2):
        stay = make_placement(pilot, starts_on=date(2021, 4, 1))
        make_exit(stay, exited_on=date(2021, 5, 31), destination=where)
    make_published(pilot)
    assert not page(client, pilot, "2021-Q1").context["unsafe"]
    make_agreed_statement(march[0].participant, sentence="Ik woon weer thuis.", outcome="neutral")
    (figure,) = page(client, pilot, "2021-Q1").context["unsafe"]
    assert "het eerste en tweede kwartaal van 2021" in figure.label


def test_a_quarter_without_a_report_is_not_there(client, pilot):
    assert page(client, pilot, "2023-Q1").status_code == 404


def test_the_report_links_to_it(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    words = client.get(reverse("evaluations:report-detail", args=[pilot.slug, "2021-Q2"]))
    assert "/rapportages/2021-Q2/afscherming/" in words.content.decode()
