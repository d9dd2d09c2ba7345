"""What a device with a passkey does: it makes one, and signs what the page asks it to."""

import json
import secrets
from hashlib import sha256

from allauth.account.utils import user_pk_to_url_str
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from tests.accounts.second_factors import sending

ADD, SIGN_IN = "mfa_add_webauthn", "mfa_login_webauthn"
SITE = "testserver"
_FLAG = AuthenticatorData.FLAG


class Passkey:
    """One passkey, which checks a finger at each use."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._id = secrets.token_bytes(16)

    def add(self, client) -> None:
        """Add it to the account of who is signed in, as the page does."""
        options = client.get(reverse(ADD)).context["js_data"]["creation_options"]
        public = ES256.from_cryptography_key(self._key.public_key())
        made = AttestedCredentialData.create(bytes(16), self._id, public)
        data = self._data(_FLAG.UP | _FLAG.UV | _FLAG.AT, made)
        answer = {
            "clientDataJSON": _said("webauthn.create", options),
            "attestationObject": AttestationObject.create("none", data, {}),
        }
        sending(
            client, reverse(ADD), {"name": "Sleutelbos", "credential": self._credential(answer)}
        )

    def signed(self, options, user) -> str:
        """What the browser sends when this passkey signs for an account."""
        said, data = _said("webauthn.get", options), self._data(_FLAG.UP | _FLAG.UV)
        answer = {
            "clientDataJSON": said,
            "authenticatorData": data,
            "signature": self._key.sign(data + sha256(said).digest(), ec.ECDSA(hashes.SHA256())),
            "userHandle": user_pk_to_url_str(user).encode(),
        }
        return self._credential(answer)

    def sign_in(self, client, user):
        """Sign in with it alone."""
        asked = client.get(reverse(SIGN_IN), headers={"X-Requested-With": "XMLHttpRequest"}).json()
        return client.post(
            reverse(SIGN_IN), {"credential": self.signed(asked["request_options"], user)}
        )

    def _data(self, flags, made=b""):
        return AuthenticatorData.create(sha256(SITE.encode()).digest(), flags, 0, made)

    def _credential(self, answer) -> str:
        named = websafe_encode(self._id)
        response = {name: websafe_encode(value) for name, value in answer.items()}
        kind = {"type": "public-key", "clientExtensionResults": {"credProps": {"rk": True}}}
        return json.dumps({"id": named, "rawId": named, "response": response, **kind})


def _said(kind, options):
    challenge = options["publicKey"]["challenge"]
    return CollectedClientData.create(kind, challenge, f"https://{SITE}")
