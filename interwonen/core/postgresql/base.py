"""The module that Django looks for in an engine."""

from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base
from psycopg import Connection, IsolationLevel, OperationalError
from psycopg.pq import TransactionStatus


class BoundedConnection(Connection[Any]):
    """A connection that is given up when the server does not answer within `longest` seconds.

    The server's own time-outs are no help when it hangs, or the network to it is gone.
    """

    longest: float | None = None  # for ever

    def wait(self, *args: Any, **kwargs: Any) -> Any:
        """As any connection; raises OperationalError, and is closed, when it took too long."""
        kwargs.setdefault("timeout", self.longest)
        try:
            return super().wait(*args, **kwargs)
        except OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:  # no answer came
                self.pgconn.finish()
            raise


def is_private(conn_params: dict[str, Any]) -> bool:
    """Whether it stays within this machine, or goes over TLS to a server that proves who it is."""
    hosts = str(conn_params.get("hostaddr") or conn_params.get("host") or "").split(",")
    return conn_params.get("sslmode") == "verify-full" or all(map(_is_here, hosts))


def _is_here(host: str) -> bool:
    """Whether this names a socket of this machine, or its own address."""
    if host in ("", "localhost") or host.startswith(("/", "@")):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's, with bounded connections."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> BoundedConnection:
        """A connection of its own for this thread; none that others on the way can read."""
        if not (settings.LOCAL or is_private(conn_params)):
            raise OperationalError(
                "DATABASE_URL names another machine, and must end in ?sslmode=verify-full"
            )
        self.isolation_level = IsolationLevel.READ_COMMITTED
        return BoundedConnection.connect(**conn_params)
