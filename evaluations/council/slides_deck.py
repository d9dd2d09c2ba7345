"""A deck of slides in our own theme, 16:9: what is laid out where, and how it is saved.

Nothing is smaller than 18 points. Every slide has a title, a number, notes, and its parts in the order
in which they are read. The same slides give the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from evaluations.council.slides_charts import draw_chart
from evaluations.council.slides_theme import LEFT, SMALL, WIDTH, new_deck
from evaluations.council.snapshot import KeyFigure, Picture

TOP, BOTTOM = 1.75, 6.75  # inches: of what stands between the title and the foot
PLAIN, LARGE, ROOMY, HUGE = 22, 24, 26, 48  # points
SHORT = 180  # characters
SHARES = (0.42, 0.19, 0.39)  # of the width, for the columns of a table
LANGUAGE = "nl-NL"
SPOKEN = f'lang="{LANGUAGE}"'.encode()
_DATES = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_UNSPOKEN = re.compile(rb"<a:(rPr|defRPr|endParaRPr)\b(?![^>]*\blang=)")


class Deck:
    """Slides that are added one by one; `dated` is the day that the file says it was made."""

    def __init__(self, dated: date, *, title: str, footer: str) -> None:
        self._dated = dated
        self._footer = footer
        self._deck = new_deck()
        core = self._deck.core_properties
        core.title, core.author, core.language = title, "", LANGUAGE
        core.last_modified_by = core.subject = core.keywords = ""

    def chapter(self, title: str, lines: Sequence[str], *, notes: str) -> None:
        """The slide that a chapter begins with."""
        slide = self._slide(title, notes, layout=0)
        frame = slide.placeholders[1].text_frame
        frame.text = lines[0]
        for line in lines[1:]:
            frame.add_paragraph().text = line

    def figures(self, title: str, figures: Sequence[KeyFigure], *, below: str, notes: str) -> None:
        """Up to six figures, large, each with what it counts."""
        slide = self._slide(title, notes)
        across = 3 if len(figures) > 2 else 2
        width, height = WIDTH / across, 2.05
        for place, figure in enumerate(figures[:6]):
            row, column = divmod(place, across)
            box = (LEFT + column * width, TOP + row * (height + 0.1), width - 0.25, height)
            lines = [(figure.words, HUGE, True), (figure.label, PLAIN, False)]
            lines += [(figure.note, SMALL, False)] if figure.note else []
            _add_text(slide, box, lines)
        self._below(slide, below)

    def table(
        self, title: str, head: Sequence[str], rows: Sequence[Sequence[str]], *, notes: str
    ) -> None:
        """A table with a heading for every column; the first column is the widest."""
        from pptx.enum.text import MSO_ANCHOR

        slide = self._slide(title, notes)
        height = min(0.62, (BOTTOM - TOP) / (len(rows) + 1))
        frame = slide.shapes.add_table(
            len(rows) + 1, len(head), *map(_inches, (LEFT, TOP, WIDTH, height * (len(rows) + 1)))
        )
        _describe(frame, title, ". ".join(": ".join(row) for row in rows))
        for place, share in enumerate(SHARES):
            frame.table.columns[place].width = _inches(WIDTH * share)
        for number, row in enumerate([head, *rows]):
            for place, words in enumerate(row):
                cell = frame.table.cell(number, place)
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                _write(cell.text_frame.paragraphs[0], words, SMALL + 2, bold=not number)

    def chart(self, title: str, picture: Picture, *, notes: str) -> None:
        """A chart that people can edit, under what it shows."""
        slide = self._slide(title, notes)
        box = (LEFT, TOP + 0.3, WIDTH, BOTTOM - TOP - 0.3)
        _add_text(slide, (LEFT, TOP - 0.25, WIDTH, 0.5), [(picture.title, PLAIN, False)])
        frame = draw_chart(slide, picture, [_inches(each) for each in box])
        _describe(frame, picture.title, picture.description)

    def columns(
        self, title: str, sides: Sequence[tuple[str, str]], *, notes: str, below: str = ""
    ) -> None:
        """Texts beside each other, each under its heading; short ones are larger."""
        slide = self._slide(title, notes)
        width = WIDTH / len(sides)
        size = ROOMY if all(len(text) <= SHORT for _heading, text in sides) else PLAIN
        for place, (heading, text) in enumerate(sides):
            box = (LEFT + place * width, TOP, width - 0.35, BOTTOM - TOP - 0.6)
            _add_text(slide, box, [(heading, max(LARGE, size), True), (text, size, False)])
        self._below(slide, below)

    def saved(self) -> bytes:
        """The file."""
        for slide in self._deck.slides:
            self._add_foot(slide)
        content = io.BytesIO()
        self._deck.save(content)
        return _steady(content.getvalue(), f"{self._dated}T00:00:00Z".encode())

    def _slide(self, title: str, notes: str, *, layout: int = 1) -> Any:
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[layout])
        slide.shapes.title.text = title
        slide.notes_slide.notes_text_frame.text = notes
        return slide

    def _add_foot(self, slide: Any) -> None:
        """Whose report it is, and the number of the slide: read last."""
        for holder in slide.slide_layout.placeholders:
            kind = holder.placeholder_format.type.name
            if kind not in ("FOOTER", "SLIDE_NUMBER"):
                continue
            copy = deepcopy(holder._element)
            slide.shapes._spTree.append(copy)
            copy.nvSpPr.cNvPr.set("id", str(len(slide.shapes) + 1))
            if kind == "FOOTER":
                slide.shapes[-1].text_frame.text = self._footer

    def _below(self, slide: Any, words: str) -> None:
        if words:
            _add_text(slide, (LEFT, BOTTOM - 0.75, WIDTH, 0.75), [(words, SMALL, False)])


def _add_text(
    slide: Any, box: tuple[float, float, float, float], lines: Sequence[tuple[str, int, bool]]
) -> None:
    """Lines in a box, each with its size in points, and whether it is bold."""
    frame = slide.shapes.add_textbox(*map(_inches, box)).text_frame
    frame.word_wrap = True
    for number, (words, size, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        _write(paragraph, words, size, bold=bold)


def _write(paragraph: Any, words: str, size: int, *, bold: bool) -> None:
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.util import Pt

    run = paragraph.add_run()
    run.text = words
    run.font.size = Pt(size)
    run.font.bold = bold
    if bold and size >= LARGE:  # a heading, or a figure
        run.font.color.theme_color = MSO_THEME_COLOR.ACCENT_1
    paragraph.space_after = Pt(6)


def _describe(frame: Any, title: str, description: str) -> None:
    """What a screen reader says of a chart or table."""
    named = frame._element.nvGraphicFramePr.cNvPr
    named.set("title", title)
    named.set("descr", description)


def _inches(length: float) -> int:
    from pptx.util import Inches

    return int(Inches(length))


def _steady(content: bytes, moment: bytes) -> bytes:
    """A file of the same parts in which nothing tells when it was made but `moment`.

    Texts of which the language is not told are Dutch.
    """
    steady = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as parts,
        zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as file,
    ):
        for name in parts.namelist():
            part = parts.read(name)
            if name.endswith(".xlsx"):
                part = _steady(part, moment)
            elif name == "docProps/core.xml":
                part = _DATES.sub(moment, part)
            elif name.startswith("ppt/"):
                part = part.replace(b'lang="en-US"', SPOKEN)
                part = part.replace(b"<a:r><a:t", b"<a:r><a:rPr/><a:t")
                part = _UNSPOKEN.sub(rb"<a:\1 " + SPOKEN, part)
            entry = zipfile.ZipInfo(name)  # which dates it 1 January 1980
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, part)
    return steady.getvalue()
