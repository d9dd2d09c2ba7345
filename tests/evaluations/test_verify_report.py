"""A stranger checks published reports from their public files alone."""

import json
import os
import subprocess
import sys
from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command

from evaluations.council.open_data import figures_json
from evaluations.council.privacy import hidden_table
from evaluations.council.snapshot import Cell, plain
from interwonen.core import clock
from interwonen.core.quarters import Quarter
from participants.actions.exits_corrections import change_exit
from participants.models import Exit
from tests.factories import make_exit, make_placement, system, term
from tests.report_factories import correct, draft_of, make_approved, make_published, publish
from tests.told_factories import make_leaver

Q2, Q3 = Quarter(2021, 2), Quarter(2021, 3)


@pytest.fixture
def report(pilot):
    """Five left, two of them to a fitting home."""
    for number in range(5):
        where = "exit_destination.own_rental" if number < 2 else "exit_destination.with_family"
        make_exit(make_placement(pilot), exited_on=date(2021, 5, 31), destination=term(where))
    return draft_of(pilot)


def verify(tmp_path, *files):
    """The exit status and all that was said of these contents."""
    paths = []
    for number, content in enumerate(files):
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_bytes(
            content if isinstance(content, bytes) else json.dumps(content).encode()
        )
    try:
        call_command("verify_report", *map(str, paths))
    except CommandError as error:
        return error.returncode, str(error)
    return 0, ""


def tampered(report, change):
    data = json.loads(figures_json(report))
    change(data)
    return data


def test_what_was_published_is_right(tmp_path, report, capsys):
    assert verify(tmp_path, figures_json(report)) == (0, "")
    said = capsys.readouterr().out
    assert (
        "2021-Q2, 4 manieren waarop het gegaan kan zijn, ten minste 3 mogelijkheden per getal"
        in said
    )
    assert "Alles klopt" in said
    assert verify(tmp_path, plain(report)) == (0, "")


def test_it_asks_no_database(tmp_path, report, django_assert_num_queries):
    content = figures_json(report)
    with django_assert_num_queries(0):
        assert verify(tmp_path, content) == (0, "")


def test_a_stranger_needs_no_database_nor_settings(tmp_path, report):
    path, data = tmp_path / "cijfers.json", tmp_path / "data"
    path.write_bytes(figures_json(report))
    done = subprocess.run(
        [sys.executable, "manage.py", "verify_report", path],
        env={"PATH": os.environ["PATH"], "INTERWONEN_DATA_DIR": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Alles klopt" in done.stdout
    assert not data.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data["disclosure"]["groups"][0].update(fitting=4), "niet goed verborgen"),
        (lambda data: data["disclosure"]["groups"][0].update(left=6), "niet volgens de regel"),
        (lambda data: data["disclosure"].update(worlds=99), "nagerekend zijn het er 4 en 3"),
        (lambda data: data["disclosure"].update(hidden=[]), "lijst van wat niet getoond"),
        (
            lambda data: data["disclosure"].update(shows_the_whole_group=False),
            "alle bewoners samen",
        ),
        (lambda data: data["disclosure"]["quarters"][1].update(moved_in=9), "gedrukte aantallen"),
        (lambda data: data["report"].update(quarter_name="een ander"), "SHA-256"),
        (lambda data: data["digest"].update(value="0" * 64), "SHA-256"),
        (
            lambda data: [each for each in data["figures"] if each["row"] == "Vertrokken"][
                0
            ].update(value=4),
            "In- en uitstroom (aantal mensen), Vertrokken, Vorig kwartaal",
        ),
        (lambda data: data["figures"].pop(), "meer of minder dan het rapport"),
        (lambda data: data["figures"].insert(0, 7), "meer of minder dan het rapport"),
        (lambda data: data.update(figures=7), "figures"),
        (lambda data: data.update(digest="0"), "SHA-256"),
        (lambda data: data.pop("digest"), "SHA-256"),
        (lambda data: data.pop("figures"), "het onderdeel figures ontbreekt"),
        *(
            (
                lambda data, name=name: data.update({name: "iets"}),
                f"het onderdeel {name} ontbreekt, of is anders",
            )
            for name in (
                "title",
                "pilot",
                "quarter",
                "period",
                "as_of",
                "edition",
                "what_changed",
                "published_on",
                "definitions",
            )
        ),
        (
            lambda data: data["disclosure"]["since_start"].update(moved_in=99),
            "totalen sinds de start",
        ),
        (
            lambda data: data["disclosure"]["since_start"].update(moved_out=0),
            "totalen sinds de start",
        ),
        (
            lambda data: data["disclosure"]["since_start"].update(counted_elsewhere=1),
            "totalen sinds de start",
        ),
        (
            lambda data: data["disclosure"]["since_start"]["told"].update(fitting=1),
            "totalen sinds de start",
        ),
    ],
)
def test_a_file_that_was_tampered_with_is_not(tmp_path, report, change, said):
    status, words = verify(tmp_path, tampered(report, change))
    assert status == 1
    assert said in words


def changed(report, code, change):
    """The report with the tables of one block changed, and everything computed from it anew."""
    chapters = tuple(
        replace(
            chapter,
            blocks=tuple(
                replace(block, tables=tuple(map(change, block.tables)))
                if block.code == code
                else block
                for block in chapter.blocks
            ),
        )
        for chapter in report.chapters
    )
    return figures_json(replace(report, chapters=chapters))


def test_a_file_that_prints_what_it_should_hide_is_not_right(tmp_path, pilot):
    def filled(table):
        *rows, last = table.rows
        return replace(table, rows=(*rows, replace(last, cells=(Cell("3", 3),))))

    make_placement(pilot)
    status, words = verify(tmp_path, changed(draft_of(pilot), "progress", filled))
    assert (status, "moet verbergen: Leefgebieden achteruit" in words) == (1, True)
    for _ in range(4):
        make_placement(pilot, starts_on=date(2021, 4, 1))
    report = draft_of(pilot)
    assert report.disclosure.shows_the_whole_group
    status, words = verify(tmp_path, changed(report, "progress", filled))
    assert (status, "moet verbergen: Leefgebieden achteruit" in words) == (1, True)
    assert verify(tmp_path, figures_json(report)) == (0, "")


def test_a_file_that_does_not_print_what_it_hides_is_not_right(tmp_path, report):
    emptied = changed(report, "privacy", lambda table: replace(table, rows=()))
    status, words = verify(tmp_path, emptied)
    assert (status, "andere lijst af van wat niet getoond" in words) == (1, True)


def test_a_report_on_another_quarter_than_its_totals_is_not_right(tmp_path, report):
    status, words = verify(tmp_path, figures_json(replace(report, quarter="2021-Q1")))
    assert (status, "ander kwartaal dan zijn totalen" in words) == (1, True)


def test_one_edition_in_two_forms_or_of_two_pilots_is_not_right(tmp_path, report):
    other = replace(report, what_changed="Iets.")
    assert "twee keer dezelfde versie" in verify(tmp_path, plain(report), plain(other))[1]
    assert verify(tmp_path, plain(report), plain(report)) == (0, "")
    elsewhere = replace(report, pilot=replace(report.pilot, slug="elders"))
    assert "van twee pilots" in verify(tmp_path, plain(report), plain(elsewhere))[1]


@pytest.mark.parametrize(
    "change",
    [
        lambda part: part["quarters"][0].update(quarter="2021-Q9"),
        lambda part: part["quarters"][0].update(quarter="2021-Q2"),
        lambda part: part["quarters"].reverse(),
        lambda part: part["quarters"][0].update(residents=[]),
        lambda part: part["since_start"].update(residents=[]),
        lambda part: part["quarters"][0].update(moved_out=-1),
        lambda part: part["groups"][0].update(left=10**9),
        lambda part: part["groups"][0].update(times=10**9),
        lambda part: part["groups"][0].update(quarters=["2020-Q1"]),
        lambda part: part["groups"][0].update(quarters=[], times=0),
    ],
)
def test_what_no_pilot_can_have_is_no_report(tmp_path, report, change):
    """No program error, and no computing for ever either."""
    status, words = verify(tmp_path, tampered(report, lambda data: change(data["disclosure"])))
    assert (status, "bevat geen cijfers" in words) == (2, True)


def test_figures_without_the_report_they_are_of_are_no_report(tmp_path, report):
    content = tampered(report, lambda data: data.pop("report"))
    assert verify(tmp_path, content)[0] == 2


@pytest.mark.parametrize("quarter", ["", "2021-Q9", "x"])
def test_a_report_that_cannot_be_written_is_no_report(tmp_path, report, quarter):
    content = tampered(report, lambda data: data["report"].update(quarter=quarter))
    assert verify(tmp_path, content)[0] == 2


def test_two_reports_that_count_the_same_people_otherwise_are_not(tmp_path, report):
    group = replace(report.disclosure.groups[0], quarters=("2021-Q1", "2021-Q2"), times=2)
    other = replace(report, disclosure=replace(report.disclosure, groups=(group,)))
    status, words = verify(tmp_path, plain(report), plain(other))
    assert status == 1
    assert "twee verschillende groepen" in words


def test_who_was_counted_before_is_said_and_recomputed(tmp_path, pilot, report):
    """Five left in May; one of them turns out to have left in July."""
    first = make_published(pilot)
    moved = Exit.objects.of_pilot(pilot).last()
    facts = {"reason": moved.reason, "destination": moved.destination}
    change_exit(exit=moved, exited_on=date(2021, 7, 2), **facts, today=Q3.ends_on, by=system())
    later = draft_of(pilot, Q3)
    assert later.disclosure.quarters[-1].counted_elsewhere == 1
    assert verify(tmp_path, first.snapshot, plain(later)) == (0, "")
    for number, status in ((0, 1), (2, 2)):
        other = tampered(
            later,
            lambda data, number=number: data["disclosure"]["quarters"][-1].update(
                counted_elsewhere=number
            ),
        )
        assert verify(tmp_path, first.snapshot, other)[0] == status


def test_a_report_that_was_corrected_after_a_later_one_is_right(tmp_path, pilot):
    """Four left in March by both reports; then a fifth turns out to have left too."""
    for _ in range(4):
        make_leaver(pilot, left_on=date(2021, 3, 10))
    first, second = make_published(pilot, Quarter(2021, 1)), make_published(pilot)
    make_exit(make_placement(pilot), exited_on=date(2021, 3, 31))
    corrected = make_approved(correct(first.report))
    third = publish(corrected, now=clock.now() + timedelta(days=1))
    files = [each.snapshot for each in (first, second, third)]
    assert [len(each["disclosure"]["groups"]) for each in files] == [1, 1, 1]
    assert verify(tmp_path, *files) == (0, "")


def test_a_report_of_when_we_said_otherwise_why_is_right(tmp_path, report):
    hidden = tuple(replace(each, why="Zo is het.") for each in report.disclosure.hidden)
    table = hidden_table(hidden)
    older = json.loads(changed(report, "privacy", lambda _table: table))["report"]
    older["disclosure"]["hidden"] = [asdict(each) for each in hidden]
    assert verify(tmp_path, older) == (0, "")


def test_reports_in_a_row_are_right_together(tmp_path, pilot, report):
    first = make_published(pilot)
    later = draft_of(pilot, Q3)
    assert verify(tmp_path, first.snapshot, plain(later)) == (0, "")
    assert verify(tmp_path, plain(later)) == (0, "")


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"%PDF-1.7", b'{"disclosure": 1}', b'{"disclosure": {}}', b"\xff"],
)
def test_what_is_no_report_cannot_be_read(tmp_path, content):
    status, words = verify(tmp_path, content)
    assert status == 2
    assert "bevat geen cijfers" in words


def test_a_file_that_is_not_there_cannot_be_read(tmp_path):
    with pytest.raises(CommandError, match="niet te lezen") as refused:
        call_command("verify_report", str(tmp_path / "none.json"))
    assert refused.value.returncode == 2
