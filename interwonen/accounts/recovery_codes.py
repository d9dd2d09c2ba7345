"""Recovery codes: each lets someone in once who has neither telephone nor passkey.

A code is twelve digits, as the field for codes opens a keyboard of digits. The first one says which
of the ten it is, so that a try costs one hash; each code is kept as a password is.
"""

import re
import secrets
from textwrap import wrap
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from interwonen.accounts.signed_factors import is_signed, sign

_RANDOM_DIGITS = 11
_CODE = re.compile(r"(\d)\d{11}", re.ASCII)


def make(user: Any) -> list[str]:
    """Ten new codes; those from before work no more."""
    codes = [f"{place}{secrets.randbelow(10**_RANDOM_DIGITS):011}" for place in range(10)]
    # Without codes of its own, the sign-in library looks for no seed to make them from.
    data = {"hashes": {code[0]: make_password(code) for code in codes}, "migrated_codes": []}
    whose = {"user_id": user.pk, "type": Authenticator.Type.RECOVERY_CODES}
    row = Authenticator(**whose, data=data)
    # Codes that take the place of others are no new row, which would be signed by itself.
    sign(row)
    Authenticator.objects.update_or_create(**whose, defaults={"data": row.data})
    return [" ".join(wrap(code, 4)) for code in codes]


@transaction.atomic
def use(user: Any, typed: str) -> Authenticator | None:
    """The codes of the user, when what was typed is one that is left; it is used up then."""
    code = re.sub(r"[\s-]", "", typed)
    if not (found := _CODE.fullmatch(code)):
        return None
    rows = Authenticator.objects.select_for_update(of=("self",))
    row = rows.filter(user_id=user.pk, type=Authenticator.Type.RECOVERY_CODES).first()
    hashes = row.data.get("hashes", {}) if row and is_signed(row) else {}
    place = found[1]
    if place not in hashes or not check_password(code, hashes[place]):
        return None
    del hashes[place]
    sign(row)
    row.save()
    row.user = user
    return row
