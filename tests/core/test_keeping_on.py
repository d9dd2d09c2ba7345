"""Work beside the pages goes on after the database was away, and stops when it is told to."""

from threading import Event

import pytest
from django.db import InterfaceError, OperationalError

from interwonen.core.keeping_on import keep_on


@pytest.mark.parametrize("away", [InterfaceError, OperationalError])
def test_it_goes_on_after_the_database_was_away(away, caplog):
    done, stop = [], Event()

    def act() -> None:
        if not done:
            done.append("failed")
            raise away("host=geheim.example")
        done.append("worked")
        stop.set()

    keep_on(act, stop, every=0)
    assert done == ["failed", "worked"]
    assert "cannot be reached" in caplog.text
    assert "geheim" not in caplog.text


def test_what_is_wrong_with_the_work_itself_ends_it():
    def act() -> None:
        raise KeyError("order")

    with pytest.raises(KeyError, match="order"):
        keep_on(act, Event(), every=0)
