"""Write, change and withdraw the standard answers of a pilot."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.withdrawals import standing
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot, Term
from neighbours.models import StandardAnswer
from neighbours.rules import enquiries_answers as rules
from neighbours.rules.records import SAYS_SOMETHING
from neighbours.standard_answers import SHIPPED
from participants.actions.participants_recognised import refuse_names_in


class AnswerFacts(TypedDict):
    """What a standard answer is."""

    title: str
    kind: Term | None
    text: str
    about_who_lives: bool


@transaction.atomic
def add_standard_answer(
    *,
    pilot: Pilot,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Unpack[AnswerFacts],
) -> StandardAnswer:
    """Add a standard answer.

    Raises RuleBroken for a second one about who lives somewhere, without a title or a text, and,
    unless confirmed, when someone may be recognised by the text.
    """
    return _save(StandardAnswer(pilot=pilot), facts, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def change_standard_answer(
    *,
    answer: StandardAnswer,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[AnswerFacts],
) -> StandardAnswer:
    """Change a standard answer; answers that were given with it stay as they were.

    Raises RuleBroken as `add_standard_answer` does, and for one that was withdrawn; Overtaken when it
    is not `version` any more.
    """
    answer = standing(answer, version=version)
    return _save(answer, facts, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def take_examples(*, pilot: Pilot, by: User) -> list[StandardAnswer]:
    """Make the standard answers that come with the product those of a pilot.

    Raises RuleBroken when it has any already.
    """
    lock_pilot(pilot)
    refuse_unless(not StandardAnswer.objects.of_pilot(pilot).exists(), rules.NONE_YET)
    kinds = {term.code: term for term in Term.objects.filter(vocabulary="contact_kind")}
    return [
        save_as(
            StandardAnswer(
                pilot=pilot,
                title=each.title,
                kind=kinds.get(each.kind),
                text=each.text,
                about_who_lives=each.about_who_lives,
            ),
            by=by,
        )
        for each in SHIPPED
    ]


def _save(
    answer: StandardAnswer,
    facts: AnswerFacts,
    *,
    today: date,
    by: User,
    confirmed: Collection[str],
) -> StandardAnswer:
    refuse_unless(bool(facts["title"].strip() and facts["text"].strip()), SAYS_SOMETHING)
    texts = {"text": facts["text"]}
    refuse_names_in(texts, pilot=answer.pilot, by=by, on=today, confirmed=confirmed)
    for name, value in facts.items():
        setattr(answer, name, value)
    return save_as(answer, by=by)
