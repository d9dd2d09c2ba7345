"""What is due within a week, late, or waits in evaluating the pilot, for who does something about it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.models import (
    ActionPoint,
    CouncilQuestion,
    CouncilReport,
    EvaluationMoment,
    Reminder,
    ReportComment,
    ResidentWords,
)
from evaluations.selectors.action_points import DUE_WITHIN
from interwonen.access.permissions import Permission
from interwonen.accounts.models import RoleReview
from interwonen.core.counting import number_of
from interwonen.core.formatting import in_words
from interwonen.core.packed_rows import packed, unpacked
from interwonen.core.routes import pilot_url
from interwonen.home.due_council_questions import (
    council_question_matters,
    council_questions_to_count,
)
from interwonen.home.due_moments import moment_matters, moments_to_count
from interwonen.home.due_report_comments import (
    report_comment_matters,
    report_comments_to_count,
)
from interwonen.home.due_reports import report_matters, reports_to_count
from interwonen.home.due_resident_words import resident_words_matters, resident_words_to_count
from interwonen.home.due_rights import rights_matters, rights_to_count
from interwonen.home.due_role_reviews import role_review_matters, role_review_to_count
from interwonen.home.matters import Matter
from interwonen.pilots.models import Pilot
from interwonen.rights.models import RightsRequest
from participants.models import Participant
from participants.selectors.assessments_due import assessments_due
from participants.selectors.progress_reviews_due import due_among
from participants.selectors.sessions_today import Today

Dated = tuple[date, Matter]  # with its last day in time, or the day since which it waits


@dataclass(frozen=True)
class NextMoment:
    """The evaluation moment that is planned first."""

    pk: int
    theme: str
    planned_on: date


@dataclass(frozen=True)
class _Due:
    """Something with its last day in time."""

    due_on: date
    name: str = ""


def due_to_count(
    visible: Callable[[Any], Any],
    pilot: Pilot,
    user: Any,
    permissions: frozenset[Permission],
    *,
    on: date,
) -> dict[str, Any]:
    """What is read of the evaluations, as parts of one query; `visible` gives the rows.

    Action points are those of the user and, for who runs the evaluations, of organisations. Of the
    commitments and the location it counts what the user was reminded of: what is due of these takes
    questions of its own.
    """
    if Permission.EVALUATION_READ not in permissions:
        return {}
    whose = Q(owner=user)
    if Permission.EVALUATION_WRITE in permissions:
        whose |= Q(owner=None)
    points = visible(ActionPoint).open(on=on).filter(whose, due_on__lte=on + DUE_WITHIN)
    told = Reminder.objects.filter(recipient=user, pilot=pilot).order_by("-sent_on")
    of_location = told.filter(subject=Reminder.Subject.LOCATION)[:1]
    moments = visible(EvaluationMoment)
    coming = moments.standing().filter(held_on=None).order_by("planned_on", "pk")
    return {
        "next_moment": packed(coming[:1], pk="pk", theme="theme", planned_on="planned_on"),
        "due_points": packed(points.select_related(None), name="what", due_on="due_on"),
        "due_commitments": number_of(told.filter(subject=Reminder.Subject.COMMITMENT)),
        "due_location": packed(of_location, due_on="due_on"),
        **moments_to_count(moments, user, permissions, by=on + DUE_WITHIN),
        **reports_to_count(visible(CouncilReport), permissions),
        **report_comments_to_count(visible(ReportComment), permissions),
        **resident_words_to_count(visible(ResidentWords), user, permissions),
        **rights_to_count(visible(RightsRequest), permissions, by=on + DUE_WITHIN),
        **role_review_to_count(visible(RoleReview), permissions),
        **council_questions_to_count(
            visible(CouncilQuestion), user, permissions, by=on + DUE_WITHIN, on=on
        ),
    }


def read_moment(numbers: Mapping[str, Any]) -> NextMoment | None:
    """The next evaluation moment that `due_to_count` found, if any."""
    return next(iter(unpacked(NextMoment, numbers.get("next_moment"))), None)


def due_matters(
    pilot: Pilot,
    day: Today | None,
    numbers: Mapping[str, Any],
    user: Any,
    permissions: frozenset[Permission],
    *,
    on: date,
) -> list[Matter]:
    """What is due of the residents, and of the evaluations and reports as `due_to_count` read it for
    this user; the oldest first."""
    residents = [*_assessments(day), *_reviews(day)] if day else ()
    evaluations = [*_points(pilot, numbers, on), *moment_matters(pilot, numbers, on=on)]
    questions = council_question_matters(pilot, numbers, on=on)
    reports = report_matters(pilot, user, permissions, numbers, on=on)
    rights = rights_matters(pilot, numbers, on=on)
    roles = role_review_matters(pilot, numbers, on=on)
    rest = [*evaluations, *questions, *reports, *rights, *roles, *_location(pilot, numbers, on)]
    dated = sorted([*residents, *rest], key=lambda each: each[0])
    undated = [*report_comment_matters(pilot, numbers), *resident_words_matters(pilot, numbers)]
    return [*(matter for _day, matter in dated), *undated, *_commitments(pilot, numbers)]


def _assessments(day: Today) -> Iterator[Dated]:
    """The self-reliance assessments, of the same residents as the reviews and of who left."""
    known = {each.pk: each for each in day.participants}
    rows = Participant.objects.filter(pk__in=known)
    for each in assessments_due(rows, on=day.on) if known else ():
        person = known[each.participant.pk]
        if each.due_on <= day.on + DUE_WITHIN and _is_for(day, person, each.due_on):
            url = pilot_url("participants:assessment-create", day.pilot.slug, person.pk)
            words = _("self-reliance assessment, at the latest on %(day)s")
            yield _dated(person.full_name, url, words, each.due_on, on=day.on)


def _reviews(day: Today) -> Iterator[Dated]:
    for review in due_among(day.participants, day.on, within=DUE_WITHIN):
        resident = review.participant
        if _is_for(day, resident, review.due_on):
            url = pilot_url("participants:progress-review-create", day.pilot.slug, resident.pk)
            words = _("progress review, at the latest on %(day)s")
            yield _dated(resident.full_name, url, words, review.due_on, on=day.on)


def _is_for(day: Today, participant: Participant, due_on: date) -> bool:
    """Whether it shows: of whom the user supports; for who leads what is late, and what is of those
    without a counsellor."""
    return due_on < day.on or not day.leads or participant.support is None


def _points(pilot: Pilot, numbers: Mapping[str, Any], on: date) -> Iterator[Dated]:
    url = pilot_url("evaluations:action-point-list", pilot.slug)
    words = _("action point, at the latest on %(day)s")
    for due in unpacked(_Due, numbers.get("due_points")):
        yield _dated(due.name, url, words, due.due_on, on=on)


def _location(pilot: Pilot, numbers: Mapping[str, Any], on: date) -> Iterator[Dated]:
    url = pilot_url("pilots:location-assessment-overview", pilot.slug)
    for due in unpacked(_Due, numbers.get("due_location")):
        yield _dated(
            _("Location assessment"), url, _("at the latest on %(day)s"), due.due_on, on=on
        )


def _commitments(pilot: Pilot, numbers: Mapping[str, Any]) -> Iterator[Matter]:
    if number := numbers.get("due_commitments"):
        words = ngettext(
            "%(number)d that is not met, is due soon or is late",
            "%(number)d that are not met, are due soon or are late",
            number,
        )
        url = pilot_url("evaluations:commitment-list", pilot.slug)
        yield Matter(_("Commitments"), url, words % {"number": number}, _("To look at"))


def _dated(name: str, url: str, words: str, due_on: date, *, on: date) -> Dated:
    is_late = due_on < on
    badge = _("Too late") if is_late else _("Soon")
    return due_on, Matter(name, url, words % {"day": in_words(due_on)}, badge, is_late=is_late)
