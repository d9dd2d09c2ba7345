"""The module that Django looks for in an engine."""

from typing import Any

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


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's, with bounded connections."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> BoundedConnection:
        """A connection of its own for this thread."""
        self.isolation_level = IsolationLevel.READ_COMMITTED
        return BoundedConnection.connect(**conn_params)
