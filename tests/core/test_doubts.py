"""A doubt is passed by who confirms it; any other rule is not."""

import pytest

from interwonen.core.rules import BUSY, RuleBroken, refuse_unless
from participants.rules.participants import ONE_NAME


def test_a_doubt_that_was_confirmed_is_no_refusal():
    refuse_unless(False, ONE_NAME, confirmed=[ONE_NAME.name])
    with pytest.raises(RuleBroken):
        refuse_unless(False, ONE_NAME, confirmed=[BUSY.name])


def test_confirming_a_rule_that_is_no_doubt_changes_nothing():
    with pytest.raises(RuleBroken):
        refuse_unless(False, BUSY, confirmed=[BUSY.name])
