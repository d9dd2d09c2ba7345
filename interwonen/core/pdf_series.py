"""Many documents as one tagged, archival PDF, made one by one by a process of its own."""

import os
import select
import subprocess
from collections.abc import Callable, Iterable

from django.conf import settings

from interwonen.core.pdf import Document, NotMade, order_of, process_of, raise_if_failed

_AT_ONCE = 1 << 16  # bytes


def joined_pdf_of(
    documents: Iterable[tuple[Document, str]], *, advance: Callable[[int], None]
) -> bytes:
    """Documents without links, each with its bookmark, in one PDF with the title of the first.

    They are taken one by one, so that nobody holds them all; `advance` is told how many are done.
    Raises FetchRefused, NotMade, and ValueError when there is no document at all.
    """
    done = 0
    with process_of("interwonen.core.pdf_series_process") as process:
        maker = _Maker(process)
        for done, (document, bookmark) in enumerate(documents, 1):
            maker.add(document, bookmark)
            advance(done)
        if not done:
            raise ValueError("a PDF needs a document at least")
        content = maker.finished()
    raise_if_failed(process.returncode)
    return content


class _Maker:
    """The process that makes them, at the other end of two pipes."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.process, self.orders, self.answers = process, process.stdin, process.stdout

    def add(self, document: Document, bookmark: str) -> None:
        """Have this one made, and wait until it is."""
        try:
            self.orders.write(order_of(document) + b"\n" + bookmark.encode() + b"\n")
            answered = bool(self._read())
        except BrokenPipeError:
            answered = False
        if not answered:
            raise_if_failed(self.process.wait(settings.PDF_SECONDS))
            raise NotMade

    def finished(self) -> bytes:
        """There are no more: the whole."""
        self.orders.close()
        return b"".join(iter(self._read, b""))

    def _read(self) -> bytes:
        """What the process says next; nothing when it has ended. Raises NotMade when it hangs."""
        ready, _, _ = select.select([self.answers], [], [], settings.PDF_SECONDS)
        if not ready:
            raise NotMade
        return os.read(self.answers.fileno(), _AT_ONCE)
