"""The sheets of a resident: to fill in with a pen, and to take home."""

import io
from datetime import date

import pikepdf
import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from interwonen.core.pdf import pdf_of
from participants.selectors.assessments import all_assessments_of, counting
from participants.selectors.assessments_progress import progress_of
from participants.selectors.assessments_sheets import paper_of, sheet_of
from tests.assessment_factories import make_assessment, scores, voices
from tests.factories import TODAY, make_participant

pytestmark = pytest.mark.django_db


def text_of(document):
    return " ".join(strip_tags(document.html).split())


def known(participant):
    return counting(all_assessments_of(participant, TODAY))


def test_both_sheets_say_what_was_said(pilot):
    participant = make_participant(pilot)
    empty = paper_of(participant, [], on=TODAY)
    assert "Vorige keer" not in text_of(empty)
    said = voices(2, 4, own_words="Ik kan dit zelf.", disagreed=True, disagreement="Over de post.")
    make_assessment(participant, scores=scores(3, finance=said))
    first = text_of(sheet_of(participant, progress_of(known(participant))))
    assert ("Dit was de eerste keer." in first, "dit ging vooruit" in first) == (True, False)
    last = scores(3, finance=voices(3, 4), housing=voices(2, 2))
    make_assessment(participant, scores=last, assessed_on=date(2021, 6, 1), moment="t_interim")
    paper = paper_of(participant, known(participant), on=TODAY)
    assert "Vorige keer zei u: 4 Voldoende zelfredzaam" in text_of(paper)
    sheet = sheet_of(participant, progress_of(known(participant)))
    words = text_of(sheet)
    assert "Uw begeleider ziet: dit ging vooruit Financiën" in words
    assert "Uw begeleider ziet: dit is nu moeilijker Huisvesting" in words
    assert "10 onderwerpen bleven gelijk." in words
    assert text_of(paper).count("Uw begeleider ziet: 1 2 3 4 5 We zijn het niet eens") == 12
    for document in (paper, sheet):
        assert "vereist toestemming van GGD Amsterdam" in text_of(document)
        # Both sides of one sheet of paper.
        with pikepdf.open(io.BytesIO(pdf_of(document))) as pdf:
            assert len(pdf.pages) == 2


def test_they_are_for_who_may_assess(client, pilot, counsellor):
    participant = make_participant(pilot, counsellor=counsellor)
    client.force_login(counsellor)
    address = reverse("participants:assessment-sheet", args=[pilot.slug, participant.pk])
    assert client.get(address).status_code == 404
    paper = client.get(reverse("participants:assessment-paper", args=[pilot.slug, participant.pk]))
    assert paper["Content-Type"] == "application/pdf"
    assert participant.last_name not in paper["Content-Disposition"]


def test_the_sheet_to_take_home_names_what_was_not_discussed(pilot):
    participant = make_participant(pilot)
    nothing = voices("not_discussed")
    make_assessment(participant, scores=scores(3, finance=nothing, housing=nothing))
    words = text_of(sheet_of(participant, progress_of(known(participant))))
    assert "Hierover praatten we deze keer niet: Financiën; Huisvesting." in words
    assert "Niet besproken" not in words
