"""A pilot chooses whether reports show moves, with the advice of the privacy officer."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.pilots.actions.pilots_moves import choose_moves_shown
from interwonen.pilots.models import Pilot
from tests.factories import TODAY, make_user, system
from tests.refusals import breaks, refused_by

ADVISED_ON = date(2021, 6, 14)


def choose(
    pilot, shows: bool = False, advice: str = "Leave them out.", on: date | None = ADVISED_ON
):
    return choose_moves_shown(
        pilot=pilot,
        shows_moves=shows,
        moves_advice=advice,
        moves_advised_on=on,
        today=TODAY,
        by=system(),
    )


def chosen(pilot) -> tuple[bool, str, date | None]:
    fields = ("shows_moves", "moves_advice", "moves_advised_on")
    return Pilot.objects.values_list(*fields).get(pk=pilot.pk)


def test_moves_are_shown_until_someone_chooses_otherwise(pilot):
    assert chosen(pilot) == (True, "", None)
    choose(pilot)
    assert chosen(pilot) == (False, "Leave them out.", ADVISED_ON)
    choose(pilot, True, "Show them.", date(2021, 6, 21))
    assert chosen(pilot) == (True, "Show them.", date(2021, 6, 21))
    assert [past.shows_moves for past in pilot.history.all()[:2]] == [True, False]


@pytest.mark.parametrize(
    ("advice", "on", "rule"),
    [
        (" ", ADVISED_ON, "pilots_pilot_moves_as_advised"),
        ("Leave them out.", None, "pilots_pilot_moves_as_advised"),
        ("Leave them out.", date(2021, 7, 1), "pilots_pilot_moves_advice_not_ahead"),
        ("Leave them out.", date(2020, 2, 29), "pilots_date_near_the_pilot"),
    ],
)
def test_a_choice_without_advice_or_with_an_impossible_date_is_refused(pilot, advice, on, rule):
    with breaks(rule):
        choose(pilot, True, advice, on)
    assert chosen(pilot) == (True, "", None)


@pytest.mark.parametrize("change", ["shows_moves = false", "moves_advised_on = '2021-06-14'"])
def test_the_database_refuses_a_choice_without_advice(pilot, change):
    statement = f"UPDATE pilots_pilot SET {change} WHERE id = %s"
    assert refused_by(statement, [pilot.pk]) == "pilots_pilot_moves_as_advised"


def test_a_policy_officer_chooses_on_the_page_of_the_pilot(client, pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    client.force_login(officer)
    url = reverse("pilots:moves-shown-choose", args=[pilot.slug])
    form = client.get(url).context["form"]
    sent = {
        "shows_moves": "False",
        "moves_advice": "Niet tonen.",
        "moves_advised_on": "2021-06-14",
        "version": form.version,
    }
    assert client.post(url, sent).status_code == 302
    page = client.get(reverse("pilots:pilot-detail", args=[pilot.slug])).content.decode()
    assert "De privacyfunctionaris adviseerde op 14 juni 2021: Niet tonen." in page
    assert pilot.history.first().history_user == officer
