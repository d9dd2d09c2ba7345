"""What can be wrong in what the pilot accounts for: evaluations, promises, location, money, reports."""

from datetime import date
from functools import partial
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from evaluations.models import ActionPoint, Commitment, EvaluationMoment, ReportParagraph
from evaluations.selectors.commitments import commitments_due
from evaluations.selectors.data_quality import Area, Check, Kind
from interwonen.access.permissions import Permission
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import FundingLine, Pilot
from interwonen.pilots.selectors.location_assessments import location_assessment_due

Rows = QuerySet[Any]


def _not_held(pilot: Pilot, on: date) -> Rows:
    rows = EvaluationMoment.objects.of_pilot(pilot).standing()
    return rows.filter(held_on=None, planned_on__lt=on)


def _not_adopted(pilot: Pilot, on: date) -> Rows:
    rows = EvaluationMoment.objects.of_pilot(pilot).standing()
    return rows.filter(held_on__lte=on, adopted_on=None)


def _action_points(pilot: Pilot, on: date) -> Rows:
    return ActionPoint.objects.of_pilot(pilot).open(on=on).filter(due_on__lt=on)


def _commitments(pilot: Pilot, on: date) -> Rows:
    """Takes as many queries as `standings`."""
    late = [each.commitment.pk for each in commitments_due(pilot, on) if each.is_late]
    return Commitment.objects.of_pilot(pilot).filter(pk__in=late)


def _location(pilot: Pilot, on: date) -> Rows:
    """The pilot, when its location should have been assessed. Takes a query of its own."""
    due = location_assessment_due(pilot, on)
    return Pilot.objects.filter(pk=pilot.pk) if due and due.is_late(on) else Pilot.objects.none()


def _overspent(pilot: Pilot, on: date) -> Rows:
    rows = FundingLine.objects.of_pilot(pilot).with_totals(as_of=on)
    return rows.filter(spent__gt=Coalesce(F("granted"), Value(0)))


def _texts(pilot: Pilot, on: date) -> Rows:
    """The pilot, as long as the report on this quarter lacks a text that it needs."""
    quarter = Quarter.containing(min(on, pilot.ends_on))
    written = Q(
        council_reports__year=quarter.year, council_reports__quarter_number=quarter.number
    ) & ~Q(council_reports__paragraphs__text="")
    written &= ~Q(council_reports__paragraphs__section__in=ReportParagraph.MAY_BE_LEFT_OUT)
    rows = Pilot.objects.filter(pk=pilot.pk, starts_on__lte=on)
    number = Count("council_reports__paragraphs", filter=written)
    needed = len(ReportParagraph.Section) - len(ReportParagraph.MAY_BE_LEFT_OUT)
    return rows.annotate(written=number).filter(written__lt=needed)


_evaluation = partial(
    Check,
    area=Area.EVALUATION,
    kind=Kind.LATE,
    reads=Permission.EVALUATION_READ,
    opens=Permission.EVALUATION_READ,
)
_money_and_place = partial(
    Check, area=Area.DWELLINGS, reads=Permission.PILOT_READ, opens=Permission.PILOT_READ
)

ACCOUNTING = (
    _money_and_place(
        code="overspent",
        title=_("More was spent than was granted"),
        kind=Kind.CONTRADICTORY,
        rows=_overspent,
        columns={"key": "pk", "about": "name"},
        page="pilots:funding-line-detail",
    ),
    _money_and_place(
        code="location_not_assessed",
        title=_("The location was not assessed for this number of places"),
        kind=Kind.LATE,
        rows=_location,
        columns={"key": "pk"},
        page="pilots:location-assessment-overview",
        has_key=False,
    ),
    _evaluation(
        code="commitment_overdue",
        title=_("The promise is overdue, or the limit breached"),
        rows=_commitments,
        columns={"key": "pk", "about": "words", "day": "due_on"},
        page="evaluations:commitment-detail",
    ),
    _evaluation(
        code="moment_not_held",
        title=_("The planned day of an evaluation is over, and it was not held"),
        rows=_not_held,
        columns={"key": "pk", "day": "planned_on", "about": "theme"},
        page="evaluations:moment-detail",
    ),
    _evaluation(
        code="minutes_not_adopted",
        title=_("The minutes of an evaluation were not adopted"),
        kind=Kind.MISSING,
        rows=_not_adopted,
        columns={"key": "pk", "day": "held_on", "about": "theme"},
        page="evaluations:moment-detail",
    ),
    _evaluation(
        code="action_point_overdue",
        title=_("The action point is overdue"),
        rows=_action_points,
        columns={"key": "pk", "about": "what", "day": "due_on"},
        page="evaluations:action-point-list",
        has_key=False,
    ),
    _evaluation(
        code="texts_missing",
        title=_("Not all texts of the report on this quarter were written"),
        kind=Kind.MISSING,
        rows=_texts,
        columns={"key": "pk"},
        page="evaluations:report-list",
        has_key=False,
        reads=Permission.REPORT_READ,
        opens=Permission.REPORT_READ,
    ),
)
