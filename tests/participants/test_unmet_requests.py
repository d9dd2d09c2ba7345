"""The demand for places: requests without a referral, and referrals by what became of them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from interwonen.core.versions import Overtaken, version_of
from interwonen.core.withdrawals import withdraw
from participants.actions.referrals import decide_referral
from participants.actions.unmet_requests import change_unmet_request
from participants.models import Referral, UnmetRequest
from participants.selectors.unmet_requests import asked_until, by_month, by_quarter, demand
from tests.demand_factories import make_unmet_request
from tests.factories import (
    TODAY,
    make_intake,
    make_participant,
    make_referral,
    make_user,
    system,
    term,
)
from tests.refusals import breaks, refused_by

FULL = "Geen plek vrij"


def reject(referral, *, on=TODAY) -> Referral:
    make_intake(referral)
    return decide_referral(
        referral=referral,
        decision=Referral.Decision.REJECTED,
        reason="Past niet bij de doelgroep.",
        decided_on=on,
        today=TODAY,
        by=system(),
    )


class TestFigures:
    """What was asked, and what became of it as of a date."""

    def test_requests_and_referrals_are_counted_together(self, pilot):
        make_unmet_request(pilot, number=2)
        make_unmet_request(pilot, reason=term("turned_away.more_care"))
        make_participant(pilot)  # referred and accepted
        reject(make_referral(pilot))
        make_referral(pilot)
        found = demand(pilot, as_of=TODAY)
        assert found.turned_away == {FULL: 2, "Heeft meer zorg nodig": 1}
        assert (found.asked, found.turned_away_total, found.referred) == (6, 3, 3)
        assert (found.accepted, found.rejected, found.waiting, found.withdrawn) == (1, 1, 1, 0)

    def test_a_referral_waits_until_the_day_of_its_decision(self, pilot):
        referral = reject(make_referral(pilot))
        before = demand(pilot, as_of=TODAY - timedelta(days=1))
        assert (before.waiting, before.rejected) == (1, 0)
        assert demand(pilot, as_of=referral.referred_on - timedelta(days=1)).asked == 0

    def test_what_was_withdrawn_does_not_count(self, pilot):
        withdraw(make_unmet_request(pilot), reason="Toch aangemeld", by=system())
        assert demand(pilot, as_of=TODAY).asked == 0

    def test_each_quarter_and_each_month_has_its_own(self, pilot):
        for day in (date(2021, 2, 10), date(2021, 4, 1), date(2021, 6, 30)):
            make_unmet_request(pilot, asked_on=day)
        asked = asked_until(pilot, as_of=TODAY)
        days = {"first": pilot.starts_on, "as_of": TODAY}
        assert [each.asked for each in by_quarter(asked, **days)] == [1, 2]
        assert [each.asked for each in by_month(asked, **days)] == [1, 0, 1, 0, 1]
        assert demand(pilot, as_of=TODAY, first=date(2021, 4, 1)).asked == 2


class TestRecord:
    """A request is recorded, corrected and withdrawn."""

    def test_it_is_corrected_and_the_second_editor_is_overtaken(self, pilot):
        row = make_unmet_request(pilot)
        seen = version_of(row)
        facts = {
            "asked_on": date(2021, 5, 4),
            "asked_by": "Huisarts",
            "origin": term("origin.street"),
            "number": 3,
            "reason": term("turned_away.other"),
            "explanation": "Verhuist naar een andere regio.",
            "today": TODAY,
            "by": system(),
        }
        change_unmet_request(unmet_request=row, version=seen, **facts)
        kept = UnmetRequest.objects.get()
        assert (kept.asked_by, kept.number, kept.history.count()) == ("Huisarts", 3, 2)
        with pytest.raises(Overtaken):
            change_unmet_request(
                unmet_request=row, version=seen, **{**facts, "asked_by": "Te laat"}
            )

    def test_one_that_was_withdrawn_stays_as_it_was(self, pilot):
        row = make_unmet_request(pilot)
        withdraw(row, reason="Dubbel", by=system())
        with breaks("core_still_stands"):
            change_unmet_request(
                unmet_request=row,
                asked_on=TODAY,
                asked_by="Huisarts",
                origin=term("origin.street"),
                number=1,
                reason=term("turned_away.full"),
                explanation="",
                today=TODAY,
                by=system(),
            )

    @pytest.mark.parametrize(
        ("rule", "field", "facts"),
        [
            ("participants_date_not_ahead", "asked_on", {"asked_on": TODAY + timedelta(days=1)}),
            ("pilots_date_near_the_pilot", "asked_on", {"asked_on": date(1990, 1, 1)}),
            ("participants_unmetrequest_says_who", "asked_by", {"asked_by": " "}),
            ("participants_unmetrequest_number", "number", {"number": 0}),
            ("participants_unmetrequest_number", "number", {"number": 51}),
            ("participants_unmetrequest_text_length", "explanation", {"explanation": "x" * 501}),
            ("participants_text_recognisable", "asked_by", {"asked_by": "Jan, 06 12345678"}),
        ],
    )
    def test_it_refuses(self, pilot, rule, field, facts):
        with breaks(rule, field=field):
            make_unmet_request(pilot, **facts)
        assert not UnmetRequest.objects.exists()

    def test_another_reason_is_said_in_words(self, pilot):
        with breaks("participants_unmetrequest_other_in_words", field="explanation"):
            make_unmet_request(pilot, reason=term("turned_away.other"))
        assert not UnmetRequest.objects.exists()

    def test_the_database_refuses_too(self, pilot):
        row = make_unmet_request(pilot)
        refusals = [
            ("participants_unmetrequest_says_who", "asked_by = ' '"),
            ("participants_unmetrequest_number", "number = 51"),
            ("participants_unmetrequest_other_in_words", "reason_id = 'turned_away.other'"),
            ("participants_unmetrequest_text_length", "explanation = repeat('x', 501)"),
            ("participants_unmetrequest_origin_from_list", "origin_id = 'turned_away.full'"),
            ("participants_unmetrequest_reason_from_list", "reason_id = 'origin.street'"),
            ("participants_unmetrequest_withdrawal_says_why", "withdrawn_because = ' '"),
        ]
        for rule, change in refusals:
            statement = f"UPDATE participants_unmetrequest SET {change} WHERE id = %s"
            assert refused_by(statement, [row.pk]) == rule


class TestPages:
    """The page of the demand, and the form on a phone."""

    def page(self, client, pilot, role, **asked):
        client.force_login(make_user(role=role, pilot=pilot))
        url = reverse("participants:unmet-request-list", args=[pilot.slug])
        return client.get(url, asked)

    def test_the_policy_officer_sees_totals_and_no_single_request(self, client, pilot):
        make_unmet_request(pilot)
        referral = reject(make_referral(pilot))
        page = self.page(client, pilot, "policy_officer")
        assert page.context["whole"].asked == 2
        assert list(page.context["page_obj"]) == []
        text = page.content.decode()
        assert FULL in text
        assert referral.decision_reason not in text
        assert referral.participant.last_name not in text

    def test_who_refers_reads_the_requests_and_the_case_manager_the_reasons(self, client, pilot):
        make_unmet_request(pilot)
        referral = reject(make_referral(pilot))
        page = self.page(client, pilot, "case_manager", per="maand").content.decode()
        assert "Nachtopvang" in page
        assert referral.decision_reason in page
        page = self.page(client, pilot, "counsellor").content.decode()  # of others' caseloads
        assert "Nachtopvang" in page
        assert referral.decision_reason not in page

    def test_what_was_withdrawn_stays_readable_and_offers_no_act(self, client, pilot):
        row = make_unmet_request(pilot)
        withdraw(row, reason="Toch aangemeld", by=system())
        page = self.page(client, pilot, "case_manager")
        assert page.context["whole"].asked == 0
        text = page.content.decode()
        assert "Toch aangemeld" in text
        assert f"verzoeken/{row.pk}/wijzigen" not in text
        assert f"geschiedenis/verzoeken/{row.pk}/" in text

    def test_it_is_recorded_in_one_form(self, client, pilot):
        client.force_login(make_user(role="counsellor", pilot=pilot))
        answer = client.post(
            reverse("participants:unmet-request-record", args=[pilot.slug]),
            {
                "asked_on": "2021-06-29",
                "asked_by": "Nachtopvang Voorbeeld",
                "origin": "origin.mo_night",
                "reason": "turned_away.full",
                "number": "1",
            },
        )
        assert answer.status_code == 302
        assert UnmetRequest.objects.get().asked_by == "Nachtopvang Voorbeeld"
