"""Why dwellings stood empty: days per cause from the register, and causes by hand."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from interwonen.core.versions import Overtaken, version_of
from interwonen.core.withdrawals import withdraw
from participants.actions.vacancies import change_vacancy_correction
from participants.models import VacancyCorrection
from participants.selectors.vacancies import days_by_cause, turnarounds
from tests.demand_factories import make_correction
from tests.exit_factories import make_keys, take_back
from tests.factories import (
    TODAY,
    make_dwelling,
    make_exit,
    make_inspection,
    make_participant,
    make_placement,
    make_proposal,
    make_user,
    system,
    term,
)
from tests.refusals import breaks, refused_by

MAY, JUNE = date(2021, 5, 1), date(2021, 6, 1)


def june(pilot, **period):
    """The one dwelling's days of June 2021."""
    (line,) = days_by_cause(pilot, as_of=TODAY, **{"first": JUNE, **period}).lines
    return line


def leave(home, *, left_on=date(2021, 5, 31), **back):
    """A resident with keys lived there from the first day of the pilot and left."""
    stay = make_placement(home.pilot, dwelling=home, starts_on=date(2021, 3, 1))
    make_keys(stay)
    if back:
        take_back(stay, **back)
    return make_exit(stay, exited_on=left_on)


def test_a_dwelling_that_nobody_looked_at_is_being_prepared(pilot):
    make_dwelling(pilot, available_from=date(2021, 6, 11))
    line = june(pilot)
    assert (line.unlet, line.available, line.occupied) == (10, 20, 0)
    assert line.empty == {"preparing": 20}


def test_only_days_of_the_pilot_up_to_the_date_of_the_figures_count(pilot):
    make_dwelling(pilot, available_from=date(2020, 12, 1))
    early = date(2020, 1, 1)
    assert june(pilot, first=early).available == (TODAY - pilot.starts_on).days + 1
    assert june(pilot, last=date(2022, 12, 31)).available == 30
    assert days_by_cause(pilot, as_of=date(2021, 2, 1)).available == 0


def test_a_change_of_resident_goes_through_its_causes(pilot):
    home = make_dwelling(pilot)
    leave(home, handed_on=date(2021, 6, 3), is_ready=False)
    make_inspection(home, inspected_on=date(2021, 6, 11))
    line = june(pilot, first=MAY)
    assert (line.available, line.occupied) == (61, 31)
    assert line.empty == {"between_residents": 2, "preparing": 8, "no_candidate": 20}
    assert sum(line.empty.values()) + line.occupied == line.available


def test_who_comes_reserves_it_from_the_day_that_it_is_known(pilot, passing_time):
    home = make_inspection(make_dwelling(pilot)).dwelling
    passing_time(days=-9)
    make_placement(pilot, dwelling=home, starts_on=date(2021, 7, 15))
    assert june(pilot).empty == {"no_candidate": 20, "reserved": 10}


def test_a_proposal_reserves_it_until_its_first_day(pilot):
    home = make_inspection(make_dwelling(pilot)).dwelling
    waiting = make_participant(pilot)
    day = date(2021, 6, 11)
    make_proposal(waiting, dwelling=home, today=day, starts_on=date(2021, 6, 20))
    assert june(pilot).empty == {"no_candidate": 20, "reserved": 10}


def test_a_proposal_reserves_nothing_once_the_person_lives_elsewhere(pilot, passing_time):
    home = make_inspection(make_dwelling(pilot)).dwelling
    waiting = make_participant(pilot)
    make_proposal(waiting, dwelling=home, today=date(2021, 6, 11), starts_on=date(2021, 6, 20))
    passing_time(days=-14)
    make_placement(pilot, participant=waiting, starts_on=date(2021, 6, 18))
    line = next(
        each for each in days_by_cause(pilot, as_of=TODAY, first=JUNE).lines
        if each.dwelling == home
    )  # fmt: skip
    assert line.empty == {"no_candidate": 25, "reserved": 5}


def test_dwellings_together(pilot):
    make_inspection(make_dwelling(pilot))
    make_dwelling(pilot)
    make_placement(pilot)
    figures = days_by_cause(pilot, as_of=TODAY, first=JUNE)
    assert (figures.available, figures.occupied) == (90, 30)
    assert figures.empty == {"no_candidate": 30, "preparing": 30}
    assert figures.empty_days == 60


class TestTurnaround:
    """From the day on which the keys came back until it was found ready."""

    def days(self, pilot, **period):
        return [change.days for change in turnarounds(pilot, as_of=TODAY, **period)]

    def test_it_counts_the_days_until_it_was_ready(self, pilot):
        home = make_dwelling(pilot)
        leave(home, handed_on=date(2021, 6, 2), is_ready=False)
        assert self.days(pilot) == [None]
        make_inspection(home, inspected_on=date(2021, 6, 9))
        assert self.days(pilot) == [7]
        assert self.days(pilot, last=date(2021, 6, 1)) == []
        (then,) = turnarounds(pilot, as_of=date(2021, 6, 8))
        assert then.ready_on is None

    def test_it_is_none_when_it_was_ready_with_the_keys(self, pilot):
        leave(make_dwelling(pilot), handed_on=date(2021, 6, 2), is_ready=True)
        assert self.days(pilot) == [0]

    def test_without_keys_there_is_none(self, pilot):
        leave(make_dwelling(pilot))
        assert self.days(pilot) == []


class TestByHand:
    """A cause by hand for some empty days."""

    @pytest.fixture
    def home(self, pilot):
        return make_dwelling(pilot)

    def test_it_comes_before_the_register_and_says_why(self, home, pilot):
        correction = make_correction(home)
        assert june(pilot).empty == {"preparing": 27, "landlord": 3}
        assert correction.history.get().history_user == system()

    def test_it_is_corrected_and_the_second_editor_is_overtaken(self, home, pilot):
        correction = make_correction(home)
        seen = version_of(correction)
        facts = {
            "starts_on": date(2021, 6, 10),
            "ends_on": date(2021, 6, 19),
            "cause": term("vacancy_cause.other"),
            "why": "Lekkage bij de buren.",
            "today": TODAY,
            "by": system(),
        }
        change_vacancy_correction(correction=correction, version=seen, **facts)
        assert june(pilot).empty == {"preparing": 20, "other": 10}
        with pytest.raises(Overtaken):
            change_vacancy_correction(
                correction=correction, version=seen, **{**facts, "why": "Te laat."}
            )

    def test_withdrawn_it_says_nothing_and_others_may_come_in_its_place(self, home, pilot):
        correction = make_correction(home)
        withdraw(correction, reason="Vergissing", by=system())
        assert june(pilot).empty == {"preparing": 30}
        with breaks("core_still_stands"):
            change_vacancy_correction(
                correction=correction,
                starts_on=JUNE,
                ends_on=JUNE,
                cause=term("vacancy_cause.other"),
                why="Anders.",
                today=TODAY,
                by=system(),
            )
        make_correction(home)

    @pytest.mark.parametrize(
        ("rule", "field", "facts"),
        [
            ("participants_date_not_ahead", "ends_on", {"ends_on": TODAY + timedelta(days=1)}),
            ("pilots_date_near_the_pilot", "starts_on", {"starts_on": date(1990, 1, 1)}),
            (
                "participants_vacancycorrection_ends_after_start",
                "ends_on",
                {"ends_on": date(2021, 6, 9)},
            ),
            ("participants_vacancycorrection_says_why", "why", {"why": " "}),
            ("participants_text_length", "why", {"why": "x" * 2_001}),
            (
                "participants_vacancycorrection_of_empty_days",
                "starts_on",
                {"starts_on": date(2021, 2, 20)},
            ),
            ("participants_text_recognisable", "why", {"why": "Bel Jan op 06 12345678."}),
        ],
    )
    def test_it_refuses(self, home, rule, field, facts):
        with breaks(rule, field=field):
            make_correction(home, **facts)
        assert not VacancyCorrection.objects.exists()

    def test_it_refuses_days_on_which_someone_lived_there(self, pilot):
        home = make_dwelling(pilot)
        leave(home, left_on=date(2021, 6, 11), handed_on=date(2021, 6, 11))
        with breaks("participants_vacancycorrection_of_empty_days") as refusal:
            make_correction(home)
        assert "10 juni 2021" in refusal.value.message

    def test_it_refuses_days_with_a_cause_by_hand_already(self, home):
        make_correction(home)
        with breaks("participants_vacancycorrection_once"):
            make_correction(home, starts_on=date(2021, 6, 12), ends_on=date(2021, 6, 20))
        assert VacancyCorrection.objects.count() == 1

    def test_a_stay_recorded_later_is_not_held_up_and_counts(self, home, pilot):
        make_correction(home)
        make_placement(pilot, dwelling=home, starts_on=date(2021, 6, 11))
        line = june(pilot)
        assert (line.occupied, line.empty) == (20, {"preparing": 9, "landlord": 1})

    def test_the_database_refuses_too(self, home):
        row = make_correction(home)
        table = "UPDATE participants_vacancycorrection SET"
        refusals = [
            ("participants_vacancycorrection_ends_after_start", "ends_on = starts_on - 1"),
            ("participants_vacancycorrection_says_why", "why = ' '"),
            ("participants_vacancycorrection_text_length", "why = repeat('x', 2001)"),
            ("participants_vacancycorrection_cause_from_list", "cause_id = 'turned_away.full'"),
            ("participants_vacancycorrection_withdrawal_says_why", "withdrawn_because = ' '"),
        ]
        for rule, change in refusals:
            assert refused_by(f"{table} {change} WHERE id = %s", [row.pk]) == rule


class TestPages:
    """The page of empty days, and the board."""

    def page(self, client, pilot, role, **asked):
        client.force_login(make_user(role=role, pilot=pilot))
        url = reverse("participants:vacancy-overview", args=[pilot.slug])
        return client.get(url, asked)

    def test_the_policy_officer_sees_days_and_no_dates_or_names(self, client, pilot):
        home = make_dwelling(pilot)
        left = leave(home, handed_on=date(2021, 6, 3), is_ready=True)
        page = self.page(client, pilot, "policy_officer", van="2021-05-01").content.decode()
        assert "Tussen twee bewoners" in page
        assert "3 juni" not in page
        assert left.placement.participant.last_name not in page

    @pytest.mark.parametrize(
        ("asked", "says"),
        [
            ({"van": "2021-06-30", "tot": "2021-06-01"}, "Kies de eerste dag of een latere dag."),
            ({"van": "2030-01-01"}, "Kies een dag van 1 maart 2021 tot en met 30 juni 2021."),
            ({"tot": "2019-01-01"}, "Kies een dag van 1 maart 2021 tot en met 30 juni 2021."),
        ],
    )
    def test_a_period_that_is_none_shows_the_whole_pilot_and_says_so(
        self, client, pilot, asked, says
    ):
        make_dwelling(pilot)
        answer = self.page(client, pilot, "case_manager", **asked)
        assert says in answer.content.decode()
        assert answer.context["figures"].first == pilot.starts_on

    def test_the_board_says_why_a_dwelling_is_empty_and_for_how_long(self, client, pilot):
        leave(make_dwelling(pilot), handed_on=date(2021, 6, 3), is_ready=False)
        client.force_login(make_user(role="contact_officer", pilot=pilot))
        board = client.get(reverse("participants:dwelling-list", args=[pilot.slug]))
        text = " ".join(board.content.decode().split())
        assert "Klaarmaken of herstellen (sinds 3 juni, 28 dagen)" in text

    def test_who_does_not_inspect_reads_no_reason(self, client, pilot):
        home = make_correction(make_dwelling(pilot)).dwelling
        url = reverse("participants:dwelling-detail", args=[pilot.slug, home.pk])
        for role, sees in (("counsellor", True), ("contact_officer", False)):
            client.force_login(make_user(role=role, pilot=pilot))
            assert ("nieuwe vloer" in client.get(url).content.decode()) is sees

    def test_a_withdrawn_cause_stays_readable_there(self, client, pilot):
        row = make_correction(make_dwelling(pilot))
        withdraw(row, reason="Andere woning", by=system())
        client.force_login(make_user(role="counsellor", pilot=pilot))
        url = reverse("participants:dwelling-detail", args=[pilot.slug, row.dwelling.pk])
        text = client.get(url).content.decode()
        assert "Andere woning" in text
        assert f"leegstand/{row.pk}/wijzigen" not in text

    def test_a_cause_by_hand_is_given_on_the_page_of_the_dwelling(self, client, pilot):
        home = make_dwelling(pilot)
        client.force_login(make_user(role="team_lead", pilot=pilot))
        url = reverse("participants:vacancy-correct", args=[pilot.slug, home.pk])
        answer = client.post(
            url,
            {
                "starts_on": "2021-06-01",
                "ends_on": "2021-06-05",
                "cause": "vacancy_cause.landlord",
                "why": "Nieuwe keuken.",
            },
        )
        assert answer.status_code == 302
        assert june(pilot).empty == {"preparing": 25, "landlord": 5}
