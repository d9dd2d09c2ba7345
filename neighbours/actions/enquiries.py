"""Record an enquiry from the neighbourhood and answer it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import NOT_AHEAD, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot, refuse_far_from
from interwonen.pilots.models import Pilot, Term
from neighbours.actions.enquiries_contacts import keep_contact
from neighbours.actions.enquiries_follow import tell_of_news
from neighbours.models import Enquiry, EnquiryStep, LetterRound, Reply, Status
from neighbours.rules import enquiries as rules
from neighbours.rules import enquiries_steps as steps_rules
from neighbours.rules.enquiries_links import ANSWERED_ALIKE
from neighbours.rules.records import SAYS_SOMETHING
from neighbours.selectors.enquiries_terms import extension_of, is_extended_late, last_day_from
from participants.actions.participants_recognised import refuse_names_in

_CONTACT = ("contact_name", "contact_email", "contact_phone")


class EnquiryFacts(TypedDict):
    """What is recorded of an enquiry; the name and address of the neighbour are as they were given."""

    channel: Term
    kind: Term
    text: str
    received_on: date
    category: NotRequired[Term | None]
    asks_who_lives: NotRequired[bool]
    letter_round: NotRequired[LetterRound | None]
    contact_name: NotRequired[str]
    contact_email: NotRequired[str]
    contact_phone: NotRequired[str]


@transaction.atomic
def record_enquiry(
    *,
    pilot: Pilot,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Unpack[EnquiryFacts],
) -> Enquiry:
    """Record what a neighbour told someone, as `receive_enquiry` does.

    Raises RuleBroken as it does and, unless confirmed, when someone may be recognised by the text.
    """
    enquiry = receive_enquiry(pilot=pilot, today=today, by=by, **facts)
    refuse_names(enquiry, {"text": facts["text"]}, today=today, by=by, confirmed=confirmed)
    return enquiry


@transaction.atomic
def receive_enquiry(
    *, pilot: Pilot, today: date, by: User, **facts: Unpack[EnquiryFacts]
) -> Enquiry:
    """Keep a question or report in the neighbour's own words, with the next number and the last day
    for an answer.

    Raises RuleBroken for a date after `today` or more than a year before the pilot, without a text,
    and for a report without a category.
    """
    lock_pilot(pilot)
    last = Enquiry.objects.of_pilot(pilot).aggregate(last=Max("number"))["last"]
    enquiry = Enquiry(pilot=pilot, number=(last or 0) + 1)
    return save_enquiry(enquiry, facts, today=today, by=by)


def save_enquiry(enquiry: Enquiry, facts: EnquiryFacts, *, today: date, by: User) -> Enquiry:
    """Check an enquiry as `receive_enquiry` says, and save it with the last day for an answer."""
    for name, value in facts.items():
        if name not in _CONTACT:
            setattr(enquiry, name, value)
    received_on = enquiry.received_on
    refuse_unless(received_on <= today, NOT_AHEAD, field="received_on")
    refuse_far_from(enquiry.pilot, received_on, field="received_on")
    refuse_unless(bool(enquiry.text.strip()), SAYS_SOMETHING)
    has_category = not enquiry.is_report or enquiry.category is not None
    refuse_unless(has_category, rules.REPORT_HAS_CATEGORY)
    enquiry.due_on = last_day_from(enquiry, received_on)
    if enquiry.pk is not None:
        _refuse_as_corrected(enquiry)
    save_as(enquiry, by=by)
    keep_contact(
        enquiry,
        name=facts.get("contact_name", enquiry.contact_name),
        email=facts.get("contact_email", enquiry.contact_email),
        phone=facts.get("contact_phone", enquiry.contact_phone),
        by=by,
    )
    return enquiry


def _refuse_as_corrected(enquiry: Enquiry) -> None:
    """Refuse a correction into what does not fit what is linked with an enquiry, or its steps."""
    others = Enquiry.objects.about_the_same_as(enquiry)
    unlike = others.exclude(pk__in=others.passed_on_as(enquiry).values("pk"))
    field = "kind" if enquiry.is_objection else "category"
    refuse_unless(not unlike.exists(), ANSWERED_ALIKE, field=field)
    refuse_unlike_steps(enquiry, list(enquiry.steps.standing()))


def refuse_unlike_steps(enquiry: Enquiry, steps: Sequence[EnquiryStep]) -> None:
    """Refuse that after these steps an enquiry stands extended without a term of the law or after it
    was over, or closed while it has to be passed on or is a report of which nobody said what was
    found."""
    fits = enquiry.has_term_of_law or extension_of(steps) is None
    refuse_unless(fits, steps_rules.EXTENDED_HAS_TERM)
    refuse_unless(not is_extended_late(enquiry, steps), steps_rules.EXTENDED_IN_TIME)
    if not steps or steps[-1].status != Status.DONE:
        return
    refuse_unless_passed_on(enquiry, steps)
    found = enquiry.validity_id is not None or not enquiry.is_report
    refuse_unless(found, steps_rules.SAYS_WHAT_WAS_FOUND, str(enquiry))


def refuse_unless_passed_on(enquiry: Enquiry, steps: Sequence[EnquiryStep]) -> None:
    """Refuse what comes after passing on, when an enquiry goes elsewhere and no step says to whom."""
    fits = not enquiry.goes_elsewhere or any(step.status == Status.FORWARDED for step in steps)
    refuse_unless(fits, steps_rules.PASSED_ON_FIRST, str(enquiry))


@transaction.atomic
def answer_enquiry(
    *,
    enquiry: Enquiry,
    replied_on: date,
    channel: Term,
    text: str,
    today: date,
    by: User,
    seen: int | None = None,
    confirmed: Collection[str] = (),
) -> Reply:
    """Record the answer that a neighbour got; it counts for all open ones about the same matter.

    `seen` is the key of the last answer that the user saw, 0 for none. A neighbour who left an
    address is mailed a link to it. Raises RuleBroken when the enquiry is closed, without a text, for
    a date before receipt or after `today`, and, unless confirmed, when someone may be recognised by
    the text and when there is an answer after `seen`.
    """
    enquiry = locked(enquiry)
    refuse_unless(enquiry.is_open_now, rules.STILL_OPEN)
    if seen is not None:
        _refuse_unseen(enquiry, seen, confirmed)
    reply = Reply(enquiry=enquiry, replied_on=replied_on, channel=channel, text=text, replied_by=by)
    reply.reopenings = times_reopened(enquiry)
    save_reply(reply, today=today, by=by, confirmed=confirmed)
    tell_of_news(enquiry, today=today, by=by)
    for other in Enquiry.objects.about_the_same_as(enquiry).select_for_update(no_key=True):
        if other.is_open_now:
            give_too(reply, other, today=today, by=by)
    return reply


def _refuse_unseen(enquiry: Enquiry, seen: int, confirmed: Collection[str]) -> None:
    last = enquiry.replies.standing().filter(pk__gt=seen).order_by("pk").last()
    who = _("%(who)s did.") % {"who": last.replied_by} if last else ""
    refuse_unless(last is None, rules.ANSWERED_MEANWHILE, who, confirmed=confirmed)


def give_too(reply: Reply, other: Enquiry, *, today: date, by: User) -> None:
    """The neighbour of another enquiry about the same matter gets the answer as well."""
    copy = Reply(
        enquiry=other,
        given_with=reply,
        replied_on=max(reply.replied_on, other.received_on),
        channel=reply.channel,
        text=reply.text,
        replied_by=by,
        reopenings=times_reopened(other),
    )
    save_as(copy, by=by)
    tell_of_news(other, today=today, by=by)


def times_reopened(enquiry: Enquiry) -> int:
    """How often an enquiry was opened again until now."""
    return enquiry.steps.standing().filter(status=Status.REOPENED).count()


def is_answered(enquiry: Enquiry) -> bool:
    """Whether there is an answer since an enquiry came in or was opened again."""
    since = times_reopened(enquiry)
    return enquiry.replies.standing().filter(reopenings__gte=since).exists()


def save_reply(reply: Reply, *, today: date, by: User, confirmed: Collection[str]) -> Reply:
    """Check an answer as `answer_enquiry` says, and save it."""
    refuse_unless(reply.enquiry.received_on <= reply.replied_on, rules.REPLY_AFTER_RECEIPT)
    refuse_unless(reply.replied_on <= today, NOT_AHEAD, field="replied_on")
    refuse_unless(bool(reply.text.strip()), SAYS_SOMETHING)
    refuse_names(reply.enquiry, {"text": reply.text}, today=today, by=by, confirmed=confirmed)
    return save_as(reply, by=by)


def refuse_names(
    enquiry: Enquiry,
    texts: Mapping[str, str],
    *,
    today: date,
    by: User,
    confirmed: Collection[str],
) -> None:
    """Refuse texts at an enquiry by which a resident or its neighbour may be recognised, unless
    confirmed."""
    pilot, neighbour = enquiry.pilot, [enquiry.contact_name]
    refuse_names_in(texts, pilot=pilot, by=by, on=today, confirmed=confirmed, also=neighbour)
