"""Record the calls of a consultation hour, call back, correct what was recorded."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.formatting import in_words
from interwonen.core.history import save_as
from interwonen.core.rules import RuleBroken, refuse_unless
from interwonen.core.versions import locked
from interwonen.core.withdrawals import standing, withdraw
from interwonen.pilots.models import Term
from neighbours.actions.enquiries import record_enquiry
from neighbours.models import Call, ConsultationHour
from neighbours.models.consultation_hours import Handling
from neighbours.models.enquiries import COMPLAINT, OBJECTION, REPORT, THREAT
from neighbours.rules import consultation_hours as rules
from participants.actions.participants_recognised import refuse_names_in

CHANNEL = "channel.phone_hour"
# Kinds that the municipality always answers in writing or passes on, and that the council counts.
_KINDS_RECORDED = (REPORT, COMPLAINT, OBJECTION)


class QuestionFacts(TypedDict):
    """What the neighbour asked, and whether the answer was given."""

    kind: NotRequired[Term | None]
    category: NotRequired[Term | None]
    note: NotRequired[str]
    handling: NotRequired[str]


class CallFacts(QuestionFacts):
    """What is recorded of a call; the name and the number only as the neighbour gave them."""

    outcome: str
    came_at: NotRequired[time | None]
    caller_name: NotRequired[str]
    telephone: NotRequired[str]


@transaction.atomic
def log_call(
    *,
    hour: ConsultationHour,
    now: datetime,
    by: User,
    booking: Call | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[CallFacts],
) -> Call:
    """Record a call, or what became of an appointment (`booking`).

    A question "to be answered" becomes an enquiry received on the day of the hour, which then holds
    the words and the caller. Raises RuleBroken when the hour was cancelled, the call has no time or
    has yet to come, the appointment became a call already, a number to call back or the question is
    missing, and, unless confirmed, when the time lies outside the hour or someone may be recognised
    by the note.
    """
    hour = locked(hour)
    refuse_unless(not hour.is_cancelled, rules.HOUR_GOES_ON)
    call = Call(hour=hour)
    if booking is not None:
        call = locked(booking)
        refuse_unless(call.is_booked and not call.is_withdrawn, rules.STILL_BOOKED)
        call.hour = hour
    call.logged_by = by
    _fill_in(call, facts, now, confirmed)
    return _settle(call, facts, today=now.date(), by=by, confirmed=confirmed)


@transaction.atomic
def call_back(
    *,
    call: Call,
    now: datetime,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Unpack[QuestionFacts],
) -> Call:
    """Record that a neighbour was called back; a question to be answered was received that day.

    Raises RuleBroken when nobody waits here any more, and as `log_call` does for the question.
    """
    call = locked(call)
    refuse_unless(call.waits_for_us, rules.STILL_TO_CALL)
    call.called_back_at, call.called_back_by = now, by
    return _settle(call, facts, today=now.date(), by=by, confirmed=confirmed)


@transaction.atomic
def note_try(*, call: Call, now: datetime, by: User) -> Call:
    """Note that a neighbour was rung back and did not answer; they still wait.

    Raises RuleBroken when nobody waits here any more.
    """
    call = locked(call)
    refuse_unless(call.waits_for_us, rules.STILL_TO_CALL)
    call.tries, call.tried_at = call.tries + 1, now
    return save_as(call, by=by)


def _fill_in(call: Call, facts: CallFacts, now: datetime, confirmed: Collection[str]) -> None:
    """Give a call its outcome, time and caller, and check these."""
    call.outcome = facts["outcome"]
    spoken = {Call.Outcome.TAKEN, Call.Outcome.MISSED, Call.Outcome.CALL_BACK}
    refuse_unless(call.outcome in spoken, rules.KNOWN_OUTCOME)
    _set_time(call, facts.get("came_at"), now, confirmed)
    waits = call.slot_at is not None and not call.hour.has_passed(call.slot_at, now)
    is_early = waits and call.outcome == Call.Outcome.MISSED
    refuse_unless(not is_early, rules.MISSED_AFTER_ITS_TIME, confirmed=confirmed)
    call.caller_name = facts.get("caller_name") or call.caller_name
    call.telephone = facts.get("telephone") or call.telephone
    has_number = bool(call.telephone.strip())
    refuse_unless(has_number or call.outcome != Call.Outcome.CALL_BACK, rules.NUMBER_KNOWN)


def _set_time(call: Call, came_at: time | None, now: datetime, confirmed: Collection[str]) -> None:
    """Give a call its time, which is that of its appointment when it has no other."""
    call.came_at = came_at
    refuse_unless(bool(call.came_at or call.slot_at), rules.HAS_TIME)
    hour = call.hour
    refuse_unless(hour.has_passed(call.at, now), rules.NOT_AHEAD)
    about = _("%(first)s to %(last)s") % {
        "first": in_words(hour.opens_at),
        "last": in_words(hour.closes_at),
    }
    refuse_unless(hour.is_near(call.at), rules.IN_ITS_HOUR, f"{about}.", confirmed=confirmed)


def _settle(
    call: Call, facts: QuestionFacts, *, today: date, by: User, confirmed: Collection[str]
) -> Call:
    """Save a call with its question, which an enquiry holds when it is still to be answered."""
    was_spoken_to = call.outcome == Call.Outcome.TAKEN or call.called_back_at is not None
    if was_spoken_to:
        handling = facts.get("handling", "")
        refuse_unless(handling in Handling.values, rules.HANDLING_SAID)
        if handling == Handling.TO_ANSWER:
            return _save_asked(call, facts, today=today, by=by, confirmed=confirmed)
        refuse_unless(not _is_always_recorded(facts), rules.ALWAYS_RECORDED)
    call.kind, call.category = facts.get("kind"), facts.get("category")
    call.note = facts.get("note", "")
    texts, pilot, also = {"note": call.note}, call.hour.pilot, [call.caller_name]
    refuse_names_in(texts, pilot=pilot, by=by, on=today, confirmed=confirmed, also=also)
    return save_as(call, by=by)


def _is_always_recorded(facts: QuestionFacts) -> bool:
    kind, category = facts.get("kind"), facts.get("category")
    is_threat = category is not None and category.pk == THREAT
    return is_threat or (kind is not None and kind.pk in _KINDS_RECORDED)


def _save_asked(
    call: Call, facts: QuestionFacts, *, today: date, by: User, confirmed: Collection[str]
) -> Call:
    """Save a call as an enquiry, which then holds its words and its caller."""
    kind, text = facts.get("kind"), facts.get("note", "").strip()
    refuse_unless(bool(text), rules.QUESTION_SAID)
    if kind is None:
        raise RuleBroken(rules.QUESTION_SAID, field="kind")
    has_number = bool(call.telephone.strip())
    refuse_unless(has_number, rules.ASKED_WITH_NUMBER, confirmed=confirmed)
    back = call.called_back_at
    call.enquiry = record_enquiry(
        pilot=call.hour.pilot,
        channel=Term.objects.get(pk=CHANNEL),
        kind=kind,
        category=facts.get("category"),
        text=text,
        received_on=localtime(back).date() if back else call.hour.day,
        contact_name=call.caller_name,
        contact_phone=call.telephone,
        today=today,
        by=by,
        confirmed=confirmed,
    )
    call.caller_name = call.telephone = call.note = ""
    call.kind = call.category = None
    return save_as(call, by=by)


@transaction.atomic
def change_call(
    *,
    call: Call,
    now: datetime,
    by: User,
    tries: int | None = None,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[CallFacts],
) -> Call:
    """Correct what was recorded of a call; a question "to be answered" becomes an enquiry.

    `tries` is how many stay of the times that it was tried; all of them without it.
    Raises RuleBroken as `log_call` does, for one that was withdrawn, an appointment, a call that
    became an enquiry, which holds its words and its caller, and for more tries than there were;
    Overtaken when it is not `version` any more.
    """
    call = standing(call, version=version)
    refuse_unless(not call.is_booked, rules.HAS_COME)
    refuse_unless(call.enquiry_id is None, rules.KEPT_BY_ENQUIRY)
    call.caller_name = call.telephone = ""
    _fill_in(call, facts, now, confirmed)
    if call.outcome != Call.Outcome.CALL_BACK:
        call.called_back_at = call.called_back_by = None
        tries = 0
    if tries is not None:
        _take_off_tries(call, tries)
    return _settle(call, facts, today=now.date(), by=by, confirmed=confirmed)


def _take_off_tries(call: Call, left: int) -> None:
    """Let so many tries be left, the last of them when the history says that it was."""
    refuse_unless(0 <= left <= call.tries, rules.TRIES_TAKEN_OFF)
    if left < call.tries:
        call.tries = left
        call.tried_at = call.history.filter(tries=left).latest().tried_at if left else None


@transaction.atomic
def change_time(
    *,
    call: Call,
    came_at: time | None,
    now: datetime,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> Call:
    """Correct the time of a call, which is all that one that became an enquiry still holds.

    Raises RuleBroken as `log_call` does for the time, for one that was withdrawn and an appointment;
    Overtaken when it is not `version` any more.
    """
    call = standing(call, version=version)
    refuse_unless(not call.is_booked, rules.HAS_COME)
    _set_time(call, came_at, now, confirmed)
    return save_as(call, by=by)


@transaction.atomic
def withdraw_call(call: Call, *, reason: str, by: User) -> Call:
    """Withdraw a call or an appointment; it stays readable and counts nowhere.

    Who rang is removed: nothing is left to tell them. An enquiry that it became stays as it is.
    Raises RuleBroken when it was withdrawn already, and without a reason.
    """
    return withdraw(call, reason=reason, by=by, caller_name="", telephone="")
