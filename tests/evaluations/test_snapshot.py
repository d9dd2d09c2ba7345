"""A report is kept as JSON and read back as it was."""

import json

from evaluations.council.blocks import PLANNED
from evaluations.council.snapshot import digest, plain, report_from, written
from tests.evaluations.sample_report import published_report, sample_report
from tests.factories import make_placement
from tests.report_factories import draft_of


def test_a_report_survives_its_writing(pilot):
    make_placement(pilot)
    report = draft_of(pilot)
    assert report.block("flow").tables[0].rows[1].cells[-1].value == 1
    assert report_from(plain(report)) == report
    again = report_from(json.loads(written(report)))
    assert again == report
    assert digest(again) == digest(report)


def test_the_same_report_has_the_same_digest_and_another_has_not(pilot):
    before = digest(draft_of(pilot))
    assert digest(draft_of(pilot)) == before
    make_placement(pilot)
    assert digest(draft_of(pilot)) != before


def test_every_block_has_a_number_of_its_own(pilot):
    numbers = [block.number for block in draft_of(pilot).blocks]
    assert len(set(numbers)) == len(numbers)
    assert numbers[0] == "1.1"
    assert numbers[-1].startswith("A.")


def test_the_sample_has_something_in_every_block():
    assert [block.code for block in sample_report().blocks] == list(PLANNED)
    assert all(block.facts or block.tables or block.note for block in sample_report().blocks)
    assert report_from(json.loads(written(published_report()))) == published_report()
