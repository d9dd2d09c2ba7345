"""Reads the rows of the register and of the evaluations that figures count, as a part of a query."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import BooleanField, CharField, ExpressionWrapper, Q
from django.db.models.functions import Cast

from evaluations.models import EvaluationMoment, ResidentWords
from evaluations.selectors.facts_dwellings import cause_labels, dwelling_facts, empty_dwellings
from evaluations.selectors.facts_rows import (
    AmountFact,
    BarrierFact,
    GoalFact,
    LetFact,
    LevelFact,
    MomentFact,
    OpenDayFact,
    PersonFact,
    ReferralFact,
    SessionFact,
    SkillFact,
    StayFact,
    StepFact,
    ToldFact,
    TurnedAwayFact,
    WordsFact,
)
from evaluations.selectors.parts_made_once import made_once
from interwonen.core.packed_rows import packed, unpacked
from interwonen.pilots.models import CapacityStep, FundingAmount, Pilot
from neighbours.models import SupportPointDay
from participants.models import (
    AgreedStatement,
    Answer,
    Assessment,
    AssessmentScore,
    Availability,
    BarrierStatus,
    Checklist,
    Goal,
    Participant,
    Placement,
    Referral,
    SupportSession,
    UnmetRequest,
)
from participants.models.checklists import HOUSING_SKILL

KINDS: dict[str, Any] = {
    "steps": StepFact,
    "lets": LetFact,
    "people": PersonFact,
    "referrals": ReferralFact,
    "stays": StayFact,
    "sessions": SessionFact,
    "goals": GoalFact,
    "barriers": BarrierFact,
    "levels": LevelFact,
    "skills": SkillFact,
    "open_days": OpenDayFact,
    "moments": MomentFact,
    "amounts": AmountFact,
    "turned_away": TurnedAwayFact,
    "told": ToldFact,
    "words": WordsFact,
}


@made_once
def packed_register(pilot: Pilot, *, as_of: date) -> dict[str, Any]:
    """For a query of pilots: what `register_from` reads."""
    rows = homes(pilot) | empty_dwellings(pilot)
    for read in (_people, _support, _progress, _accounting):
        rows |= read(pilot, as_of)
    return rows


def register_from(found: Mapping[str, Any]) -> dict[str, Any]:
    """By the names of Facts the rows of the register and of the evaluations."""
    plain: dict[str, Any] = {name: unpacked(kind, found[name]) for name, kind in KINDS.items()}
    dwellings = dwelling_facts(plain["lets"], found)
    return plain | {"dwellings": dwellings, "causes": cause_labels(found)}


def homes(pilot: Pilot) -> dict[str, Any]:
    """For a query of pilots: places, and the days on which dwellings are let and lived in."""
    return {
        "steps": packed(
            CapacityStep.objects.of_pilot(pilot).order_by("effective_from"),
            effective_from="effective_from",
            capacity="capacity",
        ),
        "lets": packed(
            Availability.objects.of_pilot(pilot).order_by("dwelling__name", "starts_on"),
            dwelling="dwelling__name",
            starts_on="starts_on",
            ends_on="ends_on",
        ),
        "stays": packed(
            Placement.objects.of_pilot(pilot).order_by("starts_on", "pk"),
            participant="participant",
            dwelling="dwelling__name",
            starts_on="starts_on",
            ends_on="ends_on",
            exited_on="exit__exited_on",
            exit_class="exit__destination__meaning",
            destination="exit__destination",
            returned_on="exit__return_after__returned_on",
            pk="pk",
        ),
        "words": packed(
            ResidentWords.objects.of_pilot(pilot).approved().order_by("pk"),
            quarter_starts_on="quarter_starts_on",
            text="text",
        ),
    }


def _people(pilot: Pilot, as_of: date) -> dict[str, Any]:
    """Who was referred by the day, the status of each on it, who was turned away, who may be told of."""
    referrals = Referral.objects.of_pilot(pilot).filter(referred_on__lte=as_of)
    people = Participant.objects.filter(pk__in=referrals.values("participant"))
    requests = UnmetRequest.objects.of_pilot(pilot).standing().filter(asked_on__lte=as_of)
    return {
        "people": packed(people.with_status(on=as_of), participant="pk", status="status"),
        "referrals": packed(
            referrals.order_by("referred_on", "pk"),
            participant="participant",
            referred_on="referred_on",
            decision="decision",
            decided_on="decided_on",
            pk="pk",
        ),
        "turned_away": packed(
            requests.order_by("asked_on", "pk"),
            asked_on="asked_on",
            number="number",
            reason="reason__label",
        ),
        "told": packed(
            AgreedStatement.objects.of_pilot(pilot).known(as_of=as_of).order_by("agreed_on", "pk"),
            participant="participant",
            sentence="sentence",
            outcome="outcome",
            agreed_on="agreed_on",
            stands=ExpressionWrapper(Q(withdrawn_because=""), BooleanField()),
        ),
    }


def _support(pilot: Pilot, as_of: date) -> dict[str, Any]:
    """Sessions that were held or missed by the day, and goals that were set by then."""
    seen = (SupportSession.Status.HELD, SupportSession.Status.NO_SHOW)
    sessions = SupportSession.objects.of_pilot(pilot).filter(status__in=seen, day__lte=as_of)
    goals = Goal.objects.of_pilot(pilot).filter(set_on__lte=as_of)
    return {
        "sessions": packed(
            sessions.order_by("day", "starts_at", "pk"),
            participant="participant",
            day="day",
            status="status",
            minutes="duration_minutes",
            contact="contact_type__label",
            group=Cast("group", CharField()),
            pk="pk",
        ),
        "goals": packed(
            goals.order_by("set_on", "pk"),
            participant="participant",
            life_domain="life_domain__label",
            set_on="set_on",
            outcome="outcome",
            closed_on="closed_on",
        ),
    }


def _progress(pilot: Pilot, as_of: date) -> dict[str, Any]:
    """The levels of every assessment that counts by the day, and the housing skills, in order."""
    assessments = Assessment.objects.of_pilot(pilot).current().filter(assessed_on__lte=as_of)
    scores = AssessmentScore.objects.filter(assessment__in=assessments.order_by())
    levels = packed(
        scores.order_by(
            "assessment__assessed_on", "assessment__moment__position", "question__position"
        ),
        participant="assessment__participant",
        assessed_on="assessment__assessed_on",
        instrument="assessment__instrument_version",
        domain="question__label",
        answer="level",
        position="level__position",
        meaning="level__meaning",
    )
    return {
        "levels": levels,
        "skills": _skills(pilot, as_of),
        "barriers": _barriers(pilot, as_of),
    }


def _barriers(pilot: Pilot, as_of: date) -> Any:
    statuses = BarrierStatus.objects.of_pilot(pilot).filter(since__lte=as_of)
    return packed(
        statuses.order_by("since", "pk"),
        participant="barrier__participant",
        barrier="barrier",
        since="since",
        status="status",
        meaning="status__meaning",
    )


def _skills(pilot: Pilot, as_of: date) -> Any:
    lists = Checklist.objects.of_pilot(pilot)
    lists = lists.filter(question_set=HOUSING_SKILL, filled_on__lte=as_of).order_by()
    answers = Answer.objects.filter(checklist__in=lists)
    return packed(
        answers.order_by("checklist__filled_on", "checklist", "question__position"),
        participant="checklist__participant",
        filled_on="checklist__filled_on",
        sheet="checklist",
        version="checklist__version",
        skill="question__label",
        answer="value",
        position="value__position",
    )


def _accounting(pilot: Pilot, as_of: date) -> dict[str, Any]:
    """Days of the support point and money up to the day; all moments and approved words that stand."""
    days = SupportPointDay.objects.of_pilot(pilot).filter(day__lte=as_of)
    moments = EvaluationMoment.objects.of_pilot(pilot).standing()
    return money(pilot, as_of) | {
        "open_days": packed(
            days.order_by("day"), day="day", opens_at="opens_at", closes_at="closes_at", pk="pk"
        ),
        "moments": packed(
            moments.order_by("planned_on", "pk"),
            planned_on="planned_on",
            theme="theme",
            held_on="held_on",
            pk="pk",
        ),
    }


def money(pilot: Pilot, as_of: date) -> dict[str, Any]:
    """For a query of pilots: the amounts of the quarters that have begun by the day."""
    return {
        "amounts": packed(
            FundingAmount.objects.of_pilot(pilot).begun(as_of=as_of),
            line="line__name",
            quarter_starts_on="quarter_starts_on",
            kind="kind",
            cents="cents",
        ),
    }
