"""What goes into a document can be drawn: other characters are refused, and replaced in old texts."""

import io
import re
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from evaluations.actions.moments import plan_moment
from evaluations.council.documents import report_document
from evaluations.models import EvaluationMoment
from interwonen.accounts.models import Organisation
from interwonen.core.history import save_as
from interwonen.core.pdf import pdf_of
from interwonen.core.typefaces import characters, printable, refuse_unprintable_text
from interwonen.pilots.models import Term
from tests.evaluations.sample_report import sample_report
from tests.factories import make_participant, system
from tests.refusals import breaks

SHEET = Path(settings.STATICFILES_DIRS[0], "css", "print", "font.css")
RULE = "core_text_can_be_printed"


def faces():
    """Of every typeface of documents: name, weight, the characters it claims and those it holds."""
    for face in SHEET.read_text().split("@font-face")[1:]:
        found = dict(
            re.findall(r'(font-family|font-weight|src|unicode-range): (?:url\()?"?([^;")]+)', face)
        )
        bounds = [
            (part.split("-") * 2)[:2]
            for part in found["unicode-range"].replace("U+", "").split(",")
        ]
        claimed = {chr(code) for a, b in bounds for code in range(int(a, 16), int(b, 16) + 1)}
        with TTFont(SHEET.parent / found["src"]) as font:
            held = set(map(chr, font.getBestCmap()))
        yield found["font-family"], found["font-weight"], claimed, held


IN_THE_FIRST = "ıŒœ"  # both claim these, and a document asks for the first one first


def test_each_typeface_holds_what_it_claims_of_what_can_be_printed():
    """One that claims a character without holding it draws a box, whatever another could do."""
    for _name, _weight, claimed, held in faces():
        assert characters() & claimed - {"\n", *IN_THE_FIRST} <= held


def test_every_weight_draws_the_same_characters():
    drawn = {}
    for _name, weight, claimed, held in faces():
        drawn[weight] = drawn.get(weight, {"\n"}) | claimed & held
    assert len(drawn) == 3
    assert all(characters() <= every for every in drawn.values())


def test_no_two_typefaces_have_one_name_and_weight():
    names = [(name, weight) for name, weight, _claimed, _held in faces()]
    assert len(set(names)) == len(names) == 6


@pytest.mark.parametrize("text", ["Çelik, Łukasz, Ağca, ẞ", "‘Zo’ – 5 €, 2 × 3 • …\nregel\n"])
def test_dutch_and_other_latin_text_can_be_printed(text):
    refuse_unprintable_text(text, field="text")
    assert printable(text) == text


def test_a_refusal_names_the_characters_and_their_lines():
    with breaks(RULE, field="summary") as refusal:
        refuse_unprintable_text("Goed.\nEen 中 en een → erbij.\nNog een 中.", field="summary")
    assert "“中” in regel 2" in refusal.value.message
    assert "“→” in regel 2" in refusal.value.message
    assert "regel 3" not in refusal.value.message


def test_what_goes_on_paper_is_refused_and_a_name_of_a_person_is_not(pilot):
    with breaks(RULE, field="theme"):
        plan_moment(pilot=pilot, planned_on=date(2021, 9, 1), theme="Half→weg", by=system())
    assert not EvaluationMoment.objects.exists()
    pilot.goal = "中"
    with breaks(RULE, field="goal"):
        save_as(pilot, by=system())
    with breaks(RULE, field="name"):
        save_as(Organisation(name="中", kind=Organisation.Kind.OTHER), by=system())
    assert make_participant(pilot, first_name="Мария", last_name="中").last_name == "中"


def test_every_term_that_a_report_may_name_can_be_printed(db):
    refuse_unprintable_text("\n".join(Term.objects.values_list("label", flat=True)), field="")


@pytest.mark.parametrize(
    ("kept", "printed"),
    [
        ("中 → x", "? ? x"),
        ("Nguyễn, e\u0302", "Nguyen, e"),
        ("\uf0b7 a\x0cb\u00ad\ufeff", "• a\nb"),
        ("N\u2011W", "N-W"),
    ],
)
def test_in_a_text_that_was_kept_before_it_is_replaced(kept, printed):
    assert printable(kept) == printed


def test_a_report_with_such_a_text_holds_our_typeface_only():
    text = "Eén 中 \ufeff\x0c\uf0b7\u2011\u0133\u1e9e Nguyễn \U0001f44d " + "w" * 300
    report = sample_report(what_changed=text)
    with pikepdf.open(io.BytesIO(pdf_of(report_document(report)))) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o]
        names = {str(font.FontName).partition("+")[2] for font in fonts}
    assert "Source-Sans-3-Extended" in names  # for the ẞ
    assert all(name.startswith("Source-Sans-3") for name in names)
