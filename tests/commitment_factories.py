"""Keyword functions for commitments; every default can be named."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from evaluations.actions.commitments import add_commitment, take_over_letter
from evaluations.models import Commitment, Evidence
from evaluations.selectors.commitments_facts import rules_in_force
from interwonen.pilots.models import Pilot
from participants.rules.participants import RECOGNISABLE
from tests.factories import TODAY, system

LETTER_OF = date(2021, 2, 2)


def take_over(pilot: Pilot, **facts: Any) -> list[Commitment]:
    """The commitments of the letter, dated on 2 February 2021."""
    defaults: dict[str, Any] = {"promised_on": LETTER_OF, "today": TODAY, "by": system()}
    return take_over_letter(pilot=pilot, **{**defaults, **facts})


def in_force(names: Iterable[str]) -> set[str]:
    """Those of these rules that the database holds now; there has to be a pilot."""
    return set(Pilot.objects.values_list(rules_in_force(names), flat=True)[0])


def make_commitment(pilot: Pilot, **facts: Any) -> Commitment:
    """A second consultation hour before 15 June 2021, promised on 1 June."""
    defaults: dict[str, Any] = {
        "letter": "Brief van juni",
        "heading": "Vervolg",
        "sentence": 2,
        "words": "Er komt nog een spreekuur.",
        "evidence": Evidence.HOURS,
        "owner": Commitment.Owner.MUNICIPALITY,
        "responsible": None,
        "promised_on": date(2021, 6, 1),
        "due_on": date(2021, 6, 15),
        "today": TODAY,
        "by": system(),
        "confirmed": [RECOGNISABLE.name],
    }
    return add_commitment(pilot=pilot, **{**defaults, **facts})
