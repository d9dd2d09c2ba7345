"""The Dutch catalogue: gathers the strings of code and templates, without GNU gettext."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
NOT_OURS = {"tests", "scripts", "static", "staticfiles", "migrations"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
# Without dates and tool versions, so that only a change of text is a change of the file.
HEADER = r"""# The Dutch texts of Interwonen. `make messages` keeps the list; the texts are written here.
msgid ""
msgstr ""
"Language: nl\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""


def strings_of(root: Path) -> Catalog:
    """Every string that the code and templates under `root` have translated."""
    catalog = Catalog(locale="nl")
    for path in sorted(_sources(root)):
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            text = _as_python(text, origin=str(path))
        for _, strings, _, context in extract("python", BytesIO(text.encode()), KEYWORDS):
            catalog.add(strings, context=context)
    return catalog


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="nl")


def update(path: Path, source: Catalog) -> None:
    """Write the strings of `source` with the texts that the catalogue at `path` has for them."""
    old = read(path) if path.exists() else Catalog(locale="nl")
    for message in _messages(source):
        known = old.get(message.id, message.context)
        if known and known.pluralizable == message.pluralizable:
            message.string = known.string
            message.user_comments = known.user_comments
            message.flags |= known.flags & {"fuzzy"}
    with BytesIO() as body:
        write_po(body, source, width=0, no_location=True, omit_header=True, sort_output=True)
        path.write_bytes(HEADER.encode() + body.getvalue().rstrip() + b"\n")


def compile_to(path: Path, catalog: Catalog) -> None:
    with path.open("wb") as file:
        write_mo(file, catalog)


def faults(source: Catalog, translated: Catalog) -> Iterator[str]:
    """What is wrong with a catalogue, a line each."""
    for message in _messages(source):
        if not translated.get(message.id, message.context):
            yield f"is not in the catalogue: {_name(message)}"
    for message in translated.obsolete.values():
        yield f"is obsolete: {_name(message)}"
    for message in _messages(translated):
        if not source.get(message.id, message.context):
            yield f"is nowhere in code or templates: {_name(message)}"
        if message.fuzzy:
            yield f"is fuzzy: {_name(message)}"
        if not all(_several(message.string)):
            yield f"is not translated: {_name(message)}"
        elif not _same_placeholders(message):
            yield f"has other placeholders than its translation: {_name(message)}"


def _sources(root: Path) -> Iterator[Path]:
    for top in root.glob("[!.]*/"):
        for path in top.rglob("*"):
            if path.suffix in {".py", ".html", ".txt"} and not NOT_OURS & set(
                path.relative_to(root).parts
            ):
                yield path


def _as_python(template: str, origin: str) -> str:
    """A template as Python calls; indentation, which Python would object to, is left out."""
    return "\n".join(line.strip() for line in templatize(template, origin=origin).split("\n"))


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _several(text: object) -> tuple[str, ...]:
    """The forms of a text: one, or with a plural two."""
    return tuple(text) if isinstance(text, list | tuple) else (str(text or ""),)


def _same_placeholders(message: Message) -> bool:
    """Each form has those of its source; a singular may also have those of the plural."""
    allowed = [sorted(PLACEHOLDER.findall(form)) for form in _several(message.id)]
    return all(sorted(PLACEHOLDER.findall(form)) in allowed for form in _several(message.string))


def _name(message: Message) -> str:
    context = f" ({message.context})" if message.context else ""
    return f"{_several(message.id)[0]!r}{context}"
