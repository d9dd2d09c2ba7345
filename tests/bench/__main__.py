"""Measures how fast the application is: `make bench`, or `python -m tests.bench --quick`."""

import argparse
import logging
import os
import signal
import sys
import time
from pathlib import Path

from tests.bench import installation
from tests.bench.plan import Plan, quick


def main() -> None:
    """Install, measure, and tell what was found."""
    for end in (signal.SIGTERM, signal.SIGHUP):  # an orderly end stops the servers too
        signal.signal(end, lambda *_: sys.exit(1))
    plan = _plan()
    print("Installing a database server of its own", flush=True)
    for name in [name for name in os.environ if name.startswith("INTERWONEN_")]:
        del os.environ[name]  # what a developer has set is not what is measured
    os.environ.update(installation.install())
    found = _measured(plan)
    print(f"\nTook {time.monotonic() - plan.began:.0f} s; all figures are in {found}.")


def _measured(plan: Plan) -> Path:
    import django

    django.setup()  # with the environment of the bench's own installation
    logging.getLogger("interwonen.requests").setLevel(logging.WARNING)
    from tests.bench import tables
    from tests.bench.benching import bench

    found = bench(plan)
    print("\n".join(tables.lines(found)))
    print("\nFor the README:\n")
    print("\n".join(tables.markdown(found)))
    tables.write_json(found, plan.json)
    return plan.json


def _plan() -> Plan:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the pages only, at one pilot")
    parser.add_argument("--pilots", type=int, help="measure at so many pilots too", default=1000)
    parser.add_argument("--pages", default="", help="beginnings of names, as in: list,participant")
    parser.add_argument("--json", type=Path, default=Path("bench.json"), help="where figures go")
    asked = parser.parse_args()
    only = tuple(name for name in asked.pages.split(",") if name)
    if asked.quick:
        return quick(only, asked.json)
    return Plan(pilots=asked.pilots, only=only, json=asked.json)


if __name__ == "__main__":
    main()
