"""One style sheet for all pages, and one for visitors, made from their parts where static files are
collected."""

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
PUBLIC_SHEET = "css/public.css"  # of the pages for visitors: some of the same parts, no typeface
SHEETS = (SHEET, PUBLIC_SHEET)
_IMPORT = re.compile(r'@import "(?P<path>[^"]+)"(?: (?P<media>\w+))?;')
_TOKEN = re.compile(r"(?<![\w-])--[\w-]+")  # not the end of a class such as button--danger


class OneStylesheet(CompressedManifestStaticFilesStorage):
    """Collected files, compressed and with a hash in their names; of style sheets only the whole ones."""

    def url(self, name: str | None, force: bool = False) -> str:
        """The name with the hash, also with DEBUG on, as the demonstration has it."""
        return str(super().url(name, force=True))

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        if not dry_run:
            paths = self._with_whole_sheets(paths)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _with_whole_sheets(self, paths: dict[str, Any]) -> dict[str, Any]:
        parts: set[str] = set()

        def read(name: str) -> str:
            parts.add(name)
            source, path = paths[name]
            with source.open(path) as file:
                return str(file.read().decode())

        whole = {sheet: with_short_tokens(str(cssmin(joined(read, sheet)))) for sheet in SHEETS}
        for part in parts:
            self.delete(part)
        for sheet, css in whole.items():
            self.save(sheet, ContentFile(css))
        rest = {name: place for name, place in paths.items() if name not in parts}
        return {**rest, **{sheet: (self, sheet) for sheet in SHEETS}}


def joined(read: Callable[[str], str], sheet: str = SHEET) -> str:
    """A style sheet with its parts in the place of its imports."""

    def part(found: re.Match[str]) -> str:
        text = read(normpath(join(dirname(sheet), found["path"])))
        return f"@media {found['media']} {{ {text} }}" if found["media"] else text

    return _IMPORT.sub(part, read(sheet))


def with_short_tokens(css: str) -> str:
    """The style sheet with short names for its tokens, which nothing else reads: half its size."""
    letters = (each for size in count(1) for each in product(ascii_letters, repeat=size))
    most_used = (name for name, _ in Counter(_TOKEN.findall(css)).most_common())
    short = {name: "--" + "".join(each) for name, each in zip(most_used, letters, strict=False)}
    return _TOKEN.sub(lambda name: short[name[0]], css)
