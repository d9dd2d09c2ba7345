"""A review of progress on a phone, and from there to a goal, a step and a follow-up in one go."""

import pytest

from tests.browser.visits import on_a_phone, open_page

pytestmark = pytest.mark.browser


@pytest.fixture
def counsellor(visitor):
    return on_a_phone(visitor, "begeleider")


def test_a_review_leads_to_a_goal_a_step_and_a_follow_up_in_one_go(counsellor):
    open_page(counsellor, "deelnemers/4/evaluaties/nieuw/")
    for words in ("Goed contact", "Deels"):
        counsellor.choose(words)
    counsellor.page.get_by_label("Akkoord", exact=True).check()
    counsellor.fill(going_well="De woning is netjes.", agreements="Elke vrijdag de post.")
    counsellor.press("Evaluatie opslaan")
    assert "Beiden akkoord" in counsellor.reads()
    counsellor.go("Doel afspreken met een eerste stap en een vervolgactie")
    counsellor.page.get_by_label("Leefgebied").select_option("Financiën")
    counsellor.fill(
        text="Ik wil mijn post zelf openmaken.",
        step_text="Samen de stapel doornemen",
        step_due_on="2021-07-14",
        follow_up_text="Map met tabbladen meenemen",
        follow_up_due_on="2021-07-07",
    )
    counsellor.press("Doel, stap en vervolgactie opslaan")
    said = counsellor.reads()
    assert "Ik wil mijn post zelf openmaken." in said
    assert "Samen de stapel doornemen" in said
    open_page(counsellor, "vervolgacties/")
    assert "Map met tabbladen meenemen" in counsellor.reads()
