"""Requests of residents about their own data: recorded, extended, answered, withdrawn."""

from datetime import date, timedelta

import pytest

from interwonen.core.versions import Overtaken
from interwonen.core.withdrawals import withdraw
from interwonen.rights.actions.requests import correct_answer, correct_request
from interwonen.rights.models import RightsRequest
from tests.factories import TODAY, make_participant, make_user, system
from tests.refusals import breaks, refused_by
from tests.rights_factories import (
    answer_rights_request,
    answered,
    asked,
    extend_rights_request,
    make_rights_request,
)


@pytest.fixture
def participant(pilot):
    return make_participant(pilot)


@pytest.fixture
def request_(participant):
    return make_rights_request(participant)


class TestTerm:
    @pytest.mark.parametrize(
        ("received_on", "last_day"),
        [
            (date(2021, 6, 1), date(2021, 7, 1)),
            (date(2021, 3, 31), date(2021, 4, 30)),  # April has thirty days
            (date(2021, 4, 30), date(2021, 5, 31)),  # 30 May is a Sunday
            (date(2021, 4, 13), date(2021, 5, 17)),  # Ascension, the day after it, a weekend
            (date(2021, 3, 27), date(2021, 4, 28)),  # the King's birthday
        ],
    )
    def test_it_is_one_month_and_ends_on_a_working_day(self, participant, received_on, last_day):
        assert make_rights_request(participant, received_on=received_on).due_on == last_day

    def test_two_months_more_count_from_the_receipt(self, participant):
        request = make_rights_request(participant, received_on=date(2021, 5, 31))
        assert request.due_on == date(2021, 6, 30)
        request = extend_rights_request(request)
        assert request.extended_to == request.term_ends_on == date(2021, 8, 31)

    def test_what_is_to_be_destroyed_has_three_months(self, participant):
        request = make_rights_request(participant, right="erasure")
        assert request.destroy_by == date(2021, 9, 1)
        refusal = {"decision": "refused", "decided_because": "De wet bewaart het.", "done": ""}
        assert answer_rights_request(request, **refusal).destroy_by is None
        assert make_rights_request(participant).destroy_by is None


class TestRecord:
    def test_it_says_who_recorded_it(self, participant):
        lead = make_user(role="team_lead", pilot=participant.pilot)
        request = make_rights_request(participant, by=lead)
        assert request.history.get().history_user == lead
        assert not request.is_answered

    @pytest.mark.parametrize(
        ("facts", "rule", "field"),
        [
            ({"asks": " \n"}, "rights_rightsrequest_says_what", "asks"),
            (
                {"asker": "representative"},
                "rights_rightsrequest_says_who_acts",
                "representative",
            ),
            (
                {"representative": "Mr. Mentor"},
                "rights_rightsrequest_says_who_acts",
                "representative",
            ),
            (
                {"received_on": TODAY + timedelta(days=1)},
                "participants_date_not_ahead",
                "received_on",
            ),
            ({"asks": "a" * 2_001}, "rights_rightsrequest_text_length", None),
        ],
    )
    def test_it_refuses_half_a_request(self, participant, facts, rule, field):
        with breaks(rule, field=field):
            make_rights_request(participant, **facts)
        assert not RightsRequest.objects.exists()

    def test_another_day_of_receipt_is_another_term(self, request_):
        corrected = correct_request(request=request_, **asked(received_on=date(2021, 6, 2)))
        assert corrected.due_on == date(2021, 7, 2)

    def test_not_once_it_was_extended(self, request_):
        extended = extend_rights_request(request_)
        with breaks("rights_rightsrequest_extended_once", field="received_on"):
            correct_request(request=extended, **asked(received_on=date(2021, 6, 2)))
        assert correct_request(request=extended, **asked(asks="Alles.")).asks == "Alles."

    def test_the_second_of_two_people_sees_what_changed(self, request_):
        with pytest.raises(Overtaken):
            correct_request(request=request_, version=0, **asked())


class TestExtend:
    @pytest.mark.parametrize(
        ("facts", "rule"),
        [
            ({"extended_because": " "}, "rights_rightsrequest_extension_says_why"),
            ({"extended_on": TODAY + timedelta(1)}, "rights_rightsrequest_not_told_ahead"),
            ({"extended_on": date(2021, 5, 31)}, "rights_rightsrequest_extended_in_time"),
            (
                {"extended_on": date(2021, 7, 2), "today": date(2021, 7, 2)},
                "rights_rightsrequest_extended_in_time",
            ),
        ],
    )
    def test_the_resident_is_told_why_within_the_first_month(self, request_, facts, rule):
        with breaks(rule):
            extend_rights_request(request_, **facts)
        assert RightsRequest.objects.get().extended_to is None

    def test_once(self, request_):
        extend_rights_request(request_)
        with breaks("rights_rightsrequest_extended_once"):
            extend_rights_request(request_)


class TestAnswer:
    def test_it_says_what_was_done_and_by_whom(self, request_):
        lead = make_user(role="team_lead", pilot=request_.participant.pilot)
        answered = answer_rights_request(request_, by=lead)
        assert (answered.answered_by, answered.is_in_time) == (lead, True)

    def test_too_late_is_too_late(self, participant):
        request = make_rights_request(participant, received_on=date(2021, 5, 3))
        assert not answer_rights_request(request).is_in_time

    @pytest.mark.parametrize(
        ("facts", "rule", "field"),
        [
            ({"done": " "}, "rights_rightsrequest_says_what_was_done", "done"),
            ({"decision": "partly"}, "rights_rightsrequest_refusal_says_why", "decided_because"),
            ({"decision": "refused"}, "rights_rightsrequest_refusal_says_why", "decided_because"),
            (
                {"answered_on": TODAY + timedelta(1)},
                "rights_rightsrequest_not_told_ahead",
                "answered_on",
            ),
            (
                {"answered_on": date(2021, 5, 31)},
                "rights_rightsrequest_answered_whole",
                "answered_on",
            ),
        ],
    )
    def test_it_refuses_half_an_answer(self, request_, facts, rule, field):
        with breaks(rule, field=field):
            answer_rights_request(request_, **facts)
        assert not RightsRequest.objects.get().is_answered

    def test_nothing_is_granted_to_who_is_not_known(self, participant):
        request = make_rights_request(participant, identity="not_yet")
        with breaks("rights_rightsrequest_known_first", field="decision"):
            answer_rights_request(request)
        refusal = {"decision": "refused", "decided_because": "Wie vraagt, bleef onbekend."}
        assert answer_rights_request(request, done="", **refusal).is_answered

    def test_it_stays(self, request_):
        answered = answer_rights_request(request_)
        for act in (answer_rights_request, extend_rights_request):
            with breaks("rights_rightsrequest_answer_stands"):
                act(answered)
        with breaks("rights_rightsrequest_answer_stands"):
            correct_request(request=answered, **asked())

    def test_a_slip_in_it_is_put_right_and_stays_to_be_seen(self, request_):
        row = answer_rights_request(request_)
        slip = {"decision": "partly", "decided_because": "Eén stuk ontbreekt."}
        with breaks("rights_rightsrequest_correction_says_why", field="reason"):
            correct_answer(request=row, reason=" ", **answered(**slip))
        with breaks("rights_rightsrequest_refusal_says_why"):
            correct_answer(request=row, reason="Verkeerd", **answered(decision="partly"))
        row = correct_answer(request=row, reason="Verkeerd aangekruist", **answered(**slip))
        assert (row.decision, row.answered_by) == ("partly", system())
        last, first = row.history.order_by("-history_id")[:2]
        assert (first.decision, last.decision) == ("granted", "partly")
        assert last.history_change_reason == "Verkeerd aangekruist"

    def test_nothing_is_put_right_before_there_is_an_answer(self, request_):
        with breaks("rights_rightsrequest_answered_whole"):
            correct_answer(request=request_, reason="Verkeerd", **answered())

    def test_one_that_was_withdrawn_is_not_answered(self, request_):
        withdraw(request_, reason="Dubbel vastgelegd", by=system())
        with breaks("core_still_stands"):
            answer_rights_request(request_)


UPDATES = {
    "asks = ' '": "rights_rightsrequest_says_what",
    "asks = repeat('a', 2001)": "rights_rightsrequest_text_length",
    "representative = 'Mr. Mentor'": "rights_rightsrequest_says_who_acts",
    "due_on = '2021-06-30'": "rights_rightsrequest_term_of_a_month",
    "due_on = '2021-07-12'": "rights_rightsrequest_term_of_a_month",
    "extended_to = '2021-09-01'": "rights_rightsrequest_extension_says_why",
    "extended_to = '2021-10-01', extended_on = '2021-06-02', extended_because = 'Druk'": (
        "rights_rightsrequest_extension_says_why"
    ),
    "extended_to = '2021-09-01', extended_on = '2021-07-02', extended_because = 'Druk'": (
        "rights_rightsrequest_extended_in_time"
    ),
    "answered_on = '2021-06-02'": "rights_rightsrequest_answered_whole",
    "withdrawn_because = ' '": "rights_rightsrequest_withdrawal_says_why",
}
ANSWER = "answered_on = '2021-06-02', answered_by_id = (SELECT min(id) FROM accounts_user)"
UPDATES |= {
    f"decision = 'granted', {ANSWER}": "rights_rightsrequest_says_what_was_done",
    f"decision = 'refused', {ANSWER}": "rights_rightsrequest_refusal_says_why",
    f"decision = 'granted', done = 'Gedaan', identity = 'not_yet', {ANSWER}": (
        "rights_rightsrequest_known_first"
    ),
}


@pytest.mark.parametrize(("change", "rule"), UPDATES.items())
def test_the_database_refuses_the_same(request_, change, rule):
    update = f"UPDATE rights_rightsrequest SET {change} WHERE id = %s"
    assert refused_by(update, [request_.pk]) == rule


def test_the_database_keeps_what_was_told(request_):
    extended = extend_rights_request(request_)
    update = "UPDATE rights_rightsrequest SET extended_because = 'Anders' WHERE id = %s"
    assert refused_by(update, [request_.pk]) == "rights_rightsrequest_extended_once"
    answer_rights_request(extended)
    for change in ("asks = 'Anders'", "identity = 'document'"):
        update = f"UPDATE rights_rightsrequest SET {change} WHERE id = %s"
        assert refused_by(update, [request_.pk]) == "rights_rightsrequest_answer_stands"
    emptied = "decision = '', answered_on = NULL, answered_by_id = NULL, done = ''"
    update = f"UPDATE rights_rightsrequest SET {emptied} WHERE id = %s"
    assert refused_by(update, [request_.pk]) == "rights_rightsrequest_answer_stands"
