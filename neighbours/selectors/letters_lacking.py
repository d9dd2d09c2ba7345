"""What a letter still lacks before it can count as sent, as the rules that refuse it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from interwonen.core.rules import Rule
from neighbours.models import LetterRound
from neighbours.rules import letters as rules
from neighbours.selectors.letters_contents import Contents
from neighbours.selectors.letters_fields import FIELDS


def lacking_in(round: LetterRound, contents: Contents) -> Iterator[tuple[Rule, str]]:
    """The rules that a letter with these contents would break when it was sent, with the details.

    First the decisions, then what is written and to fill in, last from whom and to whom it goes.
    """
    names = {"names": ", ".join(str(FIELDS[name]) for name in contents.empty)}
    found = (
        (round.pilot.decided_on is None, rules.AFTER_DECISION, ""),
        (round.lacks_decision, rules.GROWTH_HAS_DECISION, ""),
        (round.dated_on is None, rules.IS_DATED, ""),
        (not contents.is_written, rules.IS_WRITTEN, ""),
        (bool(contents.empty), rules.FIELDS_FILLED, _("It is: %(names)s.") % names),
        (not contents.head, rules.HAS_SENDER, ""),
        (not contents.addresses, rules.HAS_RECIPIENTS, ""),
    )
    return ((rule, detail) for lacks, rule, detail in found if lacks)
