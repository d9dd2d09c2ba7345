"""An OpenID issuer on this machine whose keys the tests hold, so that it can forge and lie."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client
from django.urls import reverse
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from interwonen.accounts.issuers import GivenRole, Issuer

KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
SECRET = OctKey.import_key("a-secret-of-both-and-long-enough-to-sign-with", {"kid": "one"})


class OwnIssuer:
    """What it answers can be changed by a test: `claims` of the next token, its `header` and `key`,
    and whole answers in `said`, by path."""

    def __init__(self, address: str) -> None:
        self.url = address
        self.claims: dict[str, Any] = {}
        self.header: dict[str, Any] = {"alg": "RS256", "kid": "one"}
        self.key: Any = KEY
        self.said: dict[str, Any] = {}
        self.asked: dict[str, str] = {}  # of the last authorization request
        self.paths: list[str] = []
        self.given: dict[str, str] = {}  # the tokens that it gave last

    def answer(self, path: str, sent: dict[str, str]) -> Any:
        self.paths.append(path)
        if path in self.said:
            return self.said[path]
        if path == "/.well-known/openid-configuration":
            return {"issuer": self.url} | {
                name: f"{self.url}/{name}"
                for name in (
                    "authorization_endpoint",
                    "token_endpoint",
                    "jwks_uri",
                    "end_session_endpoint",
                )
            }
        if path == "/jwks_uri":
            return {"keys": [KEY.as_dict(private=False)]}
        self.given = {"access_token": secrets.token_urlsafe(), "id_token": self.token(sent)}
        return {**self.given, "token_type": "Bearer", "refresh_token": "nooit-bewaard"}

    def token(self, sent: dict[str, str]) -> str:
        """The token, when who asks has the secret of PKCE that belongs to the request."""
        digest = hashlib.sha256(sent["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        assert challenge == self.asked["code_challenge"]
        now = int(time.time())
        usual = {
            "iss": self.url,
            "aud": "interwonen",
            "iat": now,
            "exp": now + 60,
            "auth_time": now,
            "nonce": self.asked["nonce"],
        }
        claims = {name: value for name, value in (usual | self.claims).items() if value is not None}
        return signed(self.header, claims, self.key)


def signed(header: dict[str, Any], claims: dict[str, Any], key: Any) -> str:
    """A token as it is sent; without a signature when the header says "none"."""
    if header["alg"] != "none":
        return jwt.encode(header, claims, key, algorithms=[header["alg"]])
    parts = (base64.urlsafe_b64encode(json.dumps(part).encode()) for part in (header, claims))
    return ".".join(part.rstrip(b"=").decode() for part in parts) + "."


@contextmanager
def own_issuer() -> Iterator[OwnIssuer]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer({name: values[0] for name, values in parse_qs(body).items()})

        def _answer(self, sent: dict[str, str]) -> None:
            said = issuer.answer(self.path, sent)
            status, said = said if isinstance(said, tuple) else (200, said)
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            if status == 302:
                self.send_header("Location", said)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    issuer = OwnIssuer(f"http://127.0.0.1:{server.server_port}")
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        yield issuer
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


def issuer_settings(url: str, key: str = "gemeente", **facts: Any) -> Issuer:
    """An issuer as the settings have it."""
    defaults: dict[str, Any] = {
        "name": "gemeente Voorbeeld",
        "organisation": "Gemeente Voorbeeld",
        "client_id": "interwonen",
        "client_secret": "geheim",
        "email_domains": frozenset({"test.example"}),
        "second_factor": {"amr": ["mfa"]},
        "roles_claim": "roles",
        "roles": [GivenRole("beleid", "proef", "policy_officer")],
    }
    return Issuer(key=key, url=url, **{**defaults, **facts})


def go_there(client: Client, key: str = "gemeente", place: str = "") -> dict[str, str]:
    """Press the button; gives what the issuer is asked."""
    answer = client.post(reverse("openid-begin", args=[key]), {"next": place})
    assert answer.status_code == 302, answer.content.decode()
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.url).query).items()}


def come_back(client: Client, asked: dict[str, str], key: str = "gemeente", **changed: str) -> Any:
    """Come back from the issuer with a code."""
    sent = {"code": "code", "state": asked["state"], **changed}
    return client.get(reverse("openid-return", args=[key]), sent)


def sign_in_at(client: Client, issuer: OwnIssuer, key: str = "gemeente", place: str = "") -> Any:
    """There and back again."""
    issuer.asked = go_there(client, key, place)
    return come_back(client, issuer.asked, key)


def write_settings(folder: Path, text: str) -> str:
    """A settings file with its secret; gives its path."""
    (folder / "secret").write_text("geheim\n")
    file = folder / "openid.toml"
    file.write_text(text.replace("SECRET", str(folder / "secret")))
    return str(file)
