"""Serve a filled demonstration on this machine, until Ctrl-C."""

import signal
import sys
from functools import partial
from io import StringIO
from threading import Event, Thread
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.management.commands.runserver import Command as RunServer
from django.db import OperationalError, connection
from django.db.models import Max

from interwonen.core import clock
from interwonen.core.embedded_postgres import database_folder
from interwonen.core.guarding import append_only_models
from interwonen.core.keeping_on import keep_on
from interwonen.core.mail_queue import keep_delivering


class Command(BaseCommand):
    help = "Prepare the database, fill the demonstration and serve it on this machine."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, port: int, **options: Any) -> None:
        for end in (signal.SIGTERM, signal.SIGHUP):  # an orderly end stops the database too
            signal.signal(end, lambda *_: sys.exit(0))
        stop = Event()
        seal = partial(call_command, "seal_log", stdout=StringIO())
        check = partial(call_command, "verify_log", stdout=StringIO())
        workers = [
            Thread(target=keep_delivering, args=[stop], kwargs={"every": 1}),
            Thread(target=keep_on, args=[seal, stop], kwargs={"every": 60}),
            Thread(target=keep_on, args=[check, stop], kwargs={"every": 86_400}),
        ]
        try:
            self.prepare()
            for worker in workers:
                worker.start()
            server = _Server(stdout=sys.stdout, stderr=sys.stderr)
            call_command(server, f"127.0.0.1:{port}", use_reloader=False)
        except KeyboardInterrupt:
            sys.exit("Stopped before it was ready. Run it again to go on.")
        finally:
            stop.set()
            for worker in workers:
                if worker.ident:
                    worker.join()

    def prepare(self) -> None:
        self.stdout.write(f"The database is in {_database_place()}.")
        try:
            connection.ensure_connection()
        except OperationalError as error:
            raise CommandError(f"It does not answer; check DATABASE_URL.\n{error}") from error
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("seed_demo")
        go_on_after_the_last_change()
        if not settings.LIVE_STATIC:
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def go_on_after_the_last_change() -> None:
    """Let the clock go on where it was when the demonstration ended: no change comes before another."""
    for model in append_only_models():
        if hasattr(model, "history_date"):
            last = model._default_manager.aggregate(last=Max("history_date"))["last"]
            if last is not None:
                clock.go_on_from(last)


class _Server(RunServer):
    """Django's own server, which says its address when it answers."""

    def on_bind(self, server_port: int) -> None:
        self.stdout.write(f"\nInterwonen: http://127.0.0.1:{server_port}/ (Ctrl-C stops it)")
        self.stdout.flush()


def _database_place() -> str:
    if settings.EMBEDDED:
        return str(database_folder(settings.DATA_DIR))
    server = connection.settings_dict
    return f"{server['NAME']} on {server['HOST'] or 'this machine'} (DATABASE_URL)"
