"""Letters as PDF: where the address is, what the tags say, many of them in one file."""

import io
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from interwonen.core.pdf import NotMade
from neighbours.letters_pdf import (
    Block,
    Letterhead,
    LetterSheet,
    Signatory,
    address_lines,
    blocks_of,
    letters_pdf,
)
from tests.pdf_parts import poppler

MM = 72 / 25.4
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<')
LETTERHEAD = Letterhead(
    municipality="Gemeente Voorbeeld",
    return_address="Retouradres, Postbus 1, 1234 AB Voorbeeldstad",
    sender="burgemeester en wethouders van Voorbeeld",
    signatories=(Signatory("gemeentesecretaris", "A. Proef"), Signatory("burgemeester", "B. Test")),
)
SHORT_ADDRESS = address_lines(
    "Aan de bewoners van", "Proefstraat 12 A-2", postcode="1234AB", place="Voorbeeldstad"
)
LONG_ADDRESS = address_lines(
    "Vereniging van Eigenaren",
    "t.a.v. het bestuur",
    "mevrouw C. Voorbeeld",
    "Gebouw De Proef",
    "Proefstraat 12 A-2",
    postcode="1234 AB",
    place="Voorbeeldstad",
)
TEXT = """Beste buren,

In uw straat komen nieuwe buren wonen.

# Heeft u een vraag?
Dat kan zo:
- Bel het spreekuur.
- Kom langs bij het steunpunt."""
SHEET = LetterSheet(
    address_lines=SHORT_ADDRESS,
    dated=date(2015, 5, 19),
    reference="2015-014",
    subject="Nieuwe buren",
    blocks=blocks_of(TEXT),
    contact="Bureau Wonen",
    phone="(0591) 12 34 56",
)
TWO_PAGES = replace(SHEET, blocks=blocks_of("\n\n".join(["Een alinea van een brief. " * 12] * 9)))


def made(*sheets, letterhead=LETTERHEAD, **words):
    words = {"identifier": "1", "dated": date(2015, 5, 19), **words}
    return letters_pdf(letterhead, sheets, **words)


@pytest.fixture(scope="module")
def thirty():
    sheets = [
        replace(TWO_PAGES if number % 10 == 3 else SHEET, address_lines=address)
        for number in range(30)
        for address in [(f"Proefstraat {number}", "1234 AB  VOORBEELDSTAD")]
    ]
    done = []
    content = made(*sheets, advance=done.append)
    return content, done


def words_of(content):
    """The words of a PDF by page, each with its box in millimetres from the top left."""
    html = poppler("pdftotext", "-bbox", "-", "-", content=content).decode()
    return [
        [(word, *(float(edge) / MM for edge in box)) for *box, word in WORD.findall(page)]
        for page in html.split("<page ")[1:]
    ]


def place_of(words, sought):
    return next(box for word, *box in words if word == sought)


@pytest.mark.parametrize(("window", "left"), [("left", 35), ("right", 105)])
@pytest.mark.parametrize("lines", [SHORT_ADDRESS, LONG_ADDRESS])
def test_the_address_is_in_the_window(window, left, lines):
    content = made(
        replace(SHEET, address_lines=lines), letterhead=replace(LETTERHEAD, window=window)
    )
    [words] = words_of(content)
    first = place_of(words, lines[0].split()[0])
    last = place_of(words, "VOORBEELDSTAD")
    sender = place_of(words, "Retouradres,")
    assert first[0] == pytest.approx(left, abs=0.5)
    assert sender[0] == pytest.approx(left, abs=0.5)
    assert (first[1] + last[3]) / 2 == pytest.approx(63.5, abs=1)
    assert max(box[2] for _, *box in words if first[1] <= box[1] < 90) <= left + 70
    assert 40 < sender[1] < sender[3] <= first[1] + 1


@pytest.mark.parametrize("window", ["left", "right"])
def test_a_line_without_spaces_is_broken_within_the_window(window):
    lines = ("Voorbeeldwoongemeenschap" * 4, "Proefstraatweg" * 7, "1234 AB  VOORBEELDSTAD")
    head = replace(LETTERHEAD, window=window)
    [words] = words_of(made(replace(SHEET, address_lines=lines), letterhead=head))
    left = 35 if window == "left" else 105
    in_window = [box for _, *box in words if 42 < box[1] < 90]
    assert len(in_window) > 5
    assert max(box[2] for box in in_window) <= left + 70.1
    assert max(box[3] for box in in_window) < 93


def test_a_long_return_address_stays_in_the_window():
    long = replace(LETTERHEAD, return_address="Retouradres, " + "voorbeeld " * 8, window="right")
    [words] = words_of(made(SHEET, letterhead=long))
    lines = [box for word, *box in words if word in ("Retouradres,", "voorbeeld")]
    assert max(box[2] for box in lines) <= 175
    assert max(box[3] for box in lines) <= place_of(words, "Aan")[1] + 1


def test_the_references_are_in_four_columns():
    [words] = words_of(made(SHEET))
    labels = [place_of(words, label) for label in ("Datum", "Ons", "Contact", "Telefoon")]
    assert [round(label[0]) for label in labels] == [35, 70, 105, 140]
    assert all(label[1] == pytest.approx(98, abs=1) for label in labels)
    assert place_of(words, "mei")[0] < 70


def test_the_text_is_140_mm_wide():
    for words in words_of(made(TWO_PAGES)):
        below = [box for _, *box in words if box[1] > 110]
        assert min(box[0] for box in below) == pytest.approx(35, abs=0.5)
        assert max(box[2] for box in below) <= 175.5


def marks(content, page):
    """How far from the top the marks in the left margin of a page are, in millimetres."""
    strip = ["-f", str(page), "-l", str(page), "-r", "254", "-W", "150", "-gray"]
    picture = poppler("pdftoppm", *strip, "-", content=content)
    _, width, height, _, pixels = picture.split(maxsplit=4)
    rows = [pixels[int(width) * row : int(width) * (row + 1)] for row in range(int(height))]
    return sorted({round(row / 10) for row, seen in enumerate(rows) if min(seen) < 250})


def test_the_sheet_can_be_folded_in_two_and_in_three():
    content = made(TWO_PAGES)
    assert marks(content, 1) == [107, 158]
    assert marks(content, 2) == []


def test_a_second_page_has_its_number_in_its_own_letter():
    pages = words_of(made(SHEET, TWO_PAGES, SHEET))
    numbered = [" ".join(word for word, *_ in page) for page in pages]
    assert [("pagina 2 van 2" in text) for text in numbered] == [False, False, True, False]
    assert all("pagina 1" not in text for text in numbered)


def elements(kids):
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid.get("/K", pikepdf.Array()))


def test_many_letters_are_one_tagged_file(thirty):
    content, done = thirty
    assert done == list(range(1, 31))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == 33
        assert [int(page.StructParents) for page in pdf.pages] == list(range(33))
        [whole] = pdf.Root.StructTreeRoot.K
        assert [str(part.S) for part in whole.K] == ["/Art"] * 30
        nums = pdf.Root.StructTreeRoot.ParentTree.Nums
        assert [int(number) for number in list(nums)[::2]] == list(range(33))
        for page, tags in zip(pdf.pages, list(nums)[1::2], strict=True):
            assert {tag.Pg.objgen for tag in tags} == {page.obj.objgen}
        headings = [e for e in elements(whole) if str(e.S) == "/H1"]
        assert len(headings) == 30
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert titles[12] == "Proefstraat 12, 1234 AB VOORBEELDSTAD"
        assert [str(part.T) for part in whole.K] == titles
        assert str(pdf.docinfo.Title) == "Brief: Nieuwe buren"


def test_typefaces_are_in_it_once(thirty):
    with pikepdf.open(io.BytesIO(thirty[0])) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o]
    assert len(fonts) == 2
    assert len(thirty[0]) < 250_000


def test_the_same_letters_give_the_same_bytes():
    again = made(SHEET, TWO_PAGES)
    assert made(SHEET, TWO_PAGES) == again
    assert made(SHEET, replace(TWO_PAGES, reference="2")) != again


def test_the_sheets_are_taken_one_by_one():
    done = []

    def sheets():
        yield SHEET
        assert done == [1]
        yield SHEET

    letters_pdf(LETTERHEAD, sheets(), identifier="1", dated=date(2015, 5, 19), advance=done.append)
    assert done == [1, 2]


def test_a_process_that_fails_makes_no_letters(settings, tmp_path):
    settings.BASE_DIR = tmp_path  # where there is no application to run
    with pytest.raises(NotMade):
        made(SHEET)


def test_a_text_is_read_as_someone_types_it():
    assert blocks_of(TEXT) == (
        Block("paragraph", ("Beste buren,",)),
        Block("paragraph", ("In uw straat komen nieuwe buren wonen.",)),
        Block("heading", ("Heeft u een vraag?",)),
        Block("paragraph", ("Dat kan zo:",)),
        Block("list", ("Bel het spreekuur.", "Kom langs bij het steunpunt.")),
    )
    assert blocks_of(" \r\n\r\n") == ()


def test_the_place_is_as_the_post_wants_it():
    assert SHORT_ADDRESS[-1] == LONG_ADDRESS[-1] == "1234 AB  VOORBEELDSTAD"


def test_what_is_typed_is_not_read_as_markup():
    sheet = replace(SHEET, blocks=blocks_of("<script>x</script>"))
    [words] = words_of(made(sheet))
    assert place_of(words, "&lt;script&gt;x&lt;/script&gt;")
