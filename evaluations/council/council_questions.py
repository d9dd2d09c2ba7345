"""The block on the questions of the council, and what page one says of them."""

from textwrap import shorten

from django.utils.formats import date_format

from evaluations.council.blocks import PLANNED
from evaluations.council.material import Content, Material, quarter_name
from evaluations.council.snapshot import Cell, Row, Table
from evaluations.models import CouncilQuestion
from evaluations.selectors.council_questions import EXTENSION, TERM
from evaluations.selectors.council_records import QuestionRecord

A_MEMBER = "een raadslid"  # who asks, when it says no more
IN_FEW_WORDS = 120  # characters
OPENING_WORDS = 200


def council_questions(material: Material) -> Content:
    """What was asked about earlier reports: what was answered since, and what was open."""
    questions = material.council_questions
    if not questions:
        return Content()
    rows = tuple(
        Row(_about(each), (Cell(_asked(each)), Cell(_answer(each, material)))) for each in questions
    )
    table = Table(
        "council_questions",
        "Vragen van de raad over eerdere rapportages",
        ("Waarover", "Vraag", "Antwoord"),
        rows,
        note=(
            f"Onze eigen norm: een antwoord binnen {TERM} werkdagen, één keer te verlengen met"
            f" hoogstens {EXTENSION} werkdagen."
        ),
    )
    return Content(tables=(table,))


def open_questions(material: Material) -> tuple[str, ...]:
    """The questions without an answer on the cut-off, in few words, each with its last day."""
    still_open = (each for each in material.council_questions if not _is_answered(each, material))
    return tuple(_open(each) for each in still_open)


def _open(question: QuestionRecord) -> str:
    words = shorten(question.text, IN_FEW_WORDS, placeholder="…")
    last = date_format(question.term_ends_on, "j F Y")
    return f"{_part(question)}: {words} (antwoord uiterlijk {last})"


def answer_opening(question: CouncilQuestion) -> str:
    """How an answer may begin: it repeats about what it is, and the question in few words."""
    part = f"blok {question.block_number} van " if question.block else ""
    words = shorten(question.text, OPENING_WORDS, placeholder="…")
    return (
        f"U vraagt bij {part}de rapportage over het {quarter_name(question.quarter)}: “{words}”"
        "\n\nOns antwoord: "
    )


def _about(question: QuestionRecord) -> str:
    return f"Rapportage over het {quarter_name(question.quarter)}, {_part(question)}"


def _part(question: QuestionRecord) -> str:
    """The number and title of the block: "2.1 Toezeggingen uit de brief"."""
    if not question.block:
        return "de hele rapportage"
    plan = PLANNED.get(question.block)
    return f"{question.block_number} {plan.title if plan else ''}".strip()


def _asked(question: QuestionRecord) -> str:
    day = date_format(question.asked_on, "j F Y")
    return f"{question.text} ({question.asked_by}, {day})"


def _answer(question: QuestionRecord, material: Material) -> str:
    last = date_format(question.term_ends_on, "j F Y")
    if question.answered_on is None or not _is_answered(question, material):
        return f"Nog open. Het antwoord komt uiterlijk op {last}."
    in_time = "op tijd" if question.is_in_time else f"te laat; het moest uiterlijk op {last}"
    return (
        f"{question.answer} (beantwoord op {date_format(question.answered_on, 'j F Y')}, {in_time})"
    )


def _is_answered(question: QuestionRecord, material: Material) -> bool:
    """Whether there was an answer at the end of the day of the cut-off."""
    return question.answered_on is not None and question.answered_on <= material.as_of
