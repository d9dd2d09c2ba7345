"""The SQL that reads the facts of a pilot is made once for each pilot, period and day."""

from datetime import timedelta

import pytest

from evaluations.selectors.commitments_facts import packed_proofs
from evaluations.selectors.facts import facts_of
from evaluations.selectors.facts_register import packed_register
from interwonen.pilots.models import Pilot
from tests.factories import TODAY, make_dwelling, make_pilot, make_placement


def sql_of(parts):
    """Without brackets: kept SQL stands between two more."""
    sql = str(Pilot.objects.values(**parts).query)
    return sql.replace("(", "").replace(")", "")


@pytest.mark.parametrize("read", [packed_register, packed_proofs])
def test_it_hangs_on_the_period_and_the_day_only(pilot, read, django_assert_num_queries):
    """Another field of the pilot would be fetched first, and the SQL is what Django makes each time."""
    with django_assert_num_queries(0):
        kept = read(pilot, as_of=TODAY)
    as_made = read.__wrapped__(pilot, as_of=TODAY)
    assert kept.keys() == as_made.keys()
    assert sql_of(kept) == sql_of(as_made)
    assert read(pilot, as_of=TODAY) == kept
    pilot.starts_on += timedelta(days=1)
    for day in (TODAY, TODAY + timedelta(days=1)):
        assert sql_of(read(pilot, as_of=day)) == sql_of(read.__wrapped__(pilot, as_of=day))


def test_facts_are_of_the_pilot_and_of_the_moment(pilot):
    assert facts_of(pilot, as_of=TODAY).stays == ()
    stay = make_placement(pilot, dwelling=make_dwelling(pilot, name="Woning 1"))
    assert [each.pk for each in facts_of(pilot, as_of=TODAY).stays] == [stay.pk]
    assert facts_of(make_pilot(), as_of=TODAY).stays == ()
