"""The rows of a pilot that prove what was promised, and those that a limit was held against."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
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
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from evaluations.models import EvaluationMoment, Evidence
from evaluations.selectors.commitments_evidence import KINDS
from evaluations.selectors.parts_made_once import made_once
from interwonen.core.packed_rows import packed, unpacked
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

# Beginnings of the names of columns; the code of the evidence follows.
_RECORDS, _TALLY = "records_", "tally_"

# Where someone comes from who comes from a shelter: day and night, night, and crisis.
_SHELTERS = ("origin.mo_24h", "origin.mo_night", "origin.crisis")

# Where money of the programme comes from, directly or by the regional plan.
_SUBSIDIES = ("funding_source.vws", "funding_source.regional_plan")

# Which of these rules stand in the database: a constraint that it checks, or a guard that refuses by
# this name and is switched on.
_IN_FORCE = """ARRAY(SELECT rule FROM unnest(%s::text[]) rule
WHERE EXISTS (
    SELECT 1 FROM pg_constraint
    WHERE conname = rule AND convalidated
      AND connamespace = current_schema()::regnamespace)
  OR EXISTS (
    SELECT 1 FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE tgenabled IN ('O', 'A') AND pronamespace = current_schema()::regnamespace
      AND position(quote_literal(rule) IN prosrc) > 0))
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


@dataclass(frozen=True)
class Proofs:
    """What proves the commitments of a pilot, by the code of the evidence: rows, the last one first,
    and what is only counted. `in_force` are the rules that the database holds."""

    records: Mapping[str, Sequence[Record]]
    tallies: Mapping[str, Tally]
    in_force: frozenset[str]


@made_once
def packed_proofs(pilot: Pilot, *, as_of: date) -> dict[str, Any]:
    """For a query of pilots: what `proofs_from` reads, up to and including `as_of`."""
    rules = [rule.name for kind in KINDS.values() for rule in kind.rules]
    records = {
        f"{_RECORDS}{code}": packed(rows.order_by(), day=day, pk=pk, name=Cast(name, CharField()))
        for code, rows, pk, day, name in records_asked(pilot, as_of)
    }
    tallies = {
        f"{_TALLY}{code}": _packed_tally(rows, what, day, breaks)
        for code, rows, what, day, breaks in tallies_asked(pilot, as_of)
    }
    return {**records, **tallies, "rules_in_force": rules_in_force(rules)}


def _packed_tally(rows: Rows, what: str, day: str, breaks: Q) -> ArraySubquery:
    """One row of Tally; none when there is nothing to count."""
    counted = (
        rows.order_by()
        .values(one=Value(1))
        .annotate(
            number=Count(what, distinct=True),
            first=Min(day),
            last=Max(day),
            broken=Count("pk", filter=breaks, distinct=True),
        )
    )
    return packed(counted, **{each.name: each.name for each in fields(Tally)})


def proofs_from(found: Mapping[str, Any]) -> Proofs:
    """What `packed_proofs` found."""
    return Proofs(
        records={
            name.removeprefix(_RECORDS): sorted(unpacked(Record, rows), reverse=True)
            for name, rows in found.items()
            if name.startswith(_RECORDS)
        },
        tallies={
            name.removeprefix(_TALLY): tally
            for name, rows in found.items()
            if name.startswith(_TALLY)
            for tally in unpacked(Tally, rows)
        },
        in_force=frozenset(found["rules_in_force"]),
    )


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


def rules_in_force(names: Iterable[str]) -> RawSQL:
    """For a query: those of these rules that the database holds now, as a constraint, or as a guard
    that is on."""
    return RawSQL(_IN_FORCE, [list(names)], output_field=ArrayField(CharField()))  # noqa: S611
