"""What a report to the council tells beside its figures: dated records, texts and earlier editions."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Func, JSONField, Q, Value

from evaluations.models import CouncilQuestion, CouncilReport, EvaluationMoment, PublishedReport
from interwonen.core.deadlines import HasTerm
from interwonen.core.packed_rows import packed, unpacked
from interwonen.core.quarters import Quarter
from interwonen.core.spans import ONE_DAY
from interwonen.pilots.models import CapacityStep, LocationAssessment, Pilot
from neighbours.models import Announcement, ConsultationHour, LetterRound
from neighbours.selectors.surveys_packed import packed_surveys, rounds_from
from neighbours.selectors.surveys_published import PublishedRound


@dataclass(frozen=True)
class StepRecord:
    """A decision on the number of places, also one of which the day has yet to come."""

    effective_from: date
    capacity: int
    reason: str
    reference: str


@dataclass(frozen=True)
class LocationRecord:
    """An assessment of the location."""

    assessed_on: date
    outcome: str
    places: int
    decided_on: date | None = None
    decision_reference: str = ""


@dataclass(frozen=True)
class LetterRecord:
    """A letter that neighbours got; `about` as of an announcement, `addresses` is how many."""

    sent_on: date
    about: str
    subject: str
    addresses: int


@dataclass(frozen=True)
class AnnouncementRecord:
    """Who was told what, otherwise than by letter."""

    told_on: date
    audience: str
    about: str
    how: str


@dataclass(frozen=True)
class MomentRecord:
    """An evaluation moment; when it was not held yet, nothing was judged."""

    planned_on: date
    theme: str
    held_on: date | None = None
    verdict: str | None = None
    embedding: str = ""
    decision: str = ""
    corrected_on: date | None = None
    adopted_on: date | None = None

    @property
    def is_adopted(self) -> bool:
        return self.adopted_on is not None


@dataclass(frozen=True)
class HourRecord:
    """A telephone consultation hour that goes on, past or to come."""

    day: date


@dataclass(frozen=True)
class WrittenRecord:
    """What people wrote: the particulars of the report beside one of its texts, if it has any."""

    portfolio_holder: str
    case_number: str
    contact: str
    section: str | None = None
    text: str | None = None
    rating: str | None = None


@dataclass(frozen=True)
class EditionRecord:
    """The last published edition on a quarter; `promises_named` are rows of a table, as printed."""

    year: int
    quarter_number: int
    published_at: str
    as_of: date
    basis: dict[str, Any] = field(repr=False)
    promises_named: list[dict[str, Any]] = field(default_factory=list, repr=False)

    @property
    def quarter(self) -> Quarter:
        return Quarter(self.year, self.quarter_number)

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.published_at)


@dataclass(frozen=True)
class DisclosureRecord:
    """What an edition said about few people, as in its snapshot, and who left, as in its basis."""

    disclosure: dict[str, Any] = field(repr=False)
    moved_out: dict[str, Any] | None = field(repr=False)


@dataclass(frozen=True)
class QuestionRecord(HasTerm):
    """A question of the council that is public, and its answer if there is one."""

    year: int
    quarter_number: int
    block: str
    block_number: str
    text: str
    asked_by: str
    asked_on: date
    due_on: date
    extended_to: date | None = None
    answered_on: date | None = None
    answer: str = ""

    @property
    def quarter(self) -> Quarter:
        """That of the report which it is about."""
        return Quarter(self.year, self.quarter_number)


@dataclass(frozen=True)
class Parties:
    """What the parties are called."""

    municipality: str = ""
    care_provider: str = ""
    landlord: str = ""


@dataclass(frozen=True)
class CouncilRecords:
    """The records of a pilot up to a day, of the report on the quarter that holds it."""

    parties: Parties = Parties()
    steps: tuple[StepRecord, ...] = ()
    locations: tuple[LocationRecord, ...] = ()
    letters: tuple[LetterRecord, ...] = ()
    told: tuple[AnnouncementRecord, ...] = ()
    moments: tuple[MomentRecord, ...] = ()
    hours: tuple[HourRecord, ...] = ()
    written: tuple[WrittenRecord, ...] = ()
    editions: tuple[EditionRecord, ...] = ()
    disclosures: tuple[DisclosureRecord, ...] = ()
    questions: tuple[QuestionRecord, ...] = ()
    surveys: tuple[PublishedRound, ...] = ()


_KINDS: dict[str, Any] = {
    "steps": StepRecord,
    "locations": LocationRecord,
    "letters": LetterRecord,
    "told": AnnouncementRecord,
    "moments": MomentRecord,
    "hours": HourRecord,
    "written": WrittenRecord,
    "editions": EditionRecord,
    "disclosures": DisclosureRecord,
    "questions": QuestionRecord,
}

_PROMISES_NAMED = Func(
    F("snapshot"),
    Value('$.chapters[*].blocks[*].tables[*] ? (@.code == "promises_named").rows[*]'),
    template="jsonb_path_query_array(%(expressions)s::jsonpath)",
    output_field=JSONField(),
)


def council_records(pilot: Pilot, quarter: Quarter, *, as_of: date) -> CouncilRecords:
    """The records for the report on a quarter, as of a day in it; one query."""
    parts = _decided(pilot, as_of) | _told(pilot, as_of) | _reported(pilot, quarter)
    parts |= {"questions": _asked(pilot, as_of)}
    names = {name: F(f"{name}__name") for name in ("municipality", "care_provider", "landlord")}
    surveys = packed_surveys(pilot, on=as_of + ONE_DAY)
    asked = Pilot.objects.annotate(**{f"{name}_name": each for name, each in names.items()})
    found: Any = asked.values(*(f"{name}_name" for name in names), **parts, **surveys).get(
        pk=pilot.pk
    )
    rows: dict[str, Any] = {name: unpacked(kind, found[name]) for name, kind in _KINDS.items()}
    return CouncilRecords(
        parties=Parties(**{name: found[f"{name}_name"] for name in names}),
        surveys=tuple(rounds_from(found, on=as_of + ONE_DAY)),
        **rows,
    )


def _decided(pilot: Pilot, as_of: date) -> dict[str, Any]:
    """What was decided and judged, and the steps and moments that are planned."""
    locations = LocationAssessment.objects.of_pilot(pilot).filter(assessed_on__lte=as_of)
    moments = EvaluationMoment.objects.of_pilot(pilot).standing()
    texts = ("theme", "embedding", "decision")
    days = ("planned_on", "held_on", "corrected_on", "adopted_on")
    return {
        "steps": packed(
            CapacityStep.objects.of_pilot(pilot).order_by("effective_from"),
            **_as_named("effective_from", "capacity", "reason", "reference"),
        ),
        "locations": packed(
            locations.order_by("assessed_on"),
            outcome="outcome__label",
            **_as_named("assessed_on", "places", "decided_on", "decision_reference"),
        ),
        "moments": packed(
            moments.order_by("planned_on", "pk"),
            verdict="verdict__label",
            **_as_named(*texts, *days),
        ),
    }


def _told(pilot: Pilot, as_of: date) -> dict[str, Any]:
    """What neighbours and others were told by the day, and all hours."""
    letters = LetterRound.objects.of_pilot(pilot).sent().filter(sent_on__lte=as_of)
    told = Announcement.objects.of_pilot(pilot).standing().filter(told_on__lte=as_of)
    hours = ConsultationHour.objects.of_pilot(pilot).going_on()
    return {
        "letters": packed(
            letters.order_by("sent_on", "pk").annotate(addresses=Count("copies")),
            about="purpose",
            **_as_named("sent_on", "subject", "addresses"),
        ),
        "told": packed(
            told.order_by("told_on", "pk"), **_as_named("told_on", "audience", "about", "how")
        ),
        "hours": packed(hours.order_by("day", "opens_at"), day="day"),
    }


def _reported(pilot: Pilot, quarter: Quarter) -> dict[str, Any]:
    """What was written for this report, the last editions of it and of the earlier ones, and what
    all editions, also of later quarters, said about few people, in the order of publishing."""
    written = CouncilReport.objects.of_pilot(pilot).on_quarter(quarter)
    earlier = Q(report__year__lt=quarter.year) | Q(
        report__year=quarter.year, report__quarter_number__lte=quarter.number
    )
    editions = PublishedReport.objects.of_pilot(pilot).filter(earlier)
    last = editions.order_by("report__year", "report__quarter_number", "-edition")
    return {
        "written": packed(
            written.order_by("paragraphs__pk"),
            section="paragraphs__section",
            text="paragraphs__text",
            rating="paragraphs__rating",
            **_as_named("portfolio_holder", "case_number", "contact"),
        ),
        "editions": packed(
            last.distinct("report__year", "report__quarter_number"),
            year="report__year",
            quarter_number="report__quarter_number",
            promises_named=_PROMISES_NAMED,
            **_as_named("published_at", "as_of", "basis"),
        ),
        "disclosures": packed(
            PublishedReport.objects.of_pilot(pilot).order_by("published_at", "pk"),
            disclosure="snapshot__disclosure",
            moved_out="basis__moved_out",
        ),
    }


def _asked(pilot: Pilot, as_of: date) -> Any:
    """What the council asked, as far as it was public by the day, in the order of asking."""
    return packed(
        CouncilQuestion.objects.of_pilot(pilot).shown(on=as_of),
        year="published__report__year",
        quarter_number="published__report__quarter_number",
        **_as_named("block", "block_number", "text", "asked_by", "asked_on", "due_on"),
        **_as_named("extended_to", "answered_on", "answer"),
    )


def _as_named(*columns: str) -> dict[str, str]:
    return {name: name for name in columns}
