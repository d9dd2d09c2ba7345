"""The rows of a pilot that prove what was promised, and those that a limit was held against."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import (
    CharField,
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from evaluations.models import EvaluationMoment, Evidence
from interwonen.pilots.models import CapacityStep, FundingLine, LocationAssessment, Pilot
from neighbours.models import (
    Announcement,
    Call,
    ConsultationHour,
    LetterRound,
    SupportPointDay,
)
from participants.models import (
    Assessment,
    Availability,
    Exit,
    Goal,
    Placement,
    Referral,
    SupportSession,
)

Rows = QuerySet[Any]

# Where someone comes from who comes from a shelter: day and night, night, and crisis.
_SHELTERS = ("origin.mo_24h", "origin.mo_night", "origin.crisis")

# Where money of the programme comes from, directly or by the regional plan.
_SUBSIDIES = ("funding_source.vws", "funding_source.regional_plan")

# Which of these rules stand in the database: a constraint that it checks, or a guard that refuses by
# this name and is switched on.
_IN_FORCE = """SELECT rule FROM unnest(%s::text[]) rule
WHERE EXISTS (
    SELECT 1 FROM pg_constraint
    WHERE conname = rule AND convalidated
      AND connamespace = current_schema()::regnamespace)
  OR EXISTS (
    SELECT 1 FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE tgenabled IN ('O', 'A') AND pronamespace = current_schema()::regnamespace
      AND position(quote_literal(rule) IN prosrc) > 0)
"""


@dataclass(frozen=True, order=True)
class Record:
    """One row that proves something: the day it is about, its key, and what it is called."""

    day: date
    pk: int
    name: str


@dataclass(frozen=True)
class Tally:
    """What is only counted: how many, on the first and the last day, and how many break a limit."""

    number: int = 0
    first: date | None = None
    last: date | None = None
    broken: int = 0


def records_of(pilot: Pilot, *, as_of: date) -> dict[str, list[Record]]:
    """What proves something up to and including `as_of`, by the code of the evidence, the last one
    first. One query."""
    rows = [
        found.order_by()
        .annotate(
            kind=Value(code, output_field=CharField()),
            key=F(pk),
            on=F(day),
            called=Cast(name, CharField()),
        )
        .values_list("kind", "key", "on", "called")
        for code, found, pk, day, name in records_asked(pilot, as_of)
    ]
    found: dict[str, list[Record]] = defaultdict(list)
    for code, pk, day, name in rows[0].union(*rows[1:], all=True):
        found[code].append(Record(day, pk, name))
    return {code: sorted(records, reverse=True) for code, records in found.items()}


def records_asked(pilot: Pilot, as_of: date) -> Iterator[tuple[str, Rows, str, str, Any]]:
    """The evidence, its rows, and where these have their key, their day and what they are called."""
    decided = Pilot.objects.filter(pk=pilot.pk, decided_on__lte=as_of)
    yield Evidence.DECISION, decided, "pk", "decided_on", F("decision_reference")
    steps = CapacityStep.objects.of_pilot(pilot).filter(effective_from__lte=as_of)
    yield Evidence.CAPACITY, steps, "pk", "effective_from", F("reference")
    yield Evidence.LOCATION, _suitable(pilot, as_of), "pk", "assessed_on", F("outcome__label")
    yield Evidence.FUNDING, _granted(pilot, as_of), "pk", "granted_from", F("name")
    let = Availability.objects.of_pilot(pilot).filter(starts_on__lte=as_of)
    yield Evidence.DWELLINGS, let, "dwelling_id", "starts_on", F("dwelling__name")
    yield Evidence.LETTERS, _letters(pilot, as_of), "pk", "sent_on", F("subject")
    yield Evidence.HOURS, _hours(pilot, as_of), "pk", "day", Value("")
    days = SupportPointDay.objects.of_pilot(pilot).filter(day__lte=as_of, opens_at__isnull=False)
    yield Evidence.SUPPORT_POINT, days, "pk", "day", Value("")
    held = EvaluationMoment.objects.of_pilot(pilot).standing().filter(held_on__lte=as_of)
    yield Evidence.EVALUATIONS, held, "pk", "held_on", F("theme")
    told = Announcement.objects.of_pilot(pilot).standing()
    council = told.filter(audience="council", told_on__range=(pilot.starts_on, as_of))
    yield Evidence.COUNCIL, council, "pk", "told_on", F("how")


def _suitable(pilot: Pilot, as_of: date) -> Rows:
    """Assessments by which the location will do, maybe on conditions."""
    made = LocationAssessment.objects.of_pilot(pilot).made(on=as_of)
    return made.exclude(outcome="location_result.not_met")


def _granted(pilot: Pilot, as_of: date) -> Rows:
    """Sources of the national programme and the regional plan, with the day of the first money."""
    granted = Q(amounts__kind="granted", amounts__cents__gt=0)
    lines = FundingLine.objects.of_pilot(pilot).filter(source__in=_SUBSIDIES)
    first = Min("amounts__quarter_starts_on", filter=granted)
    return lines.annotate(granted_from=first).filter(granted_from__lte=as_of)


def _letters(pilot: Pilot, as_of: date) -> Rows:
    """Letters that neighbours got, dated on or after the decision to hold the pilot."""
    sent = LetterRound.objects.of_pilot(pilot).sent().filter(sent_on__lte=as_of)
    return sent.filter(dated_on__gte=F("pilot__decided_on"))


def _hours(pilot: Pilot, as_of: date) -> Rows:
    """Consultation hours before `as_of`, and that of the day itself once someone has rung."""
    rung = Call.objects.standing().filter(hour=OuterRef("pk"), came_at__isnull=False)
    hours = ConsultationHour.objects.of_pilot(pilot).going_on()
    return hours.filter(Q(day__lt=as_of) | (Q(day=as_of) & Q(Exists(rung))))


def tallies_of(pilot: Pilot, *, as_of: date) -> dict[str, Tally]:
    """What is only counted up to and including `as_of`, by the code of the evidence. One query."""
    rows = [
        found.order_by()
        .values(kind=Value(code, output_field=CharField()))
        .annotate(
            number=Count(what, distinct=True),
            first=Min(day),
            last=Max(day),
            broken=Count("pk", filter=breaks, distinct=True),
        )
        .values_list("kind", "number", "first", "last", "broken")
        for code, found, what, day, breaks in tallies_asked(pilot, as_of)
    ]
    counted = rows[0].union(*rows[1:], all=True)
    return {code: Tally(*numbers) for code, *numbers in counted}


def tallies_asked(pilot: Pilot, as_of: date) -> Iterator[tuple[str, Rows, str, str, Any]]:
    """The evidence, its rows, what of them is counted, their day, and which of them break a limit."""
    never = Q(pk=None)
    stays = Placement.objects.of_pilot(pilot).filter(starts_on__lte=as_of)
    yield Evidence.ONE_PERSON, stays, "pk", "starts_on", _shared()
    outside = ~Q(starts_on__gte=pilot.starts_on, ends_on__lte=pilot.ends_on)
    yield Evidence.PERIOD, stays, "pk", "starts_on", outside
    crowded = Q(residents__gt=F("places"))
    yield Evidence.CAPACITY, _with_places(stays, pilot), "pk", "starts_on", crowded
    yield Evidence.MOVED_IN, stays, "participant", "starts_on", never
    accepted = Referral.objects.of_pilot(pilot).accepted_by(as_of)
    yield Evidence.TARGET_GROUP, accepted, "pk", "decided_on", Q(intake=None)
    from_shelter = accepted.filter(origin__in=_SHELTERS)
    yield Evidence.SHELTER, from_shelter, "participant", "decided_on", never
    goals = Goal.objects.of_pilot(pilot).filter(set_on__lte=as_of)
    yield Evidence.GOALS, goals, "pk", "set_on", never
    assessed = Assessment.objects.of_pilot(pilot).current().filter(assessed_on__lte=as_of)
    yield Evidence.ASSESSMENTS, assessed, "pk", "assessed_on", never
    held = SupportSession.objects.of_pilot(pilot).held_between(pilot.prepared_since, as_of)
    yield Evidence.SESSIONS, held, "pk", "day", never
    left = Exit.objects.of_pilot(pilot).filter(exited_on__lte=as_of)
    suitable = left.filter(destination__meaning="positive")
    yield Evidence.EXITS, suitable, "placement__participant", "exited_on", never


def _shared() -> Q:
    """Of stays: more than one person, or another stay in the dwelling on one of its days."""
    others = Placement.objects.filter(
        dwelling=OuterRef("dwelling"),
        starts_on__lte=OuterRef("ends_on"),
        ends_on__gte=OuterRef("starts_on"),
    ).exclude(pk=OuterRef("pk"))
    return ~Q(household_size=1) | Q(Exists(others))


def _with_places(stays: Rows, pilot: Pilot) -> Rows:
    """Each stay's `.residents` and `.places` of the pilot on its first day."""

    def on_first_day(function: str) -> Func:
        given = (Value(pilot.pk), F("starts_on"))
        return Func(*given, function=function, output_field=IntegerField())

    return stays.annotate(
        residents=on_first_day("participants_residents_on"),
        places=on_first_day("participants_capacity_on"),
    )


def rules_in_force(names: list[str]) -> set[str]:
    """Those of these rules that the database holds now: a constraint, or a guard that is on."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_FORCE, [names])
        return {name for (name,) in cursor.fetchall()}
