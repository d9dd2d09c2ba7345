"""Bring an enquiry into another state, by one of us or by the neighbour."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NotRequired, TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import NOT_AHEAD, STILL_STANDS, refuse_unless
from interwonen.core.versions import locked
from interwonen.core.withdrawals import standing, withdraw
from interwonen.pilots.models import Term
from neighbours.actions.enquiries import (
    is_answered,
    refuse_names,
    refuse_unless_passed_on,
    refuse_unlike_steps,
)
from neighbours.actions.enquiries_follow import tell_of_news
from neighbours.models import Enquiry, EnquiryStep, Status
from neighbours.models.enquiries_status import NEEDS_TEXT, TRANSITIONS
from neighbours.rules import enquiries_steps as rules
from neighbours.selectors.enquiries_terms import last_day_after, may_be_extended

# Of these the neighbour hears: something was asked, it takes longer, someone else deals with it, is it
# solved?
_TOLD = (Status.WAITING, Status.EXTENDED, Status.FORWARDED, Status.DONE)


class StepWords(TypedDict):
    """What a step says; to whom it was passed on only when it was."""

    text: NotRequired[str]
    forwarded_to: NotRequired[str]
    external_reference: NotRequired[str]


@transaction.atomic
def take_step(
    *,
    enquiry: Enquiry,
    status: str,
    taken_on: date,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **words: Unpack[StepWords],
) -> EnquiryStep:
    """Bring an enquiry into another state on a date, as one of us.

    A neighbour who left an address is mailed a link when we wait, passed it on or closed it.
    Raises RuleBroken for one that was withdrawn, when the table of transitions does not allow it, for
    a date after `today` or before the last step, without the words that the state needs, for closing
    or waiting with what has to be passed on first, for closing a report of which nobody said what was
    found, and for extending a term that the law does not extend. Unless confirmed also when someone
    may be recognised by a text, for waiting for who cannot be asked, and for closing a complaint that
    nobody answered since it came in or was opened again.
    """
    enquiry = locked(enquiry)
    refuse_unless(taken_on <= today, NOT_AHEAD, field="taken_on")
    texts: dict[str, str] = dict(words)  # type: ignore[arg-type]
    refuse_names(enquiry, texts, today=today, by=by, confirmed=confirmed)
    step = _add_step(enquiry, status, on=taken_on, by=by, person=by, **words)
    _doubt(enquiry, status, confirmed)
    if status in _TOLD:
        tell_of_news(enquiry, today=today, by=by)
    return step


def _doubt(enquiry: Enquiry, status: str, confirmed: Collection[str]) -> None:
    if status == Status.WAITING:
        refuse_unless(not enquiry.is_out_of_reach, rules.SOMEONE_TO_ASK, confirmed=confirmed)
    if status == Status.DONE and enquiry.has_term_of_law:
        refuse_unless(is_answered(enquiry), rules.COMPLAINT_ANSWERED, confirmed=confirmed)


@transaction.atomic
def close_enquiry(
    *,
    enquiry: Enquiry,
    text: str,
    today: date,
    by: User,
    validity: Term | None = None,
    confirmed: Collection[str] = (),
) -> EnquiryStep:
    """Close an enquiry on `today` and say how it ended, of a report also what we found.

    The open ones about the same matter are closed with it, and what we found holds for each report
    among them. Raises RuleBroken as `take_step` does.
    """
    enquiry = locked(enquiry)
    others = [each for each in Enquiry.objects.about_the_same_as(enquiry) if each.is_open_now]
    words: dict[str, Any] = {"text": text, "today": today, "by": by, "confirmed": confirmed}
    closed = _close(enquiry, validity, words)
    for other in others:
        _close(other, validity, words)
    return closed


def _close(enquiry: Enquiry, validity: Term | None, words: dict[str, Any]) -> EnquiryStep:
    enquiry = locked(enquiry)
    if enquiry.is_report and validity is not None and validity != enquiry.validity:
        enquiry.validity = validity
        save_as(enquiry, by=words["by"])
    return take_step(enquiry=enquiry, status=Status.DONE, taken_on=words["today"], **words)


@transaction.atomic
def reopen_by_neighbour(*, enquiry: Enquiry, text: str, now: datetime) -> EnquiryStep:
    """Open a closed enquiry again because the neighbour says why it is not solved.

    The step names nobody, and the history the application. Raises RuleBroken when it is not closed
    and without a text.
    """
    enquiry = _unsolved(locked(enquiry), by=User.system())
    return _add_step(
        enquiry, Status.REOPENED, on=now.date(), by=User.system(), person=None, text=text
    )


@transaction.atomic
def reopen_enquiry(
    *, enquiry: Enquiry, text: str, today: date, by: User, confirmed: Collection[str] = ()
) -> EnquiryStep:
    """Open a closed enquiry again and say why. Raises RuleBroken as `take_step` does."""
    return take_step(
        enquiry=_unsolved(locked(enquiry), by=by),
        status=Status.REOPENED,
        taken_on=today,
        text=text,
        today=today,
        by=by,
        confirmed=confirmed,
    )


@transaction.atomic
def confirm_solved(*, enquiry: Enquiry, now: datetime) -> Enquiry:
    """Keep that the neighbour called it solved; twice is once.

    Raises RuleBroken when the enquiry is not closed.
    """
    enquiry = locked(enquiry)
    refuse_unless(enquiry.status_now == Status.DONE, rules.SOLVED_WHEN_CLOSED)
    if enquiry.solved_on is not None:
        return enquiry
    enquiry.solved_on = now.date()
    return save_as(enquiry, by=User.system())


@transaction.atomic
def withdraw_step(step: EnquiryStep, *, reason: str, by: User) -> EnquiryStep:
    """Withdraw the last step of an enquiry, which was a mistake: it stands as before then.

    Raises RuleBroken when it was withdrawn already, without a reason, when it is not the last, when the
    neighbour took it, and when the enquiry was corrected since into what cannot stand as it did before.
    """
    enquiry = standing(step.enquiry)
    step = standing(step)
    of_the_neighbour = step.status == Status.REOPENED and step.taken_by is None
    refuse_unless(not of_the_neighbour, rules.STEP_OF_THE_NEIGHBOUR)
    *before, last = enquiry.steps.standing()
    refuse_unless(last == step, rules.STEP_IS_THE_LAST)
    refuse_unlike_steps(enquiry, before)
    _unsolved(enquiry, by=by)
    return withdraw(step, reason=reason, by=by)


def _unsolved(enquiry: Enquiry, *, by: User) -> Enquiry:
    """What is open is not solved, whatever the neighbour said before."""
    if enquiry.solved_on is None:
        return enquiry
    enquiry.solved_on = None
    return save_as(enquiry, by=by)


def _add_step(
    enquiry: Enquiry,
    status: str,
    *,
    on: date,
    by: User,
    person: User | None,
    **words: Unpack[StepWords],
) -> EnquiryStep:
    refuse_unless(not enquiry.is_withdrawn, STILL_STANDS)
    steps = list(enquiry.steps.standing())
    last = steps[-1] if steps else None
    came_from = last.status if last else Status.REPORTED
    refuse_unless(status in TRANSITIONS[came_from], rules.STEP_ALLOWED)
    refuse_unless(on >= (last.taken_on if last else enquiry.received_on), rules.STEP_IN_ORDER)
    _refuse_too_few(words, status)
    if status == Status.WAITING:
        refuse_unless_passed_on(enquiry, steps)
    if status == Status.EXTENDED:
        may = may_be_extended(enquiry, steps, on=on) and not is_answered(enquiry)
        refuse_unless(may, rules.EXTENDED_ONCE)
    step = EnquiryStep(
        enquiry=enquiry,
        came_from=came_from,
        status=status,
        taken_on=on,
        taken_by=person,
        due_on=last_day_after(enquiry, last, status=status, on=on),
        **words,
    )
    refuse_unlike_steps(enquiry, [*steps, step])
    return save_as(step, by=by)


def _refuse_too_few(words: StepWords, status: str) -> None:
    said = bool(words.get("text", "").strip())
    refuse_unless(status not in NEEDS_TEXT or said, rules.STEP_SAYS_SOMETHING)
    to_whom = status != Status.FORWARDED or bool(words.get("forwarded_to", "").strip())
    refuse_unless(to_whom, rules.STEP_SAYS_TO_WHOM)
