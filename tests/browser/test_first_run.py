"""The pilot's main job in a browser, once through every app."""

import pytest

pytestmark = pytest.mark.browser

NAME = "Fictief Kiwi"


def test_from_a_referral_to_the_council_report(visitor, tmp_path):
    refer_and_place(visitor)
    hand_to_a_counsellor(visitor)
    log_a_session(visitor)
    answer_a_neighbour(visitor)
    download_the_report(visitor, tmp_path)


def refer_and_place(visitor) -> None:
    visitor.sign_in("wmo")
    visitor.go("Deelnemers", "Iemand aanmelden")
    visitor.fill(
        first_name="Fictief",
        last_name="Kiwi",
        birth_date_day="30",
        birth_date_month="2",
        birth_date_year="1988",
        household_size="9",
        referrer="Demonstratie-opvang",
        informed_on="2021-06-30",
    )
    visitor.choose("Maatschappelijke opvang (24-uurs)")
    visitor.choose("Huurachterstand of schulden")
    visitor.press("Aanmelding opslaan")
    assert "30 februari 1988 bestaat niet" in visitor.reads()
    visitor.fill(birth_date_day="28")
    visitor.press("Aanmelding opslaan")
    assert "bestemmingsplan" in visitor.reads()
    visitor.fill(household_size="1")
    visitor.press("Aanmelding opslaan")
    assert NAME in visitor.reads()

    visitor.go("Aanmelding", "Intake invullen")
    for criterion in visitor.page.locator(".iw-criterion").all():
        criterion.get_by_label("Ja").check()
        criterion.locator("textarea").fill("Fictief: kwam in het gesprek naar voren.")
    visitor.press("Intake opslaan")

    visitor.go("Besluit nemen over de aanmelding")
    visitor.choose("Geaccepteerd")
    visitor.fill(reason="Fictief: past bij de doelgroep.")
    visitor.press("Besluit vastleggen")

    visitor.go("Plaatsen in een woning")
    visitor.choose("Woning 1:")
    visitor.press("Plaatsen")
    refusal = visitor.reads()
    assert "woont er iemand anders in deze woning" in refusal
    assert "bestemmingsplan" in refusal
    visitor.choose("Woning 3:")
    visitor.press("Plaatsen")
    assert "Geplaatst" in visitor.reads()
    assert "Woning 3" in visitor.reads()


def hand_to_a_counsellor(visitor) -> None:
    visitor.sign_in("teamleider")
    visitor.go("Deelnemers", NAME, "Begeleider kiezen")
    visitor.choose("Lies Begeleider")
    visitor.press("Opslaan")
    assert "Lies Begeleider" in visitor.reads()


def log_a_session(visitor) -> None:
    visitor.page.set_viewport_size({"width": 360, "height": 740})
    visitor.sign_in("begeleider")
    visitor.page.get_by_role("link", name=f"Gesprek vastleggen met {NAME}").click()
    visitor.fill(starts_at="00:00", duration_minutes="30", note="Eerste gesprek in de woning.")
    visitor.choose("Huisbezoek")
    visitor.page.locator("summary", has_text="Leefgebieden").click()
    visitor.choose("Huisvesting")
    visitor.press("Gesprek opslaan")
    assert "Eerste gesprek in de woning." in visitor.reads()
    assert "30 minuten" in visitor.reads()
    visitor.page.set_viewport_size({"width": 1280, "height": 900})


def answer_a_neighbour(visitor) -> None:
    visitor.sign_in("contact")
    visitor.page.get_by_role("link", name="Nr. 9, Vraag").first.click()
    visitor.go("Antwoord vastleggen")
    visitor.page.locator("[name=channel]").select_option(label="Telefoon")
    visitor.fill(text="Er komen geen woningen bij dit jaar. Fictief.")
    visitor.press("Antwoord opslaan")
    assert "Er komen geen woningen bij dit jaar." in visitor.reads()


def download_the_report(visitor, tmp_path) -> None:
    visitor.sign_in("beleid")
    visitor.page.get_by_role("link", name="Rapportage aan de raad").first.click()
    with visitor.page.expect_download() as download:
        visitor.go("PDF downloaden")
    assert download.value.suggested_filename == "interwonen-veenoord-2021-Q2.pdf"
    kept = tmp_path / "report.pdf"
    download.value.save_as(kept)
    assert kept.read_bytes().startswith(b"%PDF-1.7")
