"""`make evidence`: write anew what docs/evidence and docs/privacy are made of; `--check` only compares."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interwonen.settings")
django.setup()

from tests.evidence import asvs, bill_of_materials, register  # noqa: E402  # after the setup
from tests.house.sources import name_of  # noqa: E402

MADE = {
    asvs.FILE: asvs.table(),
    bill_of_materials.FILE: bill_of_materials.bill(),
    register.FILE: register.register(),
}
if "--check" in sys.argv:
    late = [name_of(file) for file, text in MADE.items() if file.read_text() != text]
    sys.exit(f"Not up to date: {', '.join(late)}. Run make evidence." if late else 0)
for file, text in MADE.items():
    file.write_text(text)
