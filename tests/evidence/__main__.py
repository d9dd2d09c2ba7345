"""`make evidence`: write anew what docs/evidence is made of."""

from tests.evidence import asvs, bill_of_materials

asvs.FILE.write_text(asvs.table())
bill_of_materials.FILE.write_text(bill_of_materials.bill())
