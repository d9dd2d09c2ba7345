"""The process of its own that carries out a long work."""

import os
import subprocess
import sys
from threading import Thread

from django.conf import settings

from interwonen.core import clock

# What settings, the libraries and the database's own client read; nothing else is handed on.
_ENVIRONMENT = (
    "PATH",
    "LD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "HOME",
    "TMPDIR",
    "LANG",
    "LC_ALL",
    "DATABASE_URL",
    "DJANGO_SETTINGS_MODULE",
    "PORT",
)
_ENVIRONMENT_STARTS = ("INTERWONEN_", "PG")


def begin_apart(pk: int) -> None:
    """Start the process, and let a thread wait for its end: nothing of it stays behind."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "carry_out_work", str(pk)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
        env=environment_apart(),
        start_new_session=True,
    )
    Thread(target=process.wait, daemon=True).start()


def environment_apart() -> dict[str, str]:
    """The environment of the process."""
    handed_on = {
        name: value
        for name, value in os.environ.items()
        if name in _ENVIRONMENT or name.startswith(_ENVIRONMENT_STARTS)
    }
    return {**handed_on, **clock.for_another_process()}
