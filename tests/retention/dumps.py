"""What a dump of the whole database holds, as whoever steals one could read it."""

import re
import subprocess
import zlib
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from contextlib import suppress

from interwonen.core.backups import how_reached, program, surroundings

_HEX = re.compile(rb"(?:[0-9a-f]{2}){8,}")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{12,}={0,2}")
_ESCAPED = re.compile(rb"\\+u([0-9a-f]{4})")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")


def dumped() -> bytes:
    """The database as plain text: every row of every table, of libraries too, and large objects."""
    command = [program("pg_dump"), "--format=plain", "--large-objects", how_reached()]
    return subprocess.run(command, env=surroundings(), check=True, capture_output=True).stdout


def tables_in(dump: bytes, mark: str) -> set[str]:
    """The tables in whose rows the mark stands, however it was written there."""
    found, table = set(), "outside of every table"
    for line in dump.splitlines():
        if line.startswith(b"COPY "):
            table = line.split()[1].decode().rpartition(".")[2]
        elif any(mark.encode().lower() in reading.lower() for reading in _readings(line)):
            found.add(table)
    return found


def _readings(content: bytes) -> Iterator[bytes]:
    """The content as it is, without the escapes of JSON, and what lies in it as bytes or packed."""
    yield content
    yield _ESCAPED.sub(lambda found: chr(int(found[1], 16)).encode(), content)
    for number in _HEX.findall(content):
        yield from _opened(bytes.fromhex(number.decode()))
    for text in _BASE64.findall(content):
        with suppress(Error, ValueError):
            yield from _opened(b64decode(text + b"=" * (-len(text) % 4), altchars=b"-_"))
            yield from _opened(b64decode(text + b"=" * (-len(text) % 4)))


def _opened(content: bytes) -> Iterator[bytes]:
    """Bytes as they are, and each part of them that was packed, such as a page of a PDF."""
    yield content
    for start in _ZLIB.finditer(content):
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(content[start.start() :])
