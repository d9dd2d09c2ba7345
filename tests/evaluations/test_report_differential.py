"""What a report hides decides nothing else in it: other destinations, the same report to the letter."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction

from evaluations.actions.reports import start_report
from evaluations.council.changes import basis_of
from evaluations.council.compose import compose_report
from evaluations.council.hidden_figures import unsafe_figures
from evaluations.council.material import material_of
from evaluations.council.possible_worlds import with_published
from evaluations.council.proposals import proposed_text
from evaluations.council.ratings import proposed_ratings
from evaluations.council.snapshot import written
from interwonen.core import clock
from interwonen.core.history import save_as
from interwonen.core.quarters import Quarter
from participants.models import Exit, Referral
from tests.commitment_factories import take_over
from tests.exit_factories import make_comeback, make_return
from tests.factories import (
    make_exit,
    make_participant,
    make_pilot,
    make_placement,
    system,
    term,
)
from tests.pilot_factories import choose_moves
from tests.report_factories import insert_published
from tests.told_factories import make_agreed_statement

QUARTERS = Quarter(2021, 1), Quarter(2021, 2)
FITTING = ("own_rental", "conditional_rental", "supported_living", "housing_first")
OTHERS = ("mo", "detention", "street", "with_family", "clinic", "unknown")
REASONS = ("goals_met", "nuisance", "rules_broken", "other")
ORIGINS = ("mo_24h", "street", "detention")


class Undone(Exception):
    """Takes back what was tried out."""


def make_people(pilot, chance):
    """Up to nine people who left in two quarters: some came back and left again, some agreed to have
    it told; and up to five who still live there."""
    for _person in range(chance.randint(1, 9)):
        first = date(2021, 3, 1) + timedelta(days=chance.randrange(12))
        left_on = first + timedelta(days=chance.randint(3, 50))
        person = make_participant(pilot)
        make_exit(make_placement(pilot, participant=person, starts_on=first), exited_on=left_on)
        if chance.random() < 0.3:
            back = left_on + timedelta(days=5)
            make_comeback(person, back)
            again = make_placement(pilot, participant=person, starts_on=back)
            make_exit(again, exited_on=back + timedelta(days=chance.randint(3, 20)))
        elif chance.random() < 0.2:
            make_agreed_statement(person)
    for _resident in range(chance.randint(0, 5)):
        make_placement(pilot, starts_on=date(2021, 3, 10))


def draw_what_is_hidden(pilot, chance):
    """Other origins, reasons, destinations and returns, of everyone who did not agree to tell them."""
    people = Referral.objects.of_pilot(pilot).filter(participant__agreed_statements=None)
    for referral in people:
        referral.origin = term(f"origin.{chance.choice(ORIGINS)}")
        save_as(referral, by=system())
    mostly = chance.choice((FITTING, OTHERS, FITTING + OTHERS))
    for left in Exit.objects.filter(
        placement__dwelling__pilot=pilot, placement__participant__agreed_statements=None
    ):
        left.destination = term(f"exit_destination.{chance.choice(mostly)}")
        left.reason = term(f"exit_reason.{chance.choice(REASONS)}")
        save_as(left, by=system())
        if not left.left_homeless and chance.random() < 0.3:
            make_return(left, returned_on=left.exited_on + timedelta(days=1))


def published_with(pilot, chance):
    """Both reports of one drawing, published one after the other, with all that is made beside them:
    what is said of each group, and all of it in words."""
    said, words = [], []
    try:
        with transaction.atomic():
            draw_what_is_hidden(pilot, chance)
            for quarter in QUARTERS:
                material = material_of(pilot, quarter, as_of=quarter.ends_on, now=clock.now())
                report = compose_report(material)
                known = with_published(report.disclosure, material.published)
                assert unsafe_figures(known) == []
                said += [each.fitting for each in report.disclosure.groups]
                ratings = proposed_ratings(replace(material, disclosure=report.disclosure))
                words += [written(report), str(ratings), basis_of(material)]
                words += [proposed_text(report, block, ratings) for block in report.blocks]
                insert_published(
                    start_report(pilot=pilot, quarter=quarter, by=system()), report, clock.now()
                )
            raise Undone
    except Undone:
        return tuple(said), words


@pytest.mark.parametrize("seed", range(6))
def test_nothing_in_a_report_follows_what_it_hides(db, seed):
    """Of all drawings with the same shown figures, the reports are the same to the letter."""
    chance = random.Random(seed)
    pilot = make_pilot(base_capacity=20, maximum_capacity=20)
    take_over(pilot)
    make_people(pilot, chance)
    if seed % 4 == 3:
        choose_moves(pilot, shows=False)
    by_figures = {}
    for _drawing in range(3):
        said, words = published_with(pilot, chance)
        assert by_figures.setdefault(said, words) == words
    assert len(by_figures) < 3
