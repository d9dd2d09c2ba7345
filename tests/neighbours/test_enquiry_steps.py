"""The steps of an enquiry: which may follow which, what they say, and what they do to the term."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from neighbours.actions.enquiries_corrections import change_enquiry, withdraw_enquiry
from neighbours.actions.enquiries_steps import (
    close_enquiry,
    confirm_solved,
    reopen_by_neighbour,
    reopen_enquiry,
    take_step,
    withdraw_step,
)
from neighbours.models import Enquiry, EnquiryStep, Status
from neighbours.models.enquiries_status import TRANSITIONS
from neighbours.selectors.enquiries_terms import term_in_words
from tests.enquiry_factories import make_reply
from tests.factories import TODAY, make_enquiry, make_user, system, term
from tests.refusals import breaks, refused_by
from tests.report_factories import draft_of, words_of

NOW = datetime(2021, 6, 30, 15, tzinfo=ZoneInfo("Europe/Amsterdam"))
INTO_NO_TERM_OF_LAW = [
    {"kind": "contact_kind.question"},
    {"category": "report_category.threat"},
]
# The enquiries below come from nobody whom one could ask, and are closed without an answer.
CONFIRMED = {"neighbours_enquirystep_someone_to_ask", "neighbours_enquiry_complaint_answered"}
COUNTED = [status for status in Status if status != Status.WITHDRAWN]


def step(enquiry, status, **facts) -> EnquiryStep:
    words = {"forwarded_to": "Politie"} if status == Status.FORWARDED else {}
    defaults = {"taken_on": TODAY, "today": TODAY, "by": system(), "text": "Gevraagd."}
    defaults["confirmed"] = CONFIRMED
    return take_step(enquiry=enquiry, status=status, **{**defaults, **words, **facts})


def refused_by_hand(enquiry, came_from, status) -> str:
    """The rule by which the database refuses a step that went round the actions."""
    statement = (
        "INSERT INTO neighbours_enquirystep (enquiry_id, came_from, status, taken_on, text,"
        " forwarded_to, external_reference, due_on, withdrawn_because)"
        " VALUES (%s, %s, %s, %s, 'x', '', '', %s, '')"
    )
    return refused_by(statement, [enquiry.pk, came_from, status, TODAY, TODAY])


def corrected(enquiry, **facts):
    names = ("channel", "kind", "category", "text", "received_on")
    kept = {name: getattr(enquiry, name) for name in names}
    return change_enquiry(enquiry=enquiry, **{**kept, "today": TODAY, "by": system(), **facts})


def answer(enquiry, day=TODAY):
    return make_reply(enquiry, replied_on=day)


def close(enquiry):
    return close_enquiry(
        enquiry=enquiry,
        text="Klaar.",
        validity=term("validity.confirmed"),  # kept of a report only
        today=TODAY,
        by=system(),
        confirmed=CONFIRMED,
    )


def row(enquiry, day=TODAY):
    return Enquiry.objects.with_status(on=day).get(pk=enquiry.pk)


def brought_to(pilot, status) -> Enquiry:
    enquiry = make_enquiry(pilot, kind=term("contact_kind.complaint"))
    if status == Status.REOPENED:
        step(enquiry, Status.DONE)
    if status != Status.REPORTED:
        step(enquiry, status)
    return enquiry


class TestTransitions:
    @pytest.mark.parametrize("after", COUNTED)
    @pytest.mark.parametrize("before", COUNTED)
    def test_the_table_says_which_may_follow(self, pilot, before, after):
        enquiry = brought_to(pilot, before)
        number = enquiry.steps.count()
        if after in TRANSITIONS[before]:
            step(enquiry, after)
            assert enquiry.status_now == after
            return
        with breaks("neighbours_enquirystep_allowed"):
            step(enquiry, after)
        assert enquiry.steps.count() == number

    def test_the_database_has_the_same_table(self, pilot):
        closed = brought_to(pilot, Status.DONE)
        for came_from, status in (("done", "in_progress"), ("reported", "waiting")):
            refused = refused_by_hand(closed, came_from, status)
            assert refused == "neighbours_enquirystep_allowed"

    @pytest.mark.parametrize(
        ("change", "rule"),
        [
            ("text = ' '", "neighbours_enquirystep_says_something"),
            ("forwarded_to = 'X'", "neighbours_enquirystep_says_to_whom"),
            ("withdrawn_because = ' '", "neighbours_enquirystep_withdrawal_says_why"),
            ("status = 'done'", "core_owner_is_fixed"),
        ],
    )
    def test_the_database_refuses_a_step_that_says_too_little(self, pilot, change, rule):
        brought_to(pilot, Status.WAITING)
        assert refused_by(f"UPDATE neighbours_enquirystep SET {change}", []) == rule

    @pytest.mark.parametrize(
        ("status", "facts", "rule", "field"),
        [
            ("waiting", {"text": " "}, "neighbours_enquirystep_says_something", "text"),
            ("forwarded", {"forwarded_to": ""}, "neighbours_enquirystep_says_to_whom", None),
            ("waiting", {"taken_on": date(2021, 7, 1)}, "core_not_ahead", "taken_on"),
            ("waiting", {"taken_on": date(2021, 5, 31)}, "neighbours_enquirystep_in_order", None),
        ],
    )
    def test_a_step_says_what_it_has_to(self, pilot, status, facts, rule, field):
        enquiry = make_enquiry(pilot)
        with breaks(rule, field=field):
            step(enquiry, status, **facts)
        assert not EnquiryStep.objects.exists()

    def test_the_database_deletes_none_lets_none_come_back_and_adds_none_to_a_mistake(self, pilot):
        enquiry = make_enquiry(pilot)
        first = step(enquiry, Status.WAITING)
        assert refused_by("DELETE FROM neighbours_enquirystep", []) == "core_never_deleted"
        withdraw_step(step=first, reason="Niet gevraagd.", by=system())
        back = "UPDATE neighbours_enquirystep SET withdrawn_because = ''"
        assert refused_by(back, []) == "core_still_stands"
        withdraw_enquiry(enquiry=enquiry, reason="Dubbel.", today=TODAY, by=system())
        assert refused_by_hand(enquiry, "reported", "waiting") == "core_still_stands"

    def test_receipt_does_not_move_past_a_step(self, pilot):
        enquiry = make_enquiry(pilot)
        step(enquiry, Status.IN_PROGRESS, taken_on=date(2021, 6, 2))
        moved = "UPDATE neighbours_enquiry SET received_on = '2021-06-03', due_on = '2021-06-10'"
        assert refused_by(moved, []) == "neighbours_enquirystep_in_order"


class TestTerm:
    def test_it_moves_by_the_working_days_waited(self, pilot):
        enquiry = make_enquiry(pilot)  # received on 1 June, to be answered by 8 June
        waits = step(enquiry, Status.WAITING, taken_on=date(2021, 6, 3))
        assert waits.due_on == date(2021, 6, 8)
        assert not row(enquiry, date(2021, 6, 20)).is_overdue
        goes_on = step(enquiry, Status.IN_PROGRESS, taken_on=date(2021, 6, 9))  # 4 working days
        assert goes_on.due_on == date(2021, 6, 14)
        days = [date(2021, 6, 8), date(2021, 6, 14), date(2021, 6, 15)]
        assert [row(enquiry, day).is_overdue for day in days] == [False, False, True]
        sum_in_words = " ".join(term_in_words(enquiry, enquiry.steps.all()))
        assert "4 werkdagen" in sum_in_words
        assert "14 juni 2021" in sum_in_words

    def test_that_of_a_complaint_goes_on(self, pilot):
        enquiry = make_enquiry(pilot, kind=term("contact_kind.complaint"))
        step(enquiry, Status.WAITING, taken_on=date(2021, 6, 3))
        goes_on = step(enquiry, Status.IN_PROGRESS, taken_on=date(2021, 6, 9))
        assert goes_on.due_on == enquiry.due_on

    def test_that_of_a_complaint_is_extended_by_four_weeks(self, pilot):
        enquiry = make_enquiry(pilot, kind=term("contact_kind.complaint"))  # by 13 July
        longer = step(enquiry, Status.EXTENDED, taken_on=date(2021, 6, 9))
        assert longer.due_on == date(2021, 8, 10)
        days = [row(enquiry, date(2021, 6, 8)).last_day, row(enquiry).last_day]
        assert days == [date(2021, 7, 13), date(2021, 8, 10)]
        assert [row(enquiry, day).is_overdue for day in (date(2021, 8, 10), date(2021, 8, 11))] == [
            False,
            True,
        ]
        assert "10 augustus 2021" in " ".join(term_in_words(enquiry, enquiry.steps.all()))
        step(enquiry, Status.WAITING)
        with breaks("neighbours_enquirystep_extended_once"):
            step(enquiry, Status.EXTENDED)
        refused = refused_by_hand(enquiry, "waiting", "extended")
        assert refused == "neighbours_enquirystep_extended_once"

    def test_no_other_and_not_once_it_is_over(self, pilot):
        question = make_enquiry(pilot)
        late = make_enquiry(
            pilot, kind=term("contact_kind.complaint"), received_on=date(2021, 4, 1)
        )
        rule = "neighbours_enquirystep_extended_once"
        for enquiry in (question, late):
            with breaks(rule):
                step(enquiry, Status.EXTENDED)
            assert refused_by_hand(enquiry, "reported", "extended") == rule

    def test_not_once_it_was_answered(self, pilot):
        enquiry = make_enquiry(pilot, kind=term("contact_kind.complaint"))
        answer(enquiry)
        rule = "neighbours_enquirystep_extended_once"
        with breaks(rule):
            step(enquiry, Status.EXTENDED)
        assert refused_by_hand(enquiry, "reported", "extended") == rule

    def test_one_that_was_opened_again_is_extended_anew(self, pilot):
        enquiry = make_enquiry(pilot, kind=term("contact_kind.complaint"))
        step(enquiry, Status.EXTENDED)
        close(enquiry)
        reopen_enquiry(enquiry=enquiry, text="Toch niet.", today=TODAY, by=system())
        assert step(enquiry, Status.EXTENDED).due_on == date(2021, 9, 8)

    def test_it_follows_a_correction(self, pilot):
        enquiry = make_enquiry(pilot)
        step(enquiry, Status.WAITING, taken_on=date(2021, 6, 3))
        step(enquiry, Status.IN_PROGRESS, taken_on=date(2021, 6, 9))
        report = term("contact_kind.report")
        corrected(enquiry, kind=report, category=term("report_category.noise"))
        assert enquiry.steps.last().due_on == date(2021, 6, 21)  # 15 June and four working days

    @pytest.mark.parametrize("facts", INTO_NO_TERM_OF_LAW)
    def test_while_it_stands_extended_it_stays_a_complaint(self, pilot, facts):
        rule = "neighbours_enquirystep_extended_has_term"
        facts = {name: term(key) for name, key in facts.items()}
        columns = ", ".join(f"{name}_id = '{value.pk}'" for name, value in facts.items())
        by_hand = f"UPDATE neighbours_enquiry SET {columns}"
        enquiry = make_enquiry(pilot, kind=term("contact_kind.complaint"))
        longer = step(enquiry, Status.EXTENDED)
        step(enquiry, Status.IN_PROGRESS)
        with breaks(rule, field="kind"):
            corrected(enquiry, **facts)
        assert refused_by(by_hand, []) == rule
        assert corrected(enquiry, text="Anders.").text == "Anders."
        withdraw_step(step=enquiry.steps.last(), reason="Vergist.", by=system())
        withdraw_step(step=longer, reason="Vergist.", by=system())
        assert not corrected(enquiry, **facts).has_term_of_law

    @pytest.mark.parametrize("facts", INTO_NO_TERM_OF_LAW)
    def test_what_was_extended_before_it_was_opened_again_is_corrected(self, pilot, facts):
        rule = "neighbours_enquirystep_extended_has_term"
        facts = {name: term(key) for name, key in facts.items()}
        enquiry = make_enquiry(pilot, kind=term("contact_kind.complaint"))  # by 13 July
        step(enquiry, Status.EXTENDED)
        close(enquiry)
        again = reopen_enquiry(enquiry=enquiry, text="Toch niet.", today=TODAY, by=system())
        due_on = corrected(enquiry, **facts).due_on
        assert due_on < date(2021, 7, 13)
        extended, _done, reopened = enquiry.steps.all()
        assert (extended.due_on, reopened.due_on > TODAY) == (due_on, True)
        day_after = reopened.due_on + timedelta(days=1)
        assert row(enquiry, day_after).is_overdue
        with breaks(rule):
            withdraw_step(step=again, reason="Vergist.", by=system())
        undone = f"UPDATE neighbours_enquirystep SET withdrawn_because = 'x' WHERE id = {again.pk}"
        assert refused_by(undone, []) == rule

    def test_it_was_not_over_when_it_was_extended(self, pilot):
        rule = "neighbours_enquirystep_extended_in_time"
        by_hand = "UPDATE neighbours_enquiry SET received_on = %s, due_on = %s"
        enquiry = make_enquiry(pilot, kind=term("contact_kind.complaint"))  # by 13 July
        step(enquiry, Status.IN_PROGRESS)
        longer = step(enquiry, Status.EXTENDED)  # on 30 June
        with breaks(rule, field="received_on"):
            corrected(enquiry, received_on=date(2021, 5, 18))
        assert refused_by(by_hand, [date(2021, 5, 18), date(2021, 6, 29)]) == rule
        assert corrected(enquiry, received_on=date(2021, 5, 19)).due_on == TODAY
        assert EnquiryStep.objects.get(pk=longer.pk).due_on == date(2021, 7, 28)
        withdraw_step(step=longer, reason="Vergist.", by=system())
        assert corrected(enquiry, received_on=date(2021, 5, 18)).due_on == date(2021, 6, 29)

    def test_what_came_too_late_before_it_was_opened_again_extended_nothing(self, pilot):
        rule = "neighbours_enquirystep_extended_in_time"
        enquiry = make_enquiry(pilot, kind=term("contact_kind.complaint"))
        step(enquiry, Status.EXTENDED)
        close(enquiry)
        again = reopen_enquiry(enquiry=enquiry, text="Toch niet.", today=TODAY, by=system())
        corrected(enquiry, received_on=date(2021, 5, 18))
        assert {each.due_on for each in enquiry.steps.all()[:2]} == {date(2021, 6, 29)}
        with breaks(rule):
            withdraw_step(step=again, reason="Vergist.", by=system())
        undone = f"UPDATE neighbours_enquirystep SET withdrawn_because = 'x' WHERE id = {again.pk}"
        assert refused_by(undone, []) == rule

    @pytest.mark.parametrize(
        ("facts", "overdue"),
        [
            ({"kind": "contact_kind.complaint"}, True),
            ({"kind": "contact_kind.complaint", "category": "report_category.noise"}, True),
            ({"kind": "contact_kind.complaint", "category": "report_category.threat"}, False),
            ({"kind": "contact_kind.question"}, False),
        ],
    )
    def test_only_a_term_of_the_law_is_over_while_we_wait(self, pilot, facts, overdue):
        enquiry = make_enquiry(pilot, **{name: term(key) for name, key in facts.items()})
        if enquiry.goes_elsewhere:
            step(enquiry, Status.FORWARDED)
        step(enquiry, Status.WAITING)
        later = row(enquiry, date(2021, 8, 1))
        assert (later.is_overdue, later.has_term_of_law) == (overdue, overdue)
        goes_on = "De termijn van de wet loopt door" in " ".join(
            term_in_words(later, enquiry.steps.all())
        )
        assert goes_on == overdue

    def test_after_an_extension_it_goes_on_as_before(self, pilot):
        enquiry = make_enquiry(pilot, kind=term("contact_kind.complaint"))
        step(enquiry, Status.WAITING)
        longer = step(enquiry, Status.EXTENDED)
        for status in (Status.WAITING, Status.IN_PROGRESS):
            assert step(enquiry, status).due_on == longer.due_on
            assert enquiry.status_now == status

    def test_the_report_counts_an_answer_after_a_pause_as_in_time(self, pilot):
        enquiry = make_enquiry(pilot)
        step(enquiry, Status.WAITING, taken_on=date(2021, 6, 3))
        step(enquiry, Status.IN_PROGRESS, taken_on=date(2021, 6, 9))
        answer(enquiry, date(2021, 6, 14))
        in_time, late, *_open = words_of(draft_of(pilot), "enquiries")["Samen"]
        assert (in_time, late) == ("1", "0")


class TestOpenedAgain:
    def test_by_the_neighbour_it_waits_for_a_new_answer(self, pilot):
        enquiry = make_enquiry(pilot)
        answer(enquiry, date(2021, 6, 4))
        close(enquiry)
        again = reopen_by_neighbour(enquiry=enquiry, text="Het is er weer.", now=NOW)
        assert (again.taken_by, again.history.get().history_user) == (None, system())
        assert (row(enquiry).status, row(enquiry).is_settled) == ("reopened", False)
        assert row(enquiry).last_day == date(2021, 7, 7)
        assert row(enquiry).handled_on == date(2021, 6, 4)
        answer(enquiry)
        assert row(enquiry).is_settled
        close(enquiry)
        assert row(enquiry).status == "done"

    @pytest.mark.parametrize(
        ("text", "rule"),
        [
            ("Toch.", "neighbours_enquirystep_allowed"),
            (" ", "neighbours_enquirystep_says_something"),
        ],
    )
    def test_not_what_is_open_nor_without_a_reason(self, pilot, text, rule):
        enquiry = make_enquiry(pilot)
        if not text.strip():
            close(enquiry)
        with breaks(rule):
            reopen_by_neighbour(enquiry=enquiry, text=text, now=NOW)
        assert not enquiry.steps.filter(status="reopened").exists()

    def test_solved_holds_until_it_is_opened_again(self, pilot):
        enquiry = make_enquiry(pilot)
        with breaks("neighbours_enquiry_solved_when_closed"):
            confirm_solved(enquiry=enquiry, now=NOW)
        close(enquiry)
        confirm_solved(enquiry=enquiry, now=NOW)
        assert confirm_solved(enquiry=enquiry, now=NOW).solved_on == TODAY
        assert Enquiry.objects.get().history.count() == 2
        reopen_enquiry(enquiry=enquiry, text="Toch niet.", today=TODAY, by=system())
        assert Enquiry.objects.get().solved_on is None

    def test_the_database_knows_nothing_solved_that_is_open(self, pilot):
        rule = "neighbours_enquiry_solved_when_closed"
        enquiry = make_enquiry(pilot)
        solved = "UPDATE neighbours_enquiry SET solved_on = %s"
        assert refused_by(solved, [TODAY]) == rule
        close(enquiry)
        assert refused_by(solved, [date(2021, 6, 29)]) == rule
        confirm_solved(enquiry=enquiry, now=NOW)
        undone = "UPDATE neighbours_enquirystep SET withdrawn_because = 'x'"
        assert refused_by(undone, []) == rule


class TestElsewhere:
    @pytest.mark.parametrize(
        "facts",
        [
            {"kind": "contact_kind.objection"},
            {"kind": "contact_kind.report", "category": "report_category.threat"},
        ],
    )
    def test_it_is_handled_when_it_was_passed_on(self, pilot, facts):
        enquiry = make_enquiry(pilot, **{name: term(key) for name, key in facts.items()})
        assert enquiry.due_on == date(2021, 6, 2)
        answer(enquiry, date(2021, 6, 2))
        assert not row(enquiry).is_settled
        with breaks("neighbours_enquirystep_passed_on_first"):
            close(enquiry)
        step(enquiry, Status.FORWARDED, taken_on=date(2021, 6, 2))
        assert (row(enquiry).is_settled, row(enquiry).handled_on) == (True, date(2021, 6, 2))
        close(enquiry)
        assert row(enquiry).status == "done"

    def test_a_threat_is_on_top_of_the_list(self, client, pilot):
        client.force_login(make_user(role="contact_officer", pilot=pilot))
        facts = {
            "kind": term("contact_kind.report"),
            "category": term("report_category.threat"),
            "received_on": TODAY,
        }
        passed_on, question, threat = (
            make_enquiry(pilot, **facts),
            make_enquiry(pilot),
            make_enquiry(pilot, **facts),
        )
        step(passed_on, Status.FORWARDED)
        rows = client.get(reverse("neighbours:enquiry-list", args=[pilot.slug])).context["page_obj"]
        assert rows.object_list == [threat, question, passed_on]
        page = client.get(reverse("neighbours:enquiry-detail", args=[pilot.slug, threat.pk]))
        assert "112" in page.content.decode()

    def test_a_threat_is_passed_on_before_we_wait_for_the_neighbour(self, pilot):
        threat = make_enquiry(
            pilot, kind=term("contact_kind.report"), category=term("report_category.threat")
        )
        with breaks("neighbours_enquirystep_passed_on_first"):
            step(threat, Status.WAITING)
        refused = refused_by_hand(threat, "reported", "waiting")
        assert refused == "neighbours_enquirystep_passed_on_first"

    def test_a_report_that_turns_out_to_be_a_threat_waits_for_us_again(self, pilot):
        report = make_enquiry(
            pilot, kind=term("contact_kind.report"), category=term("report_category.noise")
        )
        step(report, Status.WAITING)
        assert not Enquiry.objects.to_answer(on=TODAY).exists()
        corrected(report, category=term("report_category.threat"))
        assert Enquiry.objects.to_answer(on=TODAY).get().is_overdue

    def test_what_was_answered_is_not_extended_any_more(self, pilot):
        enquiry = make_enquiry(pilot, kind=term("contact_kind.complaint"))
        answer(enquiry)
        with breaks("neighbours_enquirystep_extended_once"):
            step(enquiry, Status.EXTENDED)


class TestDoubts:
    def test_we_wait_for_who_can_be_asked(self, pilot):
        with breaks("neighbours_enquirystep_someone_to_ask"):
            step(make_enquiry(pilot), Status.WAITING, confirmed=())
        for asked in ({"contact_phone": "0591 00 00 00"}, {"channel": term("channel.form")}):
            assert step(make_enquiry(pilot, **asked), Status.WAITING, confirmed=()).pk

    def test_a_complaint_is_answered_before_it_is_closed(self, pilot):
        enquiry = make_enquiry(pilot, kind=term("contact_kind.complaint"))
        with breaks("neighbours_enquiry_complaint_answered"):
            step(enquiry, Status.DONE, confirmed=())
        make_reply(enquiry)
        assert step(enquiry, Status.DONE, confirmed=()).pk

    def test_and_answered_anew_once_it_was_opened_again(self, client, pilot, officer):
        enquiry = make_enquiry(pilot, kind=term("contact_kind.complaint"))
        page = reverse("neighbours:enquiry-close", args=[pilot.slug, enquiry.pk])
        make_reply(enquiry)
        assert not client.get(page).context["warning"]
        step(enquiry, Status.DONE)
        step(enquiry, Status.REOPENED)
        assert "heropend" in client.get(page).context["warning"]
        with breaks("neighbours_enquiry_complaint_answered"):
            step(enquiry, Status.DONE, confirmed=())
        make_reply(enquiry)
        assert not client.get(page).context["warning"]
        assert step(enquiry, Status.DONE, confirmed=()).pk


class TestWithdrawn:
    def test_the_last_step_leaves_it_as_before(self, pilot):
        enquiry = make_enquiry(pilot)
        close(enquiry)
        confirm_solved(enquiry=enquiry, now=NOW)
        withdraw_step(step=enquiry.steps.get(), reason="Verkeerde melding.", by=system())
        assert row(enquiry).status == "reported"
        assert Enquiry.objects.get().solved_on is None
        assert close(enquiry).came_from == "reported"

    def test_not_one_with_a_later_step(self, pilot):
        enquiry = make_enquiry(pilot)
        first = step(enquiry, Status.WAITING)
        close(enquiry)
        with breaks("neighbours_enquirystep_is_the_last"):
            withdraw_step(step=first, reason="Niet gevraagd.", by=system())
        raw = "UPDATE neighbours_enquirystep SET withdrawn_because = 'x' WHERE id = %s"
        assert refused_by(raw, [first.pk]) == "neighbours_enquirystep_is_the_last"

    def test_what_would_be_closed_again_still_says_what_was_found(self, pilot):
        rule = "neighbours_enquiry_closed_report_has_validity"
        enquiry = make_enquiry(pilot)
        close(enquiry)
        again = reopen_enquiry(enquiry=enquiry, text="Toch niet.", today=TODAY, by=system())
        report = term("contact_kind.report")
        corrected(enquiry, kind=report, category=term("report_category.noise"))
        with breaks(rule):
            withdraw_step(step=again, reason="Vergist.", by=system())
        undone = f"UPDATE neighbours_enquirystep SET withdrawn_because = 'x' WHERE id = {again.pk}"
        assert refused_by(undone, []) == rule

    def test_not_what_the_neighbour_did(self, pilot):
        enquiry = make_enquiry(pilot)
        close(enquiry)
        again = reopen_by_neighbour(enquiry=enquiry, text="Weer lawaai.", now=NOW)
        rule = "neighbours_enquirystep_of_the_neighbour"
        with breaks(rule):
            withdraw_step(step=again, reason="Niet waar.", by=system())
        raw = "UPDATE neighbours_enquirystep SET withdrawn_because = 'x' WHERE id = %s"
        assert refused_by(raw, [again.pk]) == rule

    @pytest.mark.parametrize("reason", ["", " "])
    def test_not_without_a_reason_nor_twice(self, pilot, reason):
        enquiry = make_enquiry(pilot)
        first = step(enquiry, Status.WAITING)
        with breaks("core_mistake_is_explained", field="reason"):
            withdraw_step(step=first, reason=reason, by=system())
        withdraw_step(step=first, reason="Niet gevraagd.", by=system())
        with breaks("core_still_stands"):
            withdraw_step(step=first, reason="Nog eens.", by=system())


def offers_more_time(client, enquiry) -> bool:
    """Whether the page of an enquiry has a link to extend its term; the form opens only then."""
    at = [enquiry.pilot.slug, enquiry.pk]
    url = reverse("neighbours:enquiry-extend", args=at)
    page = client.get(reverse("neighbours:enquiry-detail", args=at))
    opens = client.get(url).status_code == 200
    assert (url in page.content.decode()) == opens
    return opens


class TestPages:
    @pytest.mark.parametrize(
        ("page", "sent", "status"),
        [
            ("enquiry-take-up", {}, "in_progress"),
            ("enquiry-wait", {"text": "Welke dag?"}, "waiting"),
            ("enquiry-extend", {"text": "De huisbaas is weg."}, "extended"),
            ("enquiry-forward", {"forwarded_to": "Politie"}, "forwarded"),
        ],
    )
    def test_each_step_has_its_form(self, client, pilot, officer, page, sent, status):
        complaint = term("contact_kind.complaint")
        enquiry = make_enquiry(pilot, kind=complaint, contact_phone="0591 00 00 00")
        sent = {"taken_on": "2021-06-30", **sent}
        url = reverse(f"neighbours:{page}", args=[pilot.slug, enquiry.pk])
        assert client.get(url).status_code == 200
        assert client.post(url, {"taken_on": "nooit"}).status_code == 422
        assert client.post(url, sent).status_code == 302
        assert (enquiry.status_now, enquiry.steps.get().taken_by) == (status, officer)
        assert client.get(url).status_code == 302

    def test_the_term_is_offered_to_be_extended_while_the_law_allows_it(
        self, client, pilot, officer
    ):
        question = make_enquiry(pilot)
        complaint = make_enquiry(pilot, kind=term("contact_kind.complaint"))
        assert [offers_more_time(client, each) for each in (question, complaint)] == [False, True]
        step(complaint, Status.EXTENDED)
        step(complaint, Status.WAITING)
        assert not offers_more_time(client, complaint)
        late = make_enquiry(
            pilot, kind=term("contact_kind.complaint"), received_on=date(2021, 4, 1)
        )
        assert not offers_more_time(client, late)

    def test_what_was_done_stands_in_order(self, client, pilot, officer):
        enquiry = make_enquiry(pilot)
        step(enquiry, Status.WAITING)
        answer(enquiry)
        close(enquiry)
        reopen_by_neighbour(enquiry=enquiry, text="Het is er weer.", now=NOW)
        answer(enquiry)
        page = client.get(reverse("neighbours:enquiry-detail", args=[pilot.slug, enquiry.pk]))
        kinds = [getattr(event.record, "status", "reply") for event in page.context["events"]]
        assert kinds == ["waiting", "reply", "done", "reopened", "reply"]
        assert "de buur" in [event.who for event in page.context["events"]]

    def test_a_step_is_withdrawn_on_its_page(self, client, pilot, officer):
        enquiry = make_enquiry(pilot)
        close(enquiry)
        url = reverse("neighbours:step-withdraw", args=[pilot.slug, enquiry.steps.get().pk])
        page = reverse("neighbours:enquiry-detail", args=[pilot.slug, enquiry.pk])
        assert url in client.get(page).content.decode()
        assert client.post(url, {"reason": "Verkeerde."}).status_code == 302
        assert enquiry.status_now == "reported"
        assert "Verkeerde." in client.get(page).content.decode()
