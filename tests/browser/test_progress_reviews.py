"""A review of progress on a phone, and from a low score to a goal, a step and a follow-up in one go."""

import re

import pytest

from tests.browser.visits import on_a_phone, open_page

pytestmark = pytest.mark.browser


@pytest.fixture
def counsellor(visitor):
    return on_a_phone(visitor, "begeleider")


def test_a_review_is_held_on_a_phone_with_the_answer_of_the_resident(counsellor):
    open_page(counsellor, "deelnemers/4/evaluaties/nieuw/")
    for words in ("Goed contact", "Deels"):
        counsellor.choose(words)
    counsellor.page.get_by_label("Niet akkoord", exact=True).check()
    counsellor.fill(
        going_well="De woning is netjes.",
        agreements="Elke vrijdag de post.",
        disagreement="Ik wil het liever op maandag.",
    )
    counsellor.press("Evaluatie opslaan")
    said = counsellor.reads()
    assert "De bewoner is niet akkoord" in said
    assert "Ik wil het liever op maandag." in said


def test_a_low_score_leads_to_a_goal_a_step_and_a_follow_up_in_one_go(counsellor):
    open_page(counsellor, "deelnemers/4/voortgang/")
    to_a_goal = re.compile("Doel afspreken.*Middelengebruik")
    counsellor.page.get_by_role("link", name=to_a_goal).click()
    domain = counsellor.page.get_by_label("Leefgebied").locator("option:checked")
    assert domain.inner_text() == "Middelengebruik"
    counsellor.fill(
        text="Ik wil in het weekend iets anders te doen hebben.",
        step_text="Samen bij de sportclub kijken",
        step_due_on="2021-07-14",
        follow_up_text="De sportclub bellen",
        follow_up_due_on="2021-07-07",
    )
    counsellor.press("Doel, stap en vervolgactie opslaan")
    said = counsellor.reads()
    assert "Ik wil in het weekend iets anders te doen hebben." in said
    assert "Samen bij de sportclub kijken" in said
    open_page(counsellor, "vervolgacties/")
    assert "De sportclub bellen" in counsellor.reads()
