"""Referrals, what was decided on them, and who waits."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from evaluations.indicators.indicator import Counted, Indicator, Publishing, Subject, Unit
from evaluations.selectors.facts import Facts
from evaluations.selectors.facts_rows import ReferralFact
from interwonen.access.permissions import Permission
from interwonen.core.spans import Span


def referred_in(facts: Facts, days: Span) -> list[ReferralFact]:
    """The first referral in the period of each person who was referred in it."""
    first: dict[int, ReferralFact] = {}
    for referral in facts.referrals:
        if days.holds(referral.referred_on):
            first.setdefault(referral.participant, referral)
    return list(first.values())


def _referred(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(row.referred_on, participant=row.participant, key=f"referral {row.pk}")
        for row in referred_in(facts, days)
    ]


def _decided(facts: Facts, days: Span, *decisions: str) -> list[Counted]:
    return [
        Counted(row.decided_on, participant=row.participant)
        for row in facts.referrals
        if row.decided_on and days.holds(row.decided_on)
        if not decisions or row.decision in decisions
    ]


def _waiting(facts: Facts, _days: Span) -> list[Counted]:
    accepted = {
        row.participant: row.decided_on for row in facts.referrals if row.decision == "accepted"
    }
    return [
        Counted(accepted.get(person.participant), participant=person.participant)
        for person in facts.people
        if person.status == "waiting"
    ]


def _turned_away(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(row.asked_on, row.reason, row.number)
        for row in facts.turned_away
        if days.holds(row.asked_on)
    ]


def _asked(facts: Facts, days: Span) -> list[Counted]:
    """Who was turned away, and every referral."""
    referred = [
        Counted(row.referred_on, participant=row.participant)
        for row in facts.referrals
        if days.holds(row.referred_on)
    ]
    return [*_turned_away(facts, days), *referred]


_private = partial(Indicator, subject=Subject.FLOW, publishing=Publishing.SENSITIVE)
_decisions = partial(
    _private,
    denominator=_("decisions on referrals"),
    out_of=_decided,
    unit=Unit.SHARE,
)

REFERRALS = (
    Indicator(
        code="referrals",
        slug="aanmeldingen",
        name=_("Referrals"),
        definition=_(
            "How many people were referred to the pilot. Someone who was referred more than once in "
            "the period counts once."
        ),
        subject=Subject.FLOW,
        publishing=Publishing.SEEN_FROM_THE_STREET,
        numerator=_("people who were referred"),
        counts=_referred,
        rows_for=Permission.PARTICIPANT_STATUS,
    ),
    _decisions(
        code="accepted",
        slug="geaccepteerd",
        name=_("Accepted"),
        definition=_("How many referrals were accepted, of those that were decided on."),
        numerator=_("referrals that were accepted"),
        counts=lambda facts, days: _decided(facts, days, "accepted"),
    ),
    _decisions(
        code="rejected",
        slug="afgewezen",
        name=_("Rejected"),
        definition=_("How many referrals were rejected, of those that were decided on."),
        numerator=_("referrals that were rejected"),
        counts=lambda facts, days: _decided(facts, days, "rejected"),
    ),
    _decisions(
        code="withdrawn",
        slug="aanmelding-ingetrokken",
        name=_("Referral withdrawn"),
        definition=_("How many referrals were withdrawn, of those that were decided on."),
        numerator=_("referrals that were withdrawn"),
        counts=lambda facts, days: _decided(facts, days, "withdrawn"),
    ),
    _private(
        code="waiting",
        slug="wachtlijst",
        name=_("On the waiting list"),
        definition=_(
            "How many people were accepted and do not live in the pilot yet. A planned stay does not "
            "take someone off the list; the first day of it does."
        ),
        numerator=_("people who were accepted and wait for a dwelling"),
        counts=_waiting,
        of_a_day=True,
        rows_for=Permission.PARTICIPANT_STATUS,
    ),
    Indicator(
        code="turned_away",
        slug="zonder-aanmelding",
        name=_("Turned away without a referral"),
        definition=_(
            "For how many people a place was asked that never became a referral, of all for whom a "
            "place was asked. Of these requests nothing about the person is kept."
        ),
        subject=Subject.FLOW,
        publishing=Publishing.NO_PERSONS,
        numerator=_("people for whom it did not become a referral"),
        counts=_turned_away,
        denominator=_("people for whom a place was asked"),
        out_of=_asked,
        unit=Unit.SHARE,
        rows_for=Permission.PARTICIPANT_STATUS,
    ),
)
