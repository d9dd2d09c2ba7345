"""The organisations that people sign in with: what the settings say of each OpenID issuer."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import cattrs
from django.core.exceptions import ImproperlyConfigured

from interwonen.access.roles import ROLES

Roles = frozenset[tuple[str, str]]  # slugs of pilots, each with a role in it
# What the protocol fills in itself, or what would weaken it.
_OURS = re.compile(
    "response_type|response_mode|client_id|redirect_uri|scope|state|nonce|code_.*|request.*|prompt|max_age"
)
_LISTS = (list[str], frozenset[str])
_AT_HOME = {"127.0.0.1", "localhost"}


@dataclass(frozen=True)
class GivenRole:
    """A role in a pilot that goes with a value of a claim."""

    claim: str
    pilot: str
    role: str


@dataclass(frozen=True)
class Issuer:
    """One organisation's own sign-in (an OpenID provider), as docs/openid.example.toml tells.

    `key` stands in our addresses. A sign-in counts when each claim of `second_factor` holds one of
    its values: the proof of a second factor. Names of claims are paths: "realm_access.roles".
    """

    key: str
    name: str
    organisation: str
    url: str
    client_id: str
    client_secret: str = field(repr=False)
    email_domains: frozenset[str]
    second_factor: dict[str, list[str]]
    roles_claim: str
    roles: list[GivenRole]
    email_verified_claim: str = "email_verified"
    ask: dict[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        return origin_of(self.url)

    def proves_a_second_factor(self, claims: Mapping[str, Any]) -> bool:
        """Whether the claims hold what this issuer says after a second factor."""
        return all(
            values_at(claims, name) & set(values) for name, values in self.second_factor.items()
        )

    def roles_in(self, claims: Mapping[str, Any]) -> Roles:
        """The roles that the claims give; a value that no setting names gives none."""
        values = values_at(claims, self.roles_claim)
        return frozenset((given.pilot, given.role) for given in self.roles if given.claim in values)

    def knows_address(self, email: str, claims: Mapping[str, Any]) -> bool:
        """Whether the issuer vouches for this e-mail address, and may: it is in a domain of its own."""
        is_verified = values_at(claims, self.email_verified_claim) & {"true", "1"}
        return bool(is_verified) and email.rpartition("@")[2].lower() in self.email_domains


def origin_of(url: str) -> str:
    """The scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def values_at(claims: Mapping[str, Any], path: str) -> set[str]:
    """What a claim says, as a set of texts: of a list each, of one value that one, of nothing none.

    A name with dots is that of a claim, or else the way to one within others.
    """
    found: Any = claims
    for name in [path] if path in claims else path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    several = found if isinstance(found, list) else [found]
    plain = (value for value in several if isinstance(value, str | int))
    return {str(value).lower() if isinstance(value, bool) else str(value) for value in plain}


def read_issuers(path: str) -> dict[str, Issuer]:
    """The issuers of a TOML file by their keys; none without a file.

    Raises ImproperlyConfigured and says what is wrong with which of them.
    """
    if not path:
        return {}
    try:
        told = tomllib.loads(Path(path).read_text())
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ImproperlyConfigured(f"INTERWONEN_OPENID cannot be read: {error}") from error
    issuers = {key: _issuer(key, facts) for key, facts in told.items()}
    _refuse_shared("address", [issuer.url for issuer in issuers.values()])
    domains = [domain for issuer in issuers.values() for domain in issuer.email_domains]
    _refuse_shared("e-mail domain", domains)
    return issuers


def _issuer(key: str, facts: Any) -> Issuer:
    try:
        if not isinstance(facts, dict):
            raise ValueError(f"it is no table: [{key}]")
        secret = Path(facts.pop("client_secret_file", "")).read_text().strip()
        read = cattrs.Converter(forbid_extra_keys=True, detailed_validation=False)
        read.register_structure_hook_func(lambda kind: kind in _LISTS, _texts)
        issuer = read.structure({**facts, "key": key, "client_secret": secret}, Issuer)
        _check(issuer)
    except (OSError, ValueError, TypeError, KeyError, cattrs.ForbiddenExtraKeysError) as error:
        told = f"it lacks {error}" if isinstance(error, KeyError) else error
        raise ImproperlyConfigured(f"INTERWONEN_OPENID, issuer {key!r}: {told}") from error
    return issuer


def _texts(value: Any, kind: Any) -> Any:
    """A list of texts; a text alone is no list of its letters."""
    if not (isinstance(value, list) and all(isinstance(each, str) for each in value)):
        raise ValueError(f"{value!r} is not a list of texts")
    return frozenset(value) if kind == frozenset[str] else value


def _check(issuer: Issuer) -> None:
    """Raise ValueError for a setting that could let somebody in by mistake."""
    parts = urlsplit(issuer.url)
    is_safe = parts.scheme == "https" or parts.hostname in _AT_HOME
    unknown = {given.role for given in issuer.roles} - set(ROLES)
    faults = {
        "its key is not made of 1 to 30 small letters, digits and hyphens": not re.fullmatch(
            r"[a-z0-9-]{1,30}", issuer.key
        ),
        "url is not https://...": not (is_safe and parts.netloc),
        "url has more than a path": bool(parts.query or parts.fragment),
        "the file of client_secret_file is empty": not issuer.client_secret,
        "email_domains names none": not issuer.email_domains,
        "email_domains has an address or a capital": any(
            not re.fullmatch(r"[a-z0-9.-]+", domain) for domain in issuer.email_domains
        ),
        "second_factor is empty: it is what proves a second factor": not issuer.second_factor
        or not all(issuer.second_factor.values()),
        "roles gives no role": not issuer.roles,
        f"there are no such roles: {sorted(unknown)}": bool(unknown),
        "ask changes what the protocol needs": any(map(_OURS.fullmatch, issuer.ask)),
    }
    if found := [fault for fault, is_so in faults.items() if is_so]:
        raise ValueError("; ".join(found))


def _refuse_shared(what: str, values: list[str]) -> None:
    if shared := {value for value in values if values.count(value) > 1}:
        raise ImproperlyConfigured(f"INTERWONEN_OPENID: two issuers have one {what}: {shared}")
