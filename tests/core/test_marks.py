"""Tries that are used up and come back, also when many come at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from django.db import connection

from interwonen.core import clock, marks
from interwonen.core.marks import AT_ONCE, Limit
from interwonen.core.models import Mark

AT_THE_DOOR = Limit("at the door", tries=3, every=timedelta(minutes=1))
IN_THE_HOUSE = Limit("in the house", tries=5, every=timedelta(minutes=1))
RACERS = 8


def test_when_one_limit_refuses_the_others_lose_nothing(db):
    now = clock.now()
    both = [AT_THE_DOOR.of("nina"), IN_THE_HOUSE.of("nina")]
    assert [marks.use(both, now=now) for _ in range(4)] == [*[AT_ONCE] * 3, timedelta(minutes=1)]
    assert [marks.use(both[1:], now=now) for _ in range(3)] == [
        *[AT_ONCE] * 2,
        timedelta(minutes=1),
    ]


def test_a_clock_that_is_put_back_keeps_nobody_waiting_longer(db):
    now, tries = clock.now(), [AT_THE_DOOR.of("nina")]
    for _ in range(3):
        marks.use(tries, now=now)
    assert marks.use(tries, now=now - timedelta(days=1)) == timedelta(minutes=1)


def test_nobody_reads_from_a_mark_what_it_is_about(db):
    marks.remember("nina@test.example", "192.0.2.1", until=clock.now() + timedelta(days=1))
    mark = Mark.objects.get()
    assert len(mark.key) == 64
    assert "nina" not in mark.key
    assert marks.is_remembered("nina@test.example", "192.0.2.1", now=clock.now())
    assert not marks.is_remembered("nina@test.example", "192.0.2.2", now=clock.now())


def test_what_has_worn_off_goes(db):
    now = clock.now()
    marks.use([AT_THE_DOOR.of("nina")], now=now)
    marks.use([AT_THE_DOOR.of("kees")], now=now + timedelta(minutes=2))
    assert Mark.objects.count() == 1


def test_of_many_at_one_moment_no_more_come_through_than_may(transactional_db):
    now, start = clock.now(), Barrier(RACERS, timeout=60)

    def use(number: int) -> bool:
        own = Limit("own", tries=1, every=timedelta(minutes=1)).of(str(number))
        try:
            start.wait()
            return (
                marks.use([AT_THE_DOOR.of("nina"), own, IN_THE_HOUSE.of("nina")], now=now)
                == AT_ONCE
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(RACERS) as pool:
        assert sum(pool.map(use, range(RACERS))) == AT_THE_DOOR.tries
