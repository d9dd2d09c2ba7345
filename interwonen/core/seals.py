"""A seal in a form shows later for which user its page was made, without naming the user."""

from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare, salted_hmac

FIELD = "author_seal"  # the hidden input of every form
_SALT = "interwonen.core.seals"


def seal(author: Any, place: str) -> str:
    """The seal of a form that stands at the address `place`, made for `author`."""
    return _seal(author, place, settings.SECRET_KEY)


def _seal(author: Any, place: str, key: str) -> str:
    mark = salted_hmac(_SALT, f"{author.pk} {place}", secret=key, algorithm="sha256").hexdigest()
    return Signer(key=key, salt=_SALT).sign(mark)


def is_seal(text: str) -> bool:
    """Whether this installation made the seal, for any user."""
    try:
        Signer(salt=_SALT).unsign(text)
    except BadSignature:
        return False
    return True


def is_seal_for(text: str, author: Any, place: str) -> bool:
    """Whether the seal was made for this user at this address; with an earlier key too."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(text, _seal(author, place, key)) for key in keys)
