"""A seal in a form shows later for which user its page was made, without naming the user."""

from typing import Any

from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare, salted_hmac

FIELD = "author_seal"  # the hidden input of every form
_SALT = "interwonen.core.seals"


def seal(author: Any, place: str) -> str:
    """The seal of a form that stands at the address `place`, made for `author`."""
    mark = salted_hmac(_SALT, f"{author.pk} {place}", algorithm="sha256").hexdigest()
    return Signer(salt=_SALT).sign(mark)


def is_seal(text: str) -> bool:
    """Whether this installation made the seal, for any user."""
    try:
        Signer(salt=_SALT).unsign(text)
    except BadSignature:
        return False
    return True


def is_seal_for(text: str, author: Any, place: str) -> bool:
    """Whether the seal was made for this user at this address."""
    return constant_time_compare(text, seal(author, place))
