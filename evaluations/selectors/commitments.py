"""How the commitments of a pilot stand on a date: met, open, overdue or breached, and by what."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from evaluations.models import Commitment
from evaluations.selectors.commitments_evidence import KINDS, EvidenceKind
from evaluations.selectors.commitments_facts import (
    Proofs,
    Record,
    Tally,
    packed_proofs,
    proofs_from,
)
from interwonen.pilots.models import Pilot

_PARTIES = ("municipality", "care_provider", "landlord")


class Status(StrEnum):
    """How a commitment stands, what comes first first."""

    BREACHED = "breached"
    OVERDUE = "overdue"
    OPEN = "open"
    MET = "met"


@dataclass(frozen=True)
class Standing:
    """A commitment on the date `as_of`, with what proves it by then.

    `records` are the rows that do, the last one first; `tally` what is only counted; `missing` the
    rules by which it is guarded and that the database does not hold.
    """

    commitment: Commitment
    as_of: date
    records: Sequence[Record]
    tally: Tally
    missing: frozenset[str]

    @property
    def kind(self) -> EvidenceKind:
        return KINDS[self.commitment.evidence]

    @property
    def ends_on(self) -> date:
        """The last day of the pilot."""
        day: date = self.commitment.pilot.ends_on
        return day

    @property
    def number(self) -> int:
        """How many rows prove it, or were held against the limit."""
        is_counted = self.commitment.is_limit or not self.records
        return self.tally.number if is_counted else len(self.records)

    @property
    def first_on(self) -> date | None:
        """The day on which it was first met."""
        return self.records[-1].day if self.records else self.tally.first

    @property
    def last_on(self) -> date | None:
        """The day of the last proof."""
        return self.records[0].day if self.records else self.tally.last

    @property
    def deadline(self) -> date:
        """The last day on which it can be met without being overdue.

        A promise that holds throughout is proved anew within a time after the last proof or, without
        any, after it was made; where once is enough it can be met until the pilot ends.
        """
        if self.commitment.due_on is not None:
            return self.commitment.due_on
        if self.kind.fresh is None:
            return self.ends_on
        since = self.last_on or max(self.commitment.promised_on, self.commitment.pilot.starts_on)
        return min(since + self.kind.fresh, self.ends_on)

    @cached_property
    def status(self) -> Status:
        """How it stands. A limit is met while its rules are in force and nothing breaks it."""
        if self.commitment.is_limit:
            if self.tally.broken:
                return Status.BREACHED
            return Status.OPEN if self.missing else Status.MET
        if self._is_proved:
            return Status.MET
        return Status.OVERDUE if self.as_of > self.deadline else Status.OPEN

    @property
    def _is_proved(self) -> bool:
        """Whether something proves it; of what holds throughout, lately while the pilot runs."""
        if self.last_on is None or self.commitment.due_on or self.kind.fresh is None:
            return self.last_on is not None
        return min(self.as_of, self.ends_on) <= self.last_on + self.kind.fresh

    @property
    def was_late(self) -> bool:
        """Whether it was met, but after the day by which it was due."""
        due_on, first_on = self.commitment.due_on, self.first_on
        is_met = self.status == Status.MET
        return is_met and due_on is not None and first_on is not None and first_on > due_on

    @property
    def is_late(self) -> bool:
        """Whether it should have been met by now, or is a limit that something breaks."""
        return self.status in (Status.OVERDUE, Status.BREACHED)

    @property
    def owner(self) -> str:
        """The name of the party that keeps it."""
        return str(getattr(self.commitment.pilot, self.commitment.owner))


@dataclass(frozen=True)
class Counts:
    """How many commitments stand how."""

    breached: int
    overdue: int
    open: int
    met: int

    @property
    def total(self) -> int:
        return self.met + self.open + self.overdue + self.breached


def standings(pilot: Pilot, *, as_of: date) -> list[Standing]:
    """Every commitment of the pilot that was made by `as_of`: what was breached or is overdue first,
    then what is open, by the day on which it is due, then what was met. Two queries."""
    return standings_from(pilot, _proofs(pilot, as_of), as_of=as_of)


def standings_from(pilot: Pilot, found: Mapping[str, Any], *, as_of: date) -> list[Standing]:
    """The same as `standings`, of a query that asked for `packed_proofs`; one query more."""
    rows = Commitment.objects.of_pilot(pilot).in_force(on=as_of)
    commitments = rows.select_related(*(f"pilot__{party}" for party in _PARTIES))
    proofs = proofs_from(found)
    return sorted((_standing(each, proofs, as_of) for each in commitments), key=_what_comes_first)


def standing_of(commitment: Commitment, *, as_of: date) -> Standing:
    """How one commitment stands on the date `as_of`, which may be before it was made."""
    commitment.pilot = Pilot.objects.select_related(*_PARTIES).get(pk=commitment.pilot_id)
    return _standing(commitment, proofs_from(_proofs(commitment.pilot, as_of)), as_of)


def _proofs(pilot: Pilot, as_of: date) -> Mapping[str, Any]:
    found: Any = Pilot.objects.values(**packed_proofs(pilot, as_of=as_of)).get(pk=pilot.pk)
    return dict(found)


def _standing(commitment: Commitment, proofs: Proofs, as_of: date) -> Standing:
    """How a commitment of a pilot, which has its parties, stands."""
    kind = KINDS[commitment.evidence]
    since = date.min if kind.stands or commitment.is_limit else commitment.promised_on
    tally = proofs.tallies.get(commitment.evidence, Tally())
    records = proofs.records.get(commitment.evidence, ())
    return Standing(
        commitment=commitment,
        as_of=as_of,
        records=[row for row in records if row.day >= since],
        tally=tally if (tally.last or since) >= since else Tally(),
        missing=frozenset(rule.name for rule in kind.rules) - proofs.in_force,
    )


def _what_comes_first(standing: Standing) -> tuple[int, date, int]:
    place = list(Status).index(standing.status)
    return place, standing.deadline, standing.commitment.pk


def counted(found: Sequence[Standing]) -> Counts:
    """How many of them stand how."""
    number = Counter(each.status for each in found)
    return Counts(**{status.value: number[status] for status in Status})


def commitments_due(pilot: Pilot, today: date) -> list[Standing]:
    """The commitments that are not met on `today`, what is due first first."""
    waiting = [each for each in standings(pilot, as_of=today) if each.status != Status.MET]
    return sorted(waiting, key=lambda each: each.deadline)
