"""A door to the test's database that can stop answering, as a server that hangs."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import connection

from interwonen.core.postgresql.base import BoundedConnection


class Gateway:
    """Accepts every connection on a port of its own; passes on what is said until it is frozen."""

    def __init__(self, server: tuple[int, object]) -> None:
        self._family, self._address = server
        self._answers = threading.Event()
        self._answers.set()
        self._is_closed = False
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self._open = [self._door]
        threading.Thread(target=self._let_in, daemon=True).start()

    def freeze(self) -> None:
        """Accept, and never answer again; for a busy machine only now is there a limit to waiting."""
        self._answers.clear()
        _wait_at_most(2)

    def thaw(self) -> None:
        """Answer again."""
        self._answers.set()
        _wait_at_most(None)

    def close(self) -> None:
        """Break every connection."""
        self._is_closed = True
        self.thaw()
        for each in self._open:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                inside = self._door.accept()[0]
                self._open.append(inside)
                threading.Thread(target=self._join, args=[inside], daemon=True).start()

    def _join(self, inside: socket.socket) -> None:
        self._answers.wait()
        if self._is_closed:
            return
        outside = socket.socket(self._family)
        self._open.append(outside)
        outside.connect(self._address)
        for one, other in [(inside, outside), (outside, inside)]:
            threading.Thread(target=self._pass_on, args=[one, other], daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError), one:
            while said := one.recv(65_536):
                self._answers.wait()
                other.sendall(said)
            other.shutdown(socket.SHUT_WR)


def _wait_at_most(seconds: int | None) -> None:
    """Let this thread give up the database after so long; None is as long as it takes."""
    BoundedConnection.longest = seconds
    connection.settings_dict["OPTIONS"]["connect_timeout"] = seconds


@contextmanager
def through_a_gateway() -> Iterator[Gateway]:
    """While the block lasts, this thread reaches the database through a gateway."""
    with connection.cursor():
        info = connection.connection.info
        by_file = Path(info.host) / f".s.PGSQL.{info.port}"
        server = (
            (socket.AF_UNIX, str(by_file))
            if info.host.startswith("/")
            else (socket.AF_INET, (info.host, info.port))
        )
    gateway, known = Gateway(server), dict(connection.settings_dict)
    connection.close()
    connection.settings_dict |= {
        "HOST": "127.0.0.1",
        "PORT": str(gateway.port),
        "OPTIONS": dict(known["OPTIONS"]),
    }
    try:
        yield gateway
    finally:
        gateway.close()
        connection.close()
        connection.settings_dict.update(known)
        BoundedConnection.longest = None
