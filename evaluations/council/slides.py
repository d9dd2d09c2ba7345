"""The report as slides: a chapter of six to eight in the presentation to the council.

Every slide says its message in its title, and all that it shows as numbers and definitions in its
notes. The charts are the program's own, so people can edit them. The same report, the same bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import capfirst

from evaluations.council.cells import sentence
from evaluations.council.layout import STATUSES
from evaluations.council.open_data import title_of
from evaluations.council.slides_deck import Deck
from evaluations.council.slides_words import (
    LONGEST_TITLE,
    as_number,
    first_sentence,
    fitting,
    in_lines,
    joined,
    sentences,
    titled,
)
from evaluations.council.snapshot import (
    Block,
    Fact,
    Particulars,
    Picture,
    Report,
    Table,
    ThemeStatus,
    digest,
)
from interwonen.core.pdf import LANGUAGE

SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
TWO_LINES = 180  # characters, for what stands at the foot of a slide
ROOM = 320  # characters, for a text beside another
CHARTS = 3
NOT_WRITTEN = "Deze tekst is nog niet geschreven."
# After the picture of page one these come first.
TELLING = ("empty_days", "money", "enquiries")
SHAPES = {"on_course": "●", "attention": "▲", "adjust": "■"}


def slides_of(report: Report) -> bytes:
    """The slides as a PowerPoint file (PPTX), 16:9."""
    deck = Deck(report.as_of, title=title_of(report), footer=_footer(report))
    with translation.override(LANGUAGE):
        _chapter(deck, report)
    _figures(deck, report)
    _themes(deck, report)
    for chart in _charts(report):
        deck.chart(chart.title, chart.picture, notes=chart.notes)
    _well_and_attention(deck, report)
    _ask(deck, report)
    return deck.saved()


def _footer(report: Report) -> str:
    name = f"{report.pilot.name}, {report.quarter_name}"
    return f"CONCEPT. {name}" if report.is_draft else name


def _chapter(deck: Deck, report: Report) -> None:
    until = f"Cijfers tot en met {date_format(report.as_of, 'j F Y')}"
    state = f"Versie {report.edition}"
    if report.published_on:
        state = f"{state}, gepubliceerd op {date_format(report.published_on, 'j F Y')}"
    else:
        state = "Concept: nog niet vastgesteld"
    deck.chapter(
        f"{report.pilot.name}: {report.quarter_name}",
        (report.front.aim, f"{until}. {state}."),
        notes=in_lines(
            title_of(report),
            report.front.result,
            f"{until}. {state}.",
            f"SHA-256 van de inhoud: {digest(report)}.",
            *(f"Goedgekeurd: {each}." for each in report.approvers),
        ),
    )


def _figures(deck: Deck, report: Report) -> None:
    """What came of it, in the figures of page one."""
    front = report.front
    deck.figures(
        titled(sentences(front.result, LONGEST_TITLE), "In het kort"),
        front.key_figures,
        below=fitting(front.hidden, TWO_LINES),
        notes=in_lines(
            front.result,
            *(joined(each.words, each.label, each.note) for each in front.key_figures),
            front.hidden,
            *(f"{each.name}: {each.words}" for each in _terms(report)),
        ),
    )


def _themes(deck: Deck, report: Report) -> None:
    themes = report.front.themes
    if not themes:
        return
    rows = [(each.theme, _status(each), each.words) for each in themes]
    deck.table(
        _standing(themes),
        ("Onderdeel", "Hoe het staat", "In één regel"),
        rows,
        notes=in_lines("Hoe elk onderdeel staat:", *(": ".join(row) for row in rows)),
    )


def _status(theme: ThemeStatus) -> str:
    """In words and shape; a dash when nobody said how it stands."""
    return f"{SHAPES[theme.status]} {STATUSES[theme.status]}" if theme.status else "–"


def _standing(themes: tuple[ThemeStatus, ...]) -> str:
    """In one sentence how many themes are on course."""
    counted = {status: sum(each.status == status for each in themes) for status in STATUSES}
    said = [f"{counted['on_course']} van {len(themes)} onderdelen op schema"]
    if counted["attention"]:
        said.append(f"let op bij {counted['attention']}")
    if counted["adjust"]:
        said.append(f"bijsturen bij {counted['adjust']}")
    return "; ".join(said)


@dataclass(frozen=True)
class _Chart:
    title: str
    picture: Picture
    notes: str


def _charts(report: Report) -> Iterator[_Chart]:
    """The picture of page one, and then the most telling ones; none twice."""
    of_blocks = {
        picture.code: (picture, block) for block in report.blocks for picture in block.pictures
    }
    first = report.front.picture
    order = [*([first.code] if first else []), *TELLING, *of_blocks]
    said: set[str] = set()
    for code in list(dict.fromkeys(order)):
        picture, block = of_blocks.get(
            code, (first if first and first.code == code else None, None)
        )
        if picture is None or len(said) == CHARTS:
            continue
        title = _message(report, picture, block, said)
        said.add(title)
        yield _Chart(title, picture, _chart_notes(picture, block))


def _message(report: Report, picture: Picture, block: Block | None, said: set[str]) -> str:
    """What the picture tells: how its theme stands, or what there is most of, or else its subject."""
    named = block.title if block else ""
    themes = [each.words for each in report.front.themes if each.theme == named]
    free = [capfirst(words) for words in themes if capfirst(words) not in said]
    return titled(*free, _last(picture), _most(picture), picture.title)


def _last(picture: Picture) -> str:
    """Of steps, where they stand now: "Bewoonde plekken: 5 van 7"."""
    pairs = zip(*(each.values for each in picture.series), strict=True)
    known = [pair for pair in pairs if None not in pair]
    if picture.kind != "steps" or not known:
        return ""
    value, limit = known[-1]
    return f"{capfirst(picture.series[0].name)}: {as_number(value)} van {as_number(limit)}"


def _most(picture: Picture) -> str:
    """Of stacked bars, the series that has most: Vooral “op tijd beantwoord”: 9 van 13."""
    totals = {each.name: sum(filter(None, each.values)) for each in picture.series}
    if picture.kind != "stacked" or not sum(totals.values()):
        return ""
    name = max(totals, key=lambda each: totals[each])
    unit = f" {picture.unit}" if picture.unit else ""
    return f"Vooral “{name}”: {as_number(totals[name])} van {as_number(sum(totals.values()))}{unit}"


def _chart_notes(picture: Picture, block: Block | None) -> str:
    tables = [each for each in block.tables if each.code == picture.table] if block else []
    where = f"Blok {block.number} van de rapportage: {block.title}." if block else ""
    told = [line for table in tables for line in _told(table)]
    return in_lines(picture.title, picture.description, *told, where)


def _told(table: Table) -> Iterator[str]:
    """The numbers of a table in lines, with what they mean."""
    for row in table.rows:
        cells = zip(table.head[1:], row.cells, strict=True)
        yield f"{row.label}: " + "; ".join(f"{head} {cell.words}" for head, cell in cells)
        if row.definition:
            yield f"{row.label} betekent: {row.definition}"
    if table.note:
        yield table.note


def _well_and_attention(deck: Deck, report: Report) -> None:
    well, attention = report.block("goes_well"), report.block("attention")
    _texts(deck, "Wat goed gaat, en wat aandacht vraagt", [well, attention])


def _ask(deck: Deck, report: Report) -> None:
    """What the council is asked, the judgement, and whom to ask more."""
    _texts(
        deck,
        "Wat wij de raad vragen",
        [report.block("ask"), report.block("judgement")],
        beside=[
            ("Open vragen van de raad", " ".join(map(sentence, report.front.open_questions))),
            ("Wie u kunt aanspreken", _whom_to_ask(report.particulars)),
        ],
        also=[f"Open vraag van de raad: {each}" for each in report.front.open_questions],
    )


def _whom_to_ask(particulars: Particulars) -> str:
    named = (
        ("Portefeuillehouder", particulars.portfolio_holder),
        ("Contact", particulars.contact),
        ("Zaaknummer", particulars.case_number),
    )
    return ". ".join(f"{name}: {words}" for name, words in named if words)


def _texts(
    deck: Deck,
    title: str,
    blocks: Sequence[Block | None],
    *,
    beside: Sequence[tuple[str, str]] = (),
    also: Sequence[str] = (),
) -> None:
    """Blocks beside each other, those with a text; the title is the first sentence, if it fits.

    What else is said, under its heading, stands beside them where there is room, and the last of it at
    the foot otherwise. Of a draft without texts the slide says that they are still to be written.
    """
    there = [block for block in blocks if block]
    if not there:
        return
    told = [block for block in there if block.paragraphs]
    more = [(heading, text) for heading, text in beside if text]
    below = ": ".join(more[-1]) if more else ""
    if not told:
        deck.columns(title, [(each.title, NOT_WRITTEN) for each in there], below=below, notes=title)
        return
    texts = [" ".join(" ".join(block.paragraphs).split()) for block in told]
    first = first_sentence(texts[0])
    if len(first) <= LONGEST_TITLE and (first != texts[0] or len(texts) > 1):
        title, texts[0] = first, texts[0][len(first) :].strip()
    shown = [(block, text) for block, text in zip(told, texts, strict=True) if text]
    sides = [(block.title, _shown(text, block)) for block, text in shown]
    room = max(2 - len(sides), 0)
    there_too = [(heading, fitting(text, ROOM)) for heading, text in more[:room]]
    deck.columns(
        title,
        [*sides, *there_too],
        below="" if len(there_too) == len(more) else below,
        notes=in_lines(*(line for block in told for line in _written(block)), *also, below),
    )


def _written(block: Block) -> Iterator[str]:
    yield f"{block.title} (blok {block.number})"
    yield from block.paragraphs


def _shown(text: str, block: Block) -> str:
    """As much of a text as a slide has room for, and where the rest is."""
    shown = fitting(text, ROOM)
    return shown if shown == text else f"{shown} (Verder in blok {block.number}.)"


def _terms(report: Report) -> tuple[Fact, ...]:
    block = report.block("terms")
    return block.facts if block else ()
