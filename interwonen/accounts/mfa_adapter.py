"""How second factors differ from the library's own: encrypted secrets, and words of our own."""

import base64
import hashlib
from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.encoding import force_bytes
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.second_factor import factors_of

_NAME = "Interwonen"


class FactorAdapter(DefaultMFAAdapter):
    """Who reads the database cannot make codes: that takes the secret key of the installation."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "This code is not right, or it was used already. Look whether you typed it right. In the "
            "app you can also wait for the next one."
        ),
        "cannot_delete_authenticator": _(
            "This is your only second step. Add a passkey first, or replace the app."
        ),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises ValidationError when the key that encrypted it is no longer in the settings."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise ValidationError(
                _(
                    "Your app no longer works here. Use a recovery code, or ask the administrator to "
                    "remove your second step."
                )
            ) from error

    def get_totp_issuer(self) -> str:
        return _NAME

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": _NAME}

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return gettext("Passkey %(number)s") % {"number": len(factors_of(user)) + 1}

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Not the last one where a second factor is obligatory."""
        others = [each for each in factors_of(authenticator.user) if each != authenticator]
        return bool(others) or not settings.SECOND_FACTOR


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key_from(key)) for key in keys])


def _key_from(secret: str | bytes) -> bytes:
    digest = hashlib.sha256(b"interwonen.second_factor" + force_bytes(secret)).digest()
    return base64.urlsafe_b64encode(digest)
