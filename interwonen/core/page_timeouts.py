"""How long a page waits for the database; a command, such as `migrate`, may take its time."""

import os

from django.conf import settings

from interwonen.core.postgresql.base import BoundedConnection


def set_page_timeouts() -> None:
    """Have every connection that is opened from now on give up after the times in settings.

    The server cancels a statement, a wait for a row or an idle transaction that takes too long; one
    that does not answer at all is given up a little later.
    """
    options = settings.DATABASES["default"]["OPTIONS"]
    known = options.get("options") or os.environ.get("PGOPTIONS", "")
    limits = (f"-c {name}={seconds}s" for name, seconds in settings.PAGE_TIMEOUTS.items())
    options["options"] = " ".join([known, *limits]).strip()
    if longest := settings.PAGE_TIMEOUTS["statement_timeout"]:
        BoundedConnection.longest = longest + settings.CONNECT_TIMEOUT
