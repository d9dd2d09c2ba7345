"""Record an incident, change it, review its agreements, and correct that review."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Term
from participants.actions.records import set_fields
from participants.models import Incident, Participant
from participants.models.incidents import INCIDENT_LENGTH, MOST_DAYS_TO_REVIEW
from participants.rules import incidents as rules
from participants.selectors.participants_support_period import is_supported


@transaction.atomic
def record_incident(
    *,
    participant: Participant,
    reported_to: Iterable[Term],
    now: datetime,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Any,
) -> Incident:
    """Record an incident with the given fields of Incident; date and time in Europe/Amsterdam.

    Raises RuleBroken for a time after `now`, a date without support, texts that are missing or
    too long, a red card without a yellow one before it and without a reason, agreements without a
    day within a year, when it does not say who knows, when nobody knows of a very serious one, and,
    unless confirmed, for a yellow card without agreements.
    """
    incident = Incident(participant=participant, recorded_by=by, **facts)
    refuse_unless(not _is_bare_yellow(incident), rules.YELLOW_HAS_AGREEMENTS, confirmed=confirmed)
    return _write(incident, reported_to, now=now, by=by)


@transaction.atomic
def change_incident(
    *,
    incident: Incident,
    reported_to: Iterable[Term],
    now: datetime,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Any,
) -> Incident:
    """Change the given fields of an incident.

    Raises RuleBroken as `record_incident` does, and when a red card depends on a yellow one that
    would go; Overtaken when the incident is not `version` any more.
    """
    incident = locked(incident, version=version)
    was_bare = _is_bare_yellow(incident)
    set_fields(incident, facts)
    is_right = was_bare or not _is_bare_yellow(incident)
    refuse_unless(is_right, rules.YELLOW_HAS_AGREEMENTS, confirmed=confirmed)
    return _write(incident, reported_to, now=now, by=by)


@transaction.atomic
def review_agreements(*, incident: Incident, review_note: str, today: date, by: User) -> Incident:
    """Record on `today` the result of the agreements.

    Raises RuleBroken when none wait for a review, and for a note that is empty or too long.
    """
    incident = locked(incident)
    waits = incident.review_on is not None and incident.reviewed_on is None
    refuse_unless(waits, rules.SOMETHING_TO_REVIEW)
    incident.reviewed_on, incident.reviewed_by = today, by
    return _save_review(incident, review_note, by)


@transaction.atomic
def change_review(
    *, incident: Incident, review_note: str, by: User, version: int | None = None
) -> Incident:
    """Correct what came of the agreements; who looked at them and when stays as it was.

    Raises RuleBroken when nobody has looked at them yet, and for a note that is empty or too long;
    Overtaken when the incident is not `version` any more.
    """
    incident = locked(incident, version=version)
    refuse_unless(incident.reviewed_on is not None, rules.REVIEWED_BEFORE)
    return _save_review(incident, review_note, by)


def _save_review(incident: Incident, review_note: str, by: User) -> Incident:
    refuse_unless(bool(review_note.strip()), rules.REVIEW_SAYS_WHAT)
    fits = len(review_note) <= INCIDENT_LENGTH
    refuse_unless(fits, rules.INCIDENT_TEXT, field="review_note")
    incident.review_note = review_note
    return save_as(incident, by=by)


def _write(incident: Incident, reported_to: Iterable[Term], *, now: datetime, by: User) -> Incident:
    reported_to = list(reported_to)
    # One at a time: a card depends on the other cards, a day on the support.
    lock_pilot(incident.participant.pilot)
    _refuse_time(incident, now)
    _refuse_texts(incident)
    _refuse_card(incident)
    refuse_unless(bool(reported_to), rules.SAYS_WHO_KNOWS)
    nobody = any(term.code == "nobody" for term in reported_to)
    refuse_unless(not nobody or len(reported_to) == 1, rules.NOBODY_ALONE)
    very_serious = incident.seriousness == Incident.Seriousness.VERY_SERIOUS
    refuse_unless(not (very_serious and nobody), rules.VERY_SERIOUS_IS_REPORTED)
    return save_as(incident, by=by, links={"reported_to": reported_to})


def _is_bare_yellow(incident: Incident) -> bool:
    """Whether it has a yellow card with neither agreements nor a day to review them."""
    is_yellow = incident.card == Incident.Card.YELLOW
    return is_yellow and not incident.agreements.strip() and incident.review_on is None


def _refuse_time(incident: Incident, now: datetime) -> None:
    day, at = incident.happened_on, incident.happened_at or time.min
    happened = timezone.make_aware(datetime.combine(day, at))
    refuse_unless(happened <= now, rules.INCIDENT_HAPPENED)
    refuse_unless(is_supported(incident.participant, day), rules.INCIDENT_DURING_SUPPORT)


def _refuse_texts(incident: Incident) -> None:
    for field in ("what_happened", "what_was_done"):
        says_it = bool(getattr(incident, field).strip())
        refuse_unless(says_it, rules.SAYS_WHAT_HAPPENED, field=field)
    for field in ("what_happened", "what_was_done", "agreements", "no_yellow_reason"):
        fits = len(getattr(incident, field)) <= INCIDENT_LENGTH
        refuse_unless(fits, rules.INCIDENT_TEXT, field=field)
    agreed, review_on = bool(incident.agreements.strip()), incident.review_on
    refuse_unless(agreed == (review_on is not None), rules.AGREEMENTS_HAVE_A_DAY)
    in_order = review_on is None or review_on >= incident.happened_on
    refuse_unless(in_order, rules.REVIEW_AFTER_THE_DAY)
    last = incident.happened_on + timedelta(days=MOST_DAYS_TO_REVIEW)
    refuse_unless(review_on is None or review_on <= last, rules.REVIEW_WITHIN_A_YEAR)


def _refuse_card(incident: Incident) -> None:
    """Refuse a red card, this one or another, with neither an earlier yellow card nor a reason."""
    card = incident.card
    has_reason = bool(incident.no_yellow_reason.strip())
    refuse_unless(card == Incident.Card.RED or not has_reason, rules.REASON_WITH_RED_CARD)
    others = list(incident.participant.incidents.exclude(pk=incident.pk))
    warned = [row.happened_on for row in [*others, incident] if row.card == Incident.Card.YELLOW]
    first = min(warned, default=date.max)
    if card == Incident.Card.RED and not has_reason:
        refuse_unless(first <= incident.happened_on, rules.RED_AFTER_YELLOW)
    for row in others:
        needs_yellow = row.card == Incident.Card.RED and not row.no_yellow_reason
        refuse_unless(not needs_yellow or first <= row.happened_on, rules.RED_RESTS_ON_YELLOW)
