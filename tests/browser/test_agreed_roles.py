"""A role that reads files, from waiting to working, as the two people see it."""

import pytest

pytestmark = pytest.mark.browser

ROLE = "Begeleider (Leger des Heils)"


def test_a_role_that_reads_files_works_once_a_colleague_agrees(visitor):
    visitor.sign_in("invaller")
    assert f"Uw rol {ROLE} in Interwonen Veenoord geldt nog niet" in visitor.reads()
    visitor.sign_in("teamleider")
    visitor.page.get_by_role("link", name="Instemmen of weigeren").click()
    visitor.press("Antwoord opslaan")
    assert "Kies een antwoord" in visitor.reads()
    visitor.choose("Ja, deze persoon")
    visitor.press("Antwoord opslaan")
    assert visitor.page.get_by_role("link", name="Instemmen of weigeren").count() == 0
    visitor.sign_in("invaller")
    assert "Wie u begeleidt" in visitor.reads()
