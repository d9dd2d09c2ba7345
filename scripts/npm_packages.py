"""Fetches a package of npm, without npm."""

import base64
import hashlib
import io
import tarfile
import urllib.request

REGISTRY = "https://registry.npmjs.org"


def fetch(package: str, version: str, integrity: str) -> dict[str, bytes]:
    """The files of a package by their paths in it, after a check of the whole."""
    stem = package.split("/")[-1]
    with urllib.request.urlopen(f"{REGISTRY}/{package}/-/{stem}-{version}.tgz") as answer:
        tarball = answer.read()
    found = "sha512-" + base64.b64encode(hashlib.sha512(tarball).digest()).decode()
    if found != integrity:
        raise SystemExit(f"{package} {version} is not what it was: its integrity is {found}")
    with tarfile.open(fileobj=io.BytesIO(tarball)) as archive:
        files = [(member.name, archive.extractfile(member)) for member in archive]
        return {name.partition("/")[2]: file.read() for name, file in files if file}
