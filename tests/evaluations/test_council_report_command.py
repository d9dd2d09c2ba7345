"""`manage.py council_report` writes a PDF, or refuses with exit code 2 and writes nothing."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from evaluations.council.documents import report_document
from evaluations.council.snapshot import report_from
from evaluations.management.commands import council_report
from interwonen.core.pdf import pdf_of
from tests.factories import TODAY, make_placement
from tests.report_factories import approve, draft_of, make_report, publish, submit


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def quick(monkeypatch):
    """Reports that are made at once and tell their figures; the first test makes a real one."""
    monkeypatch.setattr(f"{council_report.__name__}.pdf_of", at_once)


def document_of(pilot, day):
    return report_document(draft_of(pilot, as_of=day))


def at_once(document):
    return f"%PDF- {document.identifier}".encode()


def refused(folder, *arguments):
    """The refusal of a command that leaves the folder as it was."""
    before = sorted(folder.iterdir())
    with pytest.raises(CommandError) as refusal:
        call_command("council_report", *arguments)
    assert refusal.value.returncode == 2
    assert sorted(folder.iterdir()) == before
    message = str(refusal.value)
    assert "\n" not in message
    return message


def test_it_writes_the_report(pilot, folder, capsys):
    call_command("council_report", pilot.slug, "2021-Q2", output=folder / "report.pdf")
    assert [path.name for path in folder.iterdir()] == ["report.pdf"]
    asked = document_of(pilot, TODAY)
    assert (folder / "report.pdf").read_bytes() == pdf_of(asked)
    assert "report.pdf" in capsys.readouterr().out


def test_it_names_the_file_after_pilot_and_quarter(pilot, folder, quick):
    call_command("council_report", pilot.slug, "2021-Q2")
    assert (folder / f"{pilot.slug}-2021-Q2.pdf").read_bytes().startswith(b"%PDF-")


def test_it_replaces_an_older_report(pilot, folder, quick):
    (folder / "report.pdf").write_text("ouder")
    call_command("council_report", pilot.slug, "2021-Q2", "--output", "report.pdf")
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("quarter", ["2021-Q5", "Q2", "2021-q2", "tweede kwartaal"])
def test_it_refuses_an_unknown_quarter(pilot, folder, quarter):
    assert "2021-Q2" in refused(folder, pilot.slug, quarter)


def test_it_refuses_an_unknown_pilot(db, folder):
    assert "nergens" in refused(folder, "nergens", "2021-Q2")


@pytest.mark.parametrize("quarter", ["2020-Q4", "2022-Q2"])
def test_it_refuses_a_quarter_outside_the_pilot(pilot, folder, quarter):
    assert "outside" in refused(folder, pilot.slug, quarter)


def test_it_refuses_a_quarter_that_has_not_begun(pilot, folder):
    assert "not begun" in refused(folder, pilot.slug, "2021-Q3")


def test_a_quarter_that_has_begun_is_reported_as_of_today(pilot, folder, settings, quick):
    settings.CLOCK_DATE = date(2021, 5, 10)
    call_command("council_report", pilot.slug, "2021-Q2", "--output", "report.pdf")
    asked = document_of(pilot, date(2021, 5, 10))
    assert (folder / "report.pdf").read_bytes() == at_once(asked)


def test_of_a_submitted_report_it_writes_what_waits_and_of_a_published_one_its_file(
    pilot, folder, quick
):
    report = make_report(pilot)
    waiting = report_document(report_from(submit(report).snapshot))
    make_placement(pilot)
    call_command("council_report", pilot.slug, "2021-Q2", "--output", "report.pdf")
    assert (folder / "report.pdf").read_bytes() == at_once(waiting)
    for _each in range(2):
        approve(report)
    published = publish(report)
    call_command("council_report", pilot.slug, "2021-Q2", "--output", "report.pdf")
    assert (folder / "report.pdf").read_bytes() == bytes(published.files.get(kind="pdf").content)


def test_it_refuses_a_folder_that_is_not_there(pilot, folder, quick):
    assert "nowhere" in refused(folder, pilot.slug, "2021-Q2", "--output", "nowhere/report.pdf")


def test_it_says_so_when_the_pdf_cannot_be_made(pilot, folder, settings):
    settings.PDF_SECONDS = 0.01
    assert "took too long" in refused(folder, pilot.slug, "2021-Q2")


def test_it_refuses_to_replace_a_folder(pilot, folder, quick):
    assert "folder" in refused(folder, pilot.slug, "2021-Q2", "--output", str(folder))
