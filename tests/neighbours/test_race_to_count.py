"""Several colleagues count visits at the same moment, on a day that is not in the book yet."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time
from threading import Barrier

from django.db import connection
from django.utils import timezone

from neighbours.actions.support_point import count_walk_in
from neighbours.models import SupportPointDay, WalkIn
from tests.factories import TODAY, make_pilot, make_user

COLLEAGUES = 6
NOW = timezone.make_aware(datetime.combine(TODAY, time(14, 0)))


def test_no_visit_is_lost_and_the_day_is_there_once(transactional_db):
    pilot = make_pilot()
    people = [make_user(role="counsellor", pilot=pilot) for _ in range(COLLEAGUES)]
    start = Barrier(COLLEAGUES, timeout=60)

    def count(person) -> None:
        try:
            start.wait()
            count_walk_in(pilot=pilot, day=TODAY, who="resident", now=NOW, by=person)
        finally:
            connection.close()

    with ThreadPoolExecutor(COLLEAGUES) as pool:
        list(pool.map(count, people))
    assert WalkIn.objects.count() == COLLEAGUES
    assert SupportPointDay.objects.count() == 1
