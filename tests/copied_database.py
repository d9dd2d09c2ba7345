"""A database that is migrated once in a run and copied by every process that tests."""

import fcntl
from pathlib import Path

from django.db import connection


def begin_as_copy(marker: Path) -> None:
    """Have the test database made from a migrated one, which the first to come here makes.

    Who comes meanwhile waits; `marker` is a file of this run that says whether it is there.
    """
    asked = connection.settings_dict["TEST"]
    template = f"test_{connection.settings_dict['NAME']}_template"
    with marker.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if not marker.stat().st_size:
            _migrate(template)
            file.write(template)
    asked["TEMPLATE"] = template


def _migrate(name: str) -> None:
    own, test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]
    named = test["NAME"]
    test["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.creation.destroy_test_db(own, verbosity=0, keepdb=True)  # that is: leave it
    test["NAME"] = named
