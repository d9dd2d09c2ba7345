"""The one list of the blocks of a report: their numbers, titles, and who writes what in them."""

from dataclasses import dataclass

from evaluations.models import ReportParagraph

Section = ReportParagraph.Section


@dataclass(frozen=True)
class BlockPlan:
    """A block as planned. `section` is the text that people write in it; None where nobody does.

    `is_theme` says that page one tells how it stands; `only_with_content` that it is left out when
    there is nothing to say. Such a block comes after the others of its chapter, so that every other
    block has the same number in every report.
    """

    code: str
    title: str
    section: Section | None = None
    is_theme: bool = False
    only_with_content: bool = False

    @property
    def needs_text(self) -> bool:
        """Whether a report cannot do without the text that people write in it."""
        return self.section is not None and self.section not in ReportParagraph.MAY_BE_LEFT_OUT


@dataclass(frozen=True)
class ChapterPlan:
    """A chapter as planned."""

    code: str
    title: str
    blocks: tuple[BlockPlan, ...]


CHAPTERS = (
    ChapterPlan(
        "front",
        "In het kort",
        (
            BlockPlan("result", "Doel en resultaat", Section.SUMMARY),
            BlockPlan("goes_well", "Wat goed gaat", Section.GOES_WELL),
            BlockPlan("attention", "Wat aandacht vraagt, en wat wij doen", Section.RISKS),
            BlockPlan("judgement", "Oordeel", Section.EVALUATION),
            BlockPlan("ask", "Wat wij de raad vragen", Section.ASK),
        ),
    ),
    ChapterPlan(
        "promises",
        "Beloofd en gedaan",
        (
            BlockPlan("promises", "Toezeggingen uit de brief", Section.PROMISES, is_theme=True),
            BlockPlan("places", "Plekken, en waarom er leegstaan", Section.PROGRESS, is_theme=True),
            BlockPlan("flow", "In- en uitstroom", Section.FLOW, is_theme=True),
            BlockPlan("compared", "Vergeleken met het vorige kwartaal", only_with_content=True),
        ),
    ),
    ChapterPlan(
        "neighbourhood",
        "De buurt",
        (
            BlockPlan("informed", "De buurt geïnformeerd", Section.NEIGHBOURHOOD, is_theme=True),
            BlockPlan("enquiries", "Vragen en meldingen"),
            BlockPlan("survey", "Hoe de buurt het ervaart", only_with_content=True),
        ),
    ),
    ChapterPlan(
        "support",
        "Begeleiding en wat die oplevert",
        (
            BlockPlan("support", "Begeleiding", Section.SUPPORT, is_theme=True),
            BlockPlan("progress", "Doelen en belemmeringen"),
            BlockPlan("words", "In de woorden van bewoners", only_with_content=True),
        ),
    ),
    ChapterPlan(
        "money", "Wat het kost", (BlockPlan("money", "Geld", Section.FINANCES, is_theme=True),)
    ),
    ChapterPlan(
        "onward",
        "Hoe verder",
        (
            BlockPlan("decisions", "Besluiten"),
            BlockPlan("planning", "Planning", Section.PLANNING),
            BlockPlan("afterwards", "Na de laatste dag van de pilot", Section.AFTERWARDS),
        ),
    ),
    ChapterPlan(
        "method",
        "Begrippen en verantwoording",
        (
            BlockPlan("background", "De pilot in feiten", Section.BACKGROUND),
            BlockPlan("parliament", "Vragen uit de Tweede Kamer", Section.PARLIAMENT),
            BlockPlan("terms", "Begrippen"),
            BlockPlan("method", "Hoe deze cijfers zijn gemaakt"),
            BlockPlan("privacy", "Wat wij niet laten zien, en waarom"),
            BlockPlan("council_questions", "Vragen van de raad", only_with_content=True),
            BlockPlan("changes", "Anders dan eerder gepubliceerd", only_with_content=True),
        ),
    ),
)

# Characters of text up to which page one stays on one page, and the story on four; the appendix has no bound.
ROOM_IN_BRIEF, ROOM_ON_FRONT, ROOM_AFTER = 300, 200, 240

PLANNED = {block.code: block for chapter in CHAPTERS for block in chapter.blocks}


def room_of(plan: BlockPlan) -> int | None:
    """For how many characters of text a document has room in this block; None where it does not matter."""
    if plan in CHAPTERS[-1].blocks:
        return None
    if plan in CHAPTERS[0].blocks:
        return ROOM_IN_BRIEF if plan == CHAPTERS[0].blocks[0] else ROOM_ON_FRONT
    return ROOM_AFTER


def length_of(text: str) -> int:
    """How many characters of a text are printed; of white space between words one."""
    return len(" ".join(text.split()))


def chapter_number(position: int) -> str:
    """The number of the chapter at this position, counted from 1; the last is the appendix, "A"."""
    return "A" if position == len(CHAPTERS) else str(position)
