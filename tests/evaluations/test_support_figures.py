"""Sessions and hours are shown for a group, never for a few people."""

from datetime import date

from evaluations.indicators.figures import ContactRow, SupportFigures
from evaluations.indicators.support import support_figures
from evaluations.selectors.facts_rows import SessionFact


def held(person: int, contact: str, minutes: int, group: str | None = None) -> SessionFact:
    return SessionFact(person, date(2021, 5, 20), "held", minutes, contact, group)


def sessions(contact: str, people: range, minutes: int = 30) -> list[SessionFact]:
    return [held(person, contact, minutes) for person in people]


def test_a_group_contact_counts_once_in_the_hours():
    together = [held(person, "Steunpunt", 60, "a") for person in range(5)]
    figures = support_figures([*together, *sessions("Steunpunt", range(5))])
    assert (figures.sessions, figures.minutes) == (10, 210)


def test_four_people_give_no_figures():
    assert support_figures(sessions("Huisbezoek", range(4)) * 10) is None


def test_nobody_gives_no_figures():
    assert support_figures([]) is None


def test_forms_that_reached_five_people_are_shown_apart():
    figures = support_figures(sessions("Huisbezoek", range(6), 60) + sessions("Telefoon", range(5)))
    assert figures == SupportFigures(
        11, 510, (ContactRow("Huisbezoek", 6, 360), ContactRow("Telefoon", 5, 150))
    )


def test_forms_that_reached_few_people_go_together():
    held = sessions("Huisbezoek", range(6)) + sessions("Bericht", range(3))
    figures = support_figures(held + sessions("Telefoon", range(3, 6)))
    assert [row.label for row in figures.by_contact] == ["Huisbezoek", "Andere vormen samen"]
    assert [row.sessions for row in figures.by_contact] == [6, 6]


def test_a_rest_of_few_people_takes_the_smallest_form_in():
    held = sessions("Huisbezoek", range(7)) + sessions("Telefoon", range(6))
    figures = support_figures(held + sessions("Bericht", range(1)))
    assert figures.by_contact == (
        ContactRow("Huisbezoek", 7, 210),
        ContactRow("Andere vormen samen", 7, 210),
    )


def test_one_form_left_is_no_breakdown():
    held = sessions("Huisbezoek", range(5)) + sessions("Bericht", range(1))
    assert support_figures(held) == SupportFigures(6, 180, ())
