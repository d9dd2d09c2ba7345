"""Counsellor and team lead propose a dwelling for someone who waits; the case manager decides."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.urls import reverse

from interwonen.core.versions import Overtaken, version_of
from participants.actions.proposals import withdraw_proposal
from participants.models import PlacementProposal
from tests.factories import (
    TODAY,
    make_dwelling,
    make_inspection,
    make_participant,
    make_pilot,
    make_placement,
    make_proposal,
    make_referral,
    make_user,
)
from tests.refusals import breaks

AUGUST = date(2021, 8, 1)


@pytest.fixture
def waiting(pilot, counsellor):
    return make_participant(pilot, counsellor=counsellor)


def address(name, row, pilot) -> str:
    return reverse(f"participants:{name}", args=[pilot.slug, row.pk])


def test_it_says_where_when_why_and_who_proposes(waiting, counsellor):
    proposal = make_proposal(waiting, starts_on=AUGUST, by=counsellor)
    kept = PlacementProposal.objects.get()
    assert (kept.starts_on, kept.why) == (AUGUST, "Dicht bij het steunpunt.")
    assert (kept.proposed_by, kept.proposed_on) == (counsellor, TODAY)
    assert proposal.history.get().history_user == counsellor


def test_a_second_one_changes_the_first_and_the_second_editor_is_overtaken(waiting):
    first = make_proposal(waiting)
    seen = version_of(first)
    make_proposal(waiting, starts_on=AUGUST, version=seen)
    with pytest.raises(Overtaken):
        make_proposal(waiting, why="Te laat.", version=seen)
    assert PlacementProposal.objects.get().starts_on == AUGUST


def test_it_is_taken_back_and_the_history_stays(waiting, counsellor):
    withdraw_proposal(proposal=make_proposal(waiting), by=counsellor)
    assert not PlacementProposal.objects.exists()
    assert PlacementProposal.history.first().history_type == "-"


class TestRefused:
    def refused(self, rule, participant, **facts):
        with breaks(rule):
            make_proposal(participant, **facts)
        assert not PlacementProposal.objects.exists()
        assert not PlacementProposal.history.exists()

    def test_for_someone_who_does_not_wait(self, pilot, waiting):
        self.refused("participants_referral_on_the_waiting_list", make_referral(pilot).participant)
        make_placement(pilot, participant=waiting)
        self.refused("participants_referral_on_the_waiting_list", waiting)

    def test_days_on_which_it_could_not_be(self, pilot, waiting):
        yesterday = TODAY - timedelta(days=1)
        self.refused("participants_proposal_looks_ahead", waiting, starts_on=yesterday)
        order = "participants_placement_ends_after_start"
        self.refused(order, waiting, ends_on=date(2021, 10, 31))
        taken = make_placement(pilot).dwelling
        self.refused("participants_placement_one_per_dwelling", waiting, dwelling=taken)

    def test_without_a_reason_or_with_a_book(self, waiting):
        self.refused("participants_proposal_says_why", waiting, why="  ")
        self.refused("participants_text_length", waiting, why="x" * 2001)

    @pytest.mark.parametrize(
        ("change", "constraint"),
        [
            ("why = ' '", "participants_proposal_says_why"),
            ("why = repeat('x', 2001)", "participants_proposal_text_length"),
            ("ends_on = starts_on - 1", "participants_proposal_ends_after_start"),
        ],
    )
    def test_by_the_database(self, waiting, change, constraint):
        make_proposal(waiting)
        with pytest.raises(IntegrityError, match=constraint), connection.cursor() as cursor:
            cursor.execute(f"UPDATE participants_placementproposal SET {change}")

    @pytest.mark.parametrize(
        ("change", "constraint"),
        [
            ("dwelling_id = %s", "participants_proposal_within_one_pilot"),
            ("referral_id = %s", "core_owner_is_fixed"),
        ],
    )
    def test_another_pilot_or_person_by_the_database(self, pilot, waiting, change, constraint):
        make_proposal(waiting)
        elsewhere = make_dwelling(make_pilot())
        participant = make_participant(pilot).referrals.get()
        key = elsewhere.pk if "dwelling" in change else participant.pk
        with pytest.raises(IntegrityError, match=constraint), connection.cursor() as cursor:
            cursor.execute(f"UPDATE participants_placementproposal SET {change}", [key])


class TestPages:
    def test_from_the_counsellors_form_to_the_case_managers(
        self, client, pilot, waiting, counsellor
    ):
        home = make_dwelling(pilot)
        make_inspection(home)
        referral = waiting.referrals.get()
        client.force_login(counsellor)
        listed = client.get(reverse("participants:waiting-list", args=[pilot.slug]))
        assert address("proposal-keep", referral, pilot) in listed.content.decode()
        sent = {
            "dwelling": home.pk,
            "starts_on": "2021-08-01",
            "ends_on": "2022-02-28",
            "why": "Gelijkvloers.",
        }
        answer = client.post(address("proposal-keep", referral, pilot), sent, follow=True)
        assert "Gelijkvloers." in answer.content.decode()
        client.force_login(make_user(role="case_manager", pilot=pilot))
        form = client.get(address("placement-create", waiting, pilot)).context["form"]
        assert form.initial == {
            "dwelling": home.pk,
            "starts_on": AUGUST,
            "ends_on": date(2022, 2, 28),
        }

    def test_a_refusal_leaves_what_was_typed(self, client, pilot, waiting, counsellor):
        client.force_login(counsellor)
        referral = waiting.referrals.get()
        answer = client.post(
            address("proposal-keep", referral, pilot),
            {"starts_on": "2021-06-01", "ends_on": "2021-05-01", "why": "Dit typte ik."},
        )
        assert answer.status_code == 422
        assert "Dit typte ik." in answer.content.decode()

    def test_a_proposal_whose_day_has_passed_is_not_filled_in(self, client, pilot, waiting):
        proposal = make_proposal(waiting, starts_on=TODAY)
        open_for = PlacementProposal.objects.open_for
        assert open_for(waiting, on=TODAY) == proposal
        assert open_for(waiting, on=TODAY + timedelta(days=1)) is None

    def test_it_is_withdrawn_by_a_button(self, client, pilot, waiting, counsellor):
        proposal = make_proposal(waiting)
        client.force_login(counsellor)
        client.post(address("proposal-withdraw", proposal, pilot), {"sent": "1"})
        assert not PlacementProposal.objects.exists()
