"""`make evidence`: write anew what docs/evidence and docs/privacy are made of."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interwonen.settings")
django.setup()

from tests.evidence import asvs, bill_of_materials, register  # noqa: E402  # after the setup

asvs.FILE.write_text(asvs.table())
bill_of_materials.FILE.write_text(bill_of_materials.bill())
register.FILE.write_text(register.register())
