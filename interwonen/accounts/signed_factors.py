"""Second factors count only where the application added them, and for that account.

The database does not hold the keys of signatures: who writes an own app, passkey or recovery code on
the account of a colleague cannot make the signature that belongs to it.
"""

import json
from typing import Any

from allauth.mfa.models import Authenticator

from interwonen.core.signatures import is_signature_of, signature_of

_SIGNATURE = "signature"


def sign(row: Authenticator) -> None:
    """Sign a factor that the application just made or checked; the caller saves it."""
    row.data[_SIGNATURE] = signature_of(_text(row))


def sign_new(sender: Any, instance: Authenticator, **_signal: Any) -> None:
    """Sign a factor that is added, by the sign-in library too.

    No later save: the one that notes a use would sign what was copied.
    """
    if instance._state.adding:
        sign(instance)


def is_signed(row: Authenticator) -> bool:
    """Whether the application made this factor, for this account."""
    return isinstance(row.data, dict) and is_signature_of(
        str(row.data.get(_SIGNATURE, "")), _text(row)
    )


def _text(row: Authenticator) -> str:
    kept = {name: value for name, value in row.data.items() if name != _SIGNATURE}
    return f"factor of account {row.user_id}: {json.dumps([row.type, kept], sort_keys=True)}"
