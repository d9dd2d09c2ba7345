"""The words of residents: write them so that nobody is recognised, and have them approved."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from evaluations.models import ResidentWords
from evaluations.models.resident_words import DISGUISES, WORDS_LENGTH
from evaluations.quarters import has_report
from evaluations.rules import resident_words as rules
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.quarters import Quarter
from interwonen.core.rules import refuse_unless
from interwonen.core.withdrawals import standing, withdraw
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot
from participants.actions.participants_recognised import refuse_names_in


class Words(TypedDict):
    """The words for the report on the quarter of this first day, and what was changed in them."""

    quarter_starts_on: date
    text: str
    changed_name: bool
    changed_age: bool
    changed_place: bool
    changed_circumstances: bool


@transaction.atomic
def write_resident_words(
    *, pilot: Pilot, today: date, by: User, confirmed: Collection[str] = (), **words: Unpack[Words]
) -> ResidentWords:
    """Write words for a report, in which nobody can be recognised.

    Raises RuleBroken without words, for more than 600 characters, when nothing was changed, for a
    quarter without a report, and, unless confirmed, when someone may be recognised.
    """
    return _save(ResidentWords(pilot=pilot), words, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def change_resident_words(
    *,
    words: ResidentWords,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[Words],
) -> ResidentWords:
    """Correct words; who corrects them is then who wrote them, and they are approved anew.

    Raises RuleBroken as `write_resident_words` does, and for words that were withdrawn; Overtaken
    when they are not `version` any more.
    """
    words = standing(words, version=version)
    words.approved_by = words.approved_on = None
    return _save(words, facts, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def approve_resident_words(
    *, words: ResidentWords, today: date, by: User, version: int | None = None
) -> ResidentWords:
    """Approve words of someone else for the report.

    Raises RuleBroken for who wrote them, and when they were approved or withdrawn already; Overtaken
    when they are not `version` any more.
    """
    words = standing(words, version=version)
    refuse_unless(not words.is_approved, rules.APPROVED_ONCE)
    refuse_unless(words.written_by_id != by.pk, rules.SECOND_PERSON)
    words.approved_by, words.approved_on = by, today
    return save_as(words, by=by)


@transaction.atomic
def withdraw_resident_words(*, words: ResidentWords, reason: str, by: User) -> ResidentWords:
    """Withdraw words: no report from now on prints them; published ones stay as they are.

    Raises RuleBroken when that was done already, and without a reason.
    """
    lock_pilot(words.pilot)  # a report that is being published waits, or goes first
    return withdraw(words, reason=reason, by=by)


def _save(
    words: ResidentWords, facts: Words, *, today: date, by: User, confirmed: Collection[str]
) -> ResidentWords:
    pilot, text = lock_pilot(words.pilot), facts["text"]
    quarter = Quarter.containing(facts["quarter_starts_on"])
    refuse_unless(has_report(pilot, quarter, today=today), rules.OF_A_QUARTER)
    refuse_unless(bool(text.strip()), rules.SAY_SOMETHING)
    refuse_unless(len(text) <= WORDS_LENGTH, rules.NOT_TOO_LONG)
    for name in DISGUISES:
        setattr(words, name, facts[name])  # type: ignore[literal-required]
    refuse_unless(any(getattr(words, name) for name in DISGUISES), rules.MADE_UNRECOGNISABLE)
    refuse_names_in({"text": text}, pilot=pilot, by=by, on=today, confirmed=confirmed)
    words.quarter_starts_on, words.text = quarter.starts_on, text
    words.written_by = by
    return save_as(words, by=by)
