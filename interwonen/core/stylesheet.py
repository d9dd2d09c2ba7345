"""One style sheet for all pages, made from its parts where static files are collected."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count, product
from posixpath import dirname, join, normpath
from string import ascii_letters
from typing import Any

from django.core.files.base import ContentFile
from rcssmin import cssmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/interwonen.css"  # imports its parts in their order
_IMPORT = re.compile(r'@import "(?P<path>[^"]+)"(?: (?P<media>\w+))?;')
_TOKEN = re.compile(r"(?<![\w-])--[\w-]+")  # not the end of a class such as button--danger


class OneStylesheet(CompressedManifestStaticFilesStorage):
    """Collected files, compressed and with a hash in their names; of style sheets only the one."""

    def url(self, name: str | None, force: bool = False) -> str:
        """The name with the hash, also with DEBUG on, as the demonstration has it."""
        return str(super().url(name, force=True))

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        if not dry_run:
            paths = self._with_one_stylesheet(paths)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _with_one_stylesheet(self, paths: dict[str, Any]) -> dict[str, Any]:
        parts: list[str] = []

        def read(name: str) -> str:
            parts.append(name)
            source, path = paths[name]
            with source.open(path) as file:
                return str(file.read().decode())

        css = with_short_tokens(str(cssmin(joined(read))))
        for part in parts:
            self.delete(part)
        self.save(SHEET, ContentFile(css))
        rest = {name: place for name, place in paths.items() if name not in parts}
        return {**rest, SHEET: (self, SHEET)}


def joined(read: Callable[[str], str]) -> str:
    """The style sheet with its parts in the place of its imports."""

    def part(found: re.Match[str]) -> str:
        text = read(normpath(join(dirname(SHEET), found["path"])))
        return f"@media {found['media']} {{ {text} }}" if found["media"] else text

    return _IMPORT.sub(part, read(SHEET))


def with_short_tokens(css: str) -> str:
    """The style sheet with short names for its tokens, which nothing else reads: half its size."""
    letters = (each for size in count(1) for each in product(ascii_letters, repeat=size))
    most_used = (name for name, _ in Counter(_TOKEN.findall(css)).most_common())
    short = {name: "--" + "".join(each) for name, each in zip(most_used, letters, strict=False)}
    return _TOKEN.sub(lambda name: short[name[0]], css)
