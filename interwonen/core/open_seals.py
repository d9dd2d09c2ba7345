"""A seal in a form for anybody says where and when its page was made, without a cookie."""

from datetime import UTC, datetime

from django.core.signing import BadSignature, Signer

FIELD = "open_seal"  # the hidden input of such a form


def open_seal(place: str, now: datetime) -> str:
    """The seal of a form whose page is made now at the address `place`."""
    return _signer(place).sign(str(int(now.timestamp())))


def sealed_since(text: str, place: str) -> datetime | None:
    """When the page with this seal was made; None when the seal is not ours, or of another page."""
    try:
        return datetime.fromtimestamp(int(_signer(place).unsign(text)), tz=UTC)
    except (BadSignature, ValueError, OverflowError):
        return None


def _signer(place: str) -> Signer:
    return Signer(salt=f"{__name__} {place}")
