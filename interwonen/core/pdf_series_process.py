"""The process that makes many documents into one PDF.

Two lines come in for each document, its order and its bookmark; a byte goes out when it is done. At
the end of the input the PDF goes out. Only pages that are done are held, never their layout.
"""

import io
import json
import sys
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, OutlineItem, Pdf, String

from interwonen.core.pdf_process import REFUSED, begin, pdf_from, typefaces

DONE = b"."
_OF_THE_FIRST = ("/Lang", "/MarkInfo", "/Metadata", "/OutputIntents", "/ViewerPreferences")


class Series:
    """A tagged PDF to which documents without links are added, each with its bookmark.

    They must hold their typefaces whole: those of one name are then the same, and are kept once.
    """

    def __init__(self) -> None:
        self.pdf = Pdf.new()
        self.bookmarks: list[OutlineItem] = []
        self.fonts = self.pdf.make_indirect(Dictionary())
        self.tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array()))
        self.whole = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.tree, K=Array())
        )
        self.tree.K = Array([self.whole])
        self.pdf.Root.StructTreeRoot = self.tree

    def add(self, content: bytes, bookmark: str) -> None:
        """Add a document at the end; title, identifier and claims of the first are those of all."""
        start = len(self.pdf.pages)
        self.bookmarks.append(OutlineItem(bookmark, start))
        with Pdf.open(io.BytesIO(content)) as document:
            if not start:
                self._begin_as(document)
            self._add_pages(document)
            self._add_tags(document, start, bookmark)

    def written(self) -> bytes:
        """The whole as a file."""
        with self.pdf.open_outline() as outline:
            outline.root.extend(self.bookmarks)
        file = io.BytesIO()
        self.pdf.save(
            file,
            min_version="1.7",
            object_stream_mode=ObjectStreamMode.generate,
            deterministic_id=True,
        )
        return file.getvalue()

    def _begin_as(self, document: Pdf) -> None:
        for name in _OF_THE_FIRST:
            self.pdf.Root[name] = self._copied(document, document.Root[name])
        self.pdf.trailer.Info = self._copied(document, document.trailer.Info)
        self.pdf.trailer.ID = Array(list(document.trailer.ID))
        self.colours = self._copied(document, document.pages[0].Resources.ColorSpace)

    def _add_pages(self, document: Pdf) -> None:
        resources = document.pages[0].Resources  # those of all its pages
        for name, font in resources.Font.items():
            if name not in self.fonts:
                self.fonts[name] = self._copied(document, font)
        del resources.Font, resources.ColorSpace
        start = len(self.pdf.pages)
        self.pdf.pages.extend(document.pages)
        shared = self.pdf.pages[start].Resources
        shared.Font, shared.ColorSpace = self.fonts, self.colours

    def _add_tags(self, document: Pdf, start: int, title: str) -> None:
        tree = document.Root.StructTreeRoot
        part, nums = tree.K[0], tree.ParentTree.Nums
        del part.P  # so that the tree that it hangs in is not copied
        part = self._copied(document, part)
        part.S, part.P, part.T = Name.Art, self.whole, String(title)
        self.whole.K.append(part)
        for number, old in enumerate(document.pages):
            place = start + number
            tags = [self._copied(document, tag) for tag in nums[2 * int(old.StructParents) + 1]]
            self.pdf.pages[place].StructParents = place
            self.tree.ParentTree.Nums.append(place)
            self.tree.ParentTree.Nums.append(Array(tags))

    def _copied(self, document: Pdf, value: Object) -> Object:
        return self.pdf.copy_foreign(document.make_indirect(value))


def main() -> int:
    """Read orders and bookmarks from standard input, and write the PDF to standard output."""
    begin()
    series, fonts = Series(), typefaces()
    for line in sys.stdin.buffer:
        order, bookmark = json.loads(line), sys.stdin.buffer.readline().decode().strip()
        content = pdf_from(
            order["html"],
            bytes.fromhex(order["identifier"]),
            Path(order["static"]),
            font_config=fonts,
            full_fonts=True,
        )
        if content is None:
            return REFUSED
        series.add(content, bookmark)
        _say(DONE)
    _say(series.written())
    return 0


def _say(content: bytes) -> None:
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
