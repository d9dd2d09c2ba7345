"""What a letter still lacks before it can count as sent, in the words of the refusals."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from neighbours.models import LetterRound
from neighbours.rules import letters as rules
from neighbours.selectors.letters_fields import FIELDS, empty_fields, values_of
from neighbours.selectors.letters_versions import body_of


def fields_in_words(names: Iterable[str]) -> str:
    """Which fields of a text are meant, by what they stand for."""
    return _("It is: %(names)s.") % {"names": ", ".join(str(FIELDS[name]) for name in names)}


def lacking_in(round: LetterRound, *, on: date) -> list[str]:
    """The decisions, a text that someone looked at, and what fills the fields: those that lack."""
    if round.is_sent:
        return []
    empty = empty_fields(body_of(round), values_of(round, on=on))
    is_growth = round.purpose == LetterRound.Purpose.GROWTH
    found = (
        (round.pilot.decided_on is None, f"{rules.AFTER_DECISION.message}"),
        (is_growth and not round.capacity_step_id, f"{rules.GROWTH_HAS_DECISION.message}"),
        (not round.texts.exists(), f"{rules.IS_WRITTEN.message}"),
        (bool(empty), f"{rules.FIELDS_FILLED.message} {fields_in_words(empty)}"),
    )
    return [words for lacks, words in found if lacks]
