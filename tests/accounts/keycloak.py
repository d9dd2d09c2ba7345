"""Keycloak, a real OpenID provider, on a free port of this machine: two realms are two issuers.

The municipality's says how someone signed in by `amr`, as Entra ID does; that of Leger des Heils by
`acr`, with a one-time code when it is asked for.
"""

import hmac
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import requests

from interwonen.accounts.issuers import origin_of
from tests.house.sources import ROOT

PLACE = ROOT / ".venv" / "keycloak"
BUILT = PLACE / "built-for-the-tests"
STARTS_IN = 300  # seconds, on a machine that is busy with other tests
SITE = "https://interwonen.example"
PASSWORD = "een-lang-wachtwoord"
OTP_SECRET = "twintig tekens lang!"
_FEW_MEANS = {"JAVA_OPTS_KC_HEAP": "-Xmx512m", "JAVA_OPTS_APPEND": "-XX:TieredStopAtLevel=1"}
_FORM, _FIELD = re.compile("<form.*?</form>", re.S), re.compile("<(?:input|button)[^>]*>")
_ACTION, _NAME, _VALUE = (re.compile(f' {name}="([^"]*)"') for name in ("action", "name", "value"))
_ADMIN = {"KC_BOOTSTRAP_ADMIN_USERNAME": "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD": PASSWORD}


class Keycloak:
    """A server that answers, and what an administrator of it does."""

    def __init__(self, address: str) -> None:
        self.address = address

    def issuer(self, realm: str) -> str:
        return f"{self.address}/realms/{realm}"

    def admin(self, method: str, path: str, content: Any = None) -> Any:
        """Ask something as the administrator; what it answers, or the address of what was made."""
        answer = requests.request(
            method,
            f"{self.address}/admin/realms{path}",
            json=content,
            headers={"Authorization": f"Bearer {self._token()}"},
            timeout=60,
        )
        answer.raise_for_status()
        return answer.json() if answer.content else answer.headers.get("Location", "")

    def _token(self) -> str:
        asked = {
            "grant_type": "password",
            "client_id": "admin-cli",
            "username": "admin",
            "password": PASSWORD,
        }
        way = f"{self.issuer('master')}/protocol/openid-connect/token"
        return requests.post(way, asked, timeout=60).json()["access_token"]

    def set_roles(self, realm: str, username: str, *names: str) -> None:
        """Give someone exactly these roles."""
        user = self.admin("GET", f"/{realm}/users?username={username}&exact=true")[0]["id"]
        way = f"/{realm}/users/{user}/role-mappings/realm"
        self.admin("DELETE", way, self.admin("GET", way))
        self.admin("POST", way, [self.admin("GET", f"/{realm}/roles/{name}") for name in names])


@contextmanager
def keycloak() -> Iterator[Keycloak]:
    """Start it, make both realms, and stop it with all that it started."""
    _fail_without()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    if not BUILT.exists():
        built = _run("build", "--db=dev-mem", "--cache=local")
        assert built.wait() == 0
        BUILT.touch()
    ways = ["--http-enabled=true", "--hostname-strict=false", "--http-host=127.0.0.1"]
    server = _run("start", "--optimized", *ways, f"--http-port={port}")
    try:
        started = Keycloak(f"http://127.0.0.1:{port}")
        _wait_for(started, server)
        make_realms(started)
        yield started
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _fail_without() -> None:
    if not shutil.which("java"):
        pytest.fail("signing in is tested with Keycloak, which needs Java: default-jre-headless")
    if not (PLACE / "bin" / "kc.sh").exists():
        pytest.fail("signing in is tested with Keycloak: sh scripts/setup dev fetches it")


def _run(*arguments: str) -> subprocess.Popen[bytes]:
    """In a group of its own, so that all of it can be stopped."""
    return subprocess.Popen(
        ["bash", str(PLACE / "bin" / "kc.sh"), *arguments],
        env={"PATH": os.environ["PATH"], "HOME": str(Path.home()), **_FEW_MEANS, **_ADMIN},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait_for(server: Keycloak, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTS_IN
    while time.monotonic() < until:
        assert process.poll() is None, "Keycloak stopped by itself"
        with suppress(requests.RequestException):
            if requests.get(server.issuer("master"), timeout=5).ok:
                return
        time.sleep(1)
    pytest.fail(f"Keycloak did not answer within {STARTS_IN} seconds")


def make_realms(server: Keycloak) -> None:
    amr = _mapper("amr", "oidc-hardcoded-claim-mapper", value='["pwd","mfa"]', kind="JSON")
    municipality = {
        "jo": ("jo@emmen.example", ["interwonen-beleid"]),
        "kim": ("kim@emmen.example", ["interwonen-wmo"]),
        "bo": ("bo@emmen.example", []),
        "pat": ("pat@leger.example", ["interwonen-beleid"]),
    }
    _make_realm(server, "gemeente", municipality, [_roles_at("roles"), amr])
    army = {"sam": ("sam@leger.example", ["interwonen-begeleider"])}
    _make_realm(server, "leger", army, [_roles_at("realm_access.roles")])
    _ask_for_two_steps(server, "leger")


def _make_realm(
    server: Keycloak, realm: str, people: dict[str, tuple[str, list[str]]], mappers: list[Any]
) -> None:
    names = sorted({name for _email, roles in people.values() for name in roles})
    server.admin(
        "POST",
        "",
        {
            "realm": realm,
            "enabled": True,
            "sslRequired": "none",
            "roles": {"realm": [{"name": name} for name in names]},
            "users": [_person(name, *facts) for name, facts in people.items()],
            "clients": [_client(realm, mappers)],
            "otpPolicyCodeReusable": True,  # several tests within half a minute
            "attributes": {"acr.loa.map": '{"een-stap": "1", "twee-stappen": "2"}'},
        },
    )


def _person(name: str, email: str, roles: list[str]) -> dict[str, Any]:
    password = {"type": "password", "value": PASSWORD}
    otp = {
        "type": "otp",
        "secretData": f'{{"value": "{OTP_SECRET}"}}',
        "credentialData": '{"subType": "totp", "digits": 6, "period": 30, "algorithm": "HmacSHA1"}',
    }
    return {
        "username": name,
        "enabled": True,
        "email": email,
        "emailVerified": True,
        "firstName": name.capitalize(),
        "lastName": "Voorbeeld",
        "realmRoles": roles,
        "credentials": [password, otp] if name == "sam" else [password],
    }


def _client(realm: str, mappers: list[Any]) -> dict[str, Any]:
    return {
        "clientId": "interwonen",
        "secret": "geheim",
        "redirectUris": [f"{SITE}/toegang/organisatie/{realm}/terug/"],
        "directAccessGrantsEnabled": False,
        "protocolMappers": mappers,
        "attributes": {
            "pkce.code.challenge.method": "S256",
            "post.logout.redirect.uris": f"{SITE}/toegang/login/",
        },
    }


def _mapper(claim: str, mapper: str, *, value: str = "", kind: str = "String") -> dict[str, Any]:
    return {
        "name": claim,
        "protocol": "openid-connect",
        "protocolMapper": mapper,
        "config": {
            "claim.name": claim,
            "claim.value": value,
            "jsonType.label": kind,
            "id.token.claim": "true",
            "access.token.claim": "false",
            "multivalued": "true",
        },
    }


def _roles_at(claim: str) -> dict[str, Any]:
    return _mapper(claim, "oidc-usermodel-realm-role-mapper")


def _ask_for_two_steps(server: Keycloak, realm: str) -> None:
    """A password, and a one-time code when `acr_values` asks for "twee-stappen"."""
    flows = f"/{realm}/authentication/flows"
    flow = {"alias": "stappen", "providerId": "basic-flow", "topLevel": True, "builtIn": False}
    server.admin("POST", flows, flow)
    steps = {
        "een": ("1", "36000", "auth-username-password-form"),
        "twee": ("2", "0", "auth-otp-form"),
    }
    for alias, (level, max_age, form) in steps.items():
        server.admin(
            "POST", f"{flows}/stappen/executions/flow", {"alias": alias, "type": "basic-flow"}
        )
        for provider in ("conditional-level-of-authentication", form):
            server.admin("POST", f"{flows}/{alias}/executions/execution", {"provider": provider})
        condition = server.admin("GET", f"{flows}/{alias}/executions")[0]["id"]
        facts = {"loa-condition-level": level, "loa-max-age": max_age}
        config = {"alias": f"stap {alias}", "config": facts}
        server.admin("POST", f"/{realm}/authentication/executions/{condition}/config", config)
    for each in server.admin("GET", f"{flows}/stappen/executions"):
        each["requirement"] = "CONDITIONAL" if each.get("authenticationFlow") else "REQUIRED"
        server.admin("PUT", f"{flows}/stappen/executions", each)
    server.admin("PUT", f"/{realm}", {"browserFlow": "stappen"})


class Browser:
    """Someone at the forms of Keycloak, with the cookies that it gave."""

    def __init__(self) -> None:
        self.cookies = requests.Session()

    def go(self, place: str, **answers: str) -> str:
        """Fill in form after form; gives the address outside Keycloak to which it leads in the end.

        With answers that it does not take it stays there: then it gives what the page says.
        """
        home = origin_of(place)
        page = self._get(place)
        for _step in range(12):
            if page.is_redirect:
                place = urljoin(page.url, page.headers["Location"])
                if origin_of(place) != home:
                    return place
                page = self._get(place)
                continue
            form = _FORM.search(page.text)
            if form is None:
                return page.text
            page = self._send(page.url, form[0], answers)
        return page.text

    def _get(self, place: str) -> requests.Response:
        return self._ask("GET", place)

    def _ask(self, method: str, place: str, filled: Any = None) -> requests.Response:
        for cookie in self.cookies.cookies:
            cookie.secure = False  # as for browsers, this machine itself is as safe as HTTPS
        return self.cookies.request(method, place, data=filled, timeout=60, allow_redirects=False)

    def _send(self, place: str, form: str, answers: dict[str, str]) -> requests.Response:
        way = urljoin(place, unescape(_ACTION.search(form)[1]))
        filled = {}
        for field in _FIELD.findall(form):
            name, value = _NAME.search(field), _VALUE.search(field)
            if name:
                filled[name[1]] = answers.get(name[1], unescape(value[1]) if value else "")
        return self._ask("POST", way, filled)


def code_of_now() -> str:
    """The one-time code that the app of everybody here shows (RFC 6238)."""
    moment = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(OTP_SECRET.encode(), moment, "sha1")
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
