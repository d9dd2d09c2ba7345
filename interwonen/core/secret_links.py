"""Secrets in links: shown once, and kept only as a hash, so that nobody reads a link here."""

import hashlib
import secrets


def new_secret() -> str:
    """A random text for an address that nobody guesses."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """The hash of a secret: 64 hexadecimal digits."""
    return hashlib.sha256(secret.encode()).hexdigest()
