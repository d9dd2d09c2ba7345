"""Record a question of the council, let it be seen, and give it to who answers."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.timezone import localtime

from evaluations.council.snapshot import report_from
from evaluations.models import CouncilQuestion, PublishedReport
from evaluations.rules import council_questions as rules
from evaluations.selectors.council_questions import last_day_for
from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.accounts.people import all_hold
from interwonen.core.history import save_as
from interwonen.core.rules import NOT_AHEAD, refuse_unless
from interwonen.core.withdrawals import standing
from participants.actions.participants_recognised import refuse_recognisable
from participants.rules.participants import RECOGNISABLE

Way = CouncilQuestion.Way


class Asked(TypedDict):
    """What is asked about which block of a report (its code; "" for the whole), on which day, and by
    whom in words."""

    block: str
    text: str
    asked_on: date
    asked_by: str


@transaction.atomic
def record_question(
    *,
    published: PublishedReport,
    way: str,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **asked: Unpack[Asked],
) -> CouncilQuestion:
    """Record what was asked about a published edition, `way` being one of CouncilQuestion.Way.

    One from the public page waits for a look; the others are public at once. Raises RuleBroken
    without a question or without who asks, for a block that the edition does not have, for a day
    before its publication or after `today`, and, unless confirmed, when someone may be recognised.
    """
    question = CouncilQuestion(published=published, way=way)
    if way != Way.PAGE:
        question.accepted_on = today
    return _save_asked(question, asked, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def ask_publicly(
    *, published: PublishedReport, block: str, text: str, asked_by: str, today: date, by: User
) -> CouncilQuestion:
    """Record what someone wrote on the public page; it is shown after someone looked at it.

    Raises RuleBroken as `record_question` does; by whom someone may be recognised is for that look.
    """
    asked = Asked(block=block, text=text, asked_by=asked_by, asked_on=today)
    new = CouncilQuestion(published=published, way=Way.PAGE)
    return _save_asked(new, asked, today=today, by=by, confirmed=[RECOGNISABLE.name])


@transaction.atomic
def correct_question(
    *,
    question: CouncilQuestion,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **asked: Unpack[Asked],
) -> CouncilQuestion:
    """Correct what was recorded wrongly, or take out by whom someone may be recognised.

    The history keeps the words as they came in. Raises RuleBroken as `record_question` does, for one
    that was withdrawn, for a day after it became public, and for another day when the term was
    extended; Overtaken when it is not `version` any more.
    """
    question = standing(question, version=version)
    is_other_day = asked["asked_on"] != question.asked_on
    refuse_unless(not (is_other_day and question.extended_to), rules.EXTENDED_ONCE)
    return _save_asked(question, asked, today=today, by=by, confirmed=confirmed)


def _save_asked(
    question: CouncilQuestion, asked: Asked, *, today: date, by: User, confirmed: Collection[str]
) -> CouncilQuestion:
    published = question.published
    refuse_unless(bool(asked["text"].strip()), rules.SAYS_WHAT)
    refuse_unless(bool(asked["asked_by"].strip()), rules.SAYS_WHO)
    refuse_unless(asked["asked_on"] <= today, NOT_AHEAD, field="asked_on")
    after = localtime(published.published_at).date() <= asked["asked_on"]
    refuse_unless(after, rules.AFTER_PUBLICATION)
    is_public_before = question.accepted_on is not None and question.accepted_on < asked["asked_on"]
    refuse_unless(not is_public_before, rules.PUBLIC_AFTER_ASKED)
    question.block, question.block_number = asked["block"], _number(published, asked["block"])
    texts = {"text": asked["text"], "asked_by": asked["asked_by"]}
    pilot = published.report.pilot
    refuse_recognisable(texts, pilot=pilot, confirmed=confirmed, names=())
    question.text, question.asked_by = texts["text"], texts["asked_by"]
    question.asked_on, question.due_on = asked["asked_on"], last_day_for(asked["asked_on"])
    return save_as(question, by=by)


def _number(published: PublishedReport, code: str) -> str:
    """The number that the edition prints with the block; "" for the whole report."""
    if not code:
        return ""
    block = report_from(published.snapshot).block(code)
    refuse_unless(block is not None, rules.PART_OF_REPORT)
    return block.number if block else ""


@transaction.atomic
def accept_question(
    *,
    question: CouncilQuestion,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> CouncilQuestion:
    """Let everyone see a question of the public page, as it reads now.

    Raises RuleBroken when that was done already, for one that was withdrawn, and, unless confirmed,
    when someone may be recognised; Overtaken when it is not `version` any more.
    """
    question = standing(question, version=version)
    refuse_unless(not question.is_accepted, rules.ACCEPTED_ALREADY)
    texts = {"text": question.text, "asked_by": question.asked_by}
    pilot = question.published.report.pilot
    refuse_recognisable(texts, pilot=pilot, confirmed=confirmed, names=())
    question.accepted_on = today
    return save_as(question, by=by)


@transaction.atomic
def take_question(*, question: CouncilQuestion, today: date, by: User) -> CouncilQuestion:
    """Become the one who answers. Of two who do so at once the second is told.

    Raises RuleBroken when someone else has it, for who does not answer for the pilot, for one that
    was answered or withdrawn.
    """
    question = standing(question)
    refuse_unless(question.owner_id in (None, by.pk), rules.TAKEN_ALREADY)
    return _give(question, by, today=today, by=by)


@transaction.atomic
def assign_question(
    *,
    question: CouncilQuestion,
    owner: User,
    today: date,
    by: User,
    version: int | None = None,
) -> CouncilQuestion:
    """Give a question to who answers, also to someone else than before.

    Raises RuleBroken for someone who does not answer for the pilot, and for one that was answered
    or withdrawn; Overtaken when it is not `version` any more.
    """
    return _give(standing(question, version=version), owner, today=today, by=by)


def _give(question: CouncilQuestion, owner: User, *, today: date, by: User) -> CouncilQuestion:
    refuse_unless(not question.is_answered, rules.ANSWERED_ALREADY)
    pilot = question.published.report.pilot
    answers = all_hold([owner], Permission.REPORT_WRITE, pilot=pilot, days=[today])
    refuse_unless(answers, rules.OWNER_ANSWERS)
    question.owner = owner
    return save_as(question, by=by)
