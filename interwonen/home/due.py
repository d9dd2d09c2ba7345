"""What is due within a week or late in evaluating the pilot, for who does something about it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.models import ActionPoint, EvaluationMoment, Reminder
from evaluations.selectors.action_points import DUE_WITHIN
from interwonen.access.permissions import Permission
from interwonen.core.counting import number_of
from interwonen.core.formatting import in_words
from interwonen.core.routes import pilot_url
from interwonen.home.due_moments import moment_matters, moments_to_count
from interwonen.home.matters import Matter
from interwonen.pilots.models import Pilot
from participants.models import Participant
from participants.selectors.assessments_due import assessments_due
from participants.selectors.progress_reviews_due import due_among
from participants.selectors.sessions_today import Today

Dated = tuple[date, Matter]  # with its last day in time


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
    commitments those count of which the user was reminded: what proves them takes many questions.
    """
    if Permission.EVALUATION_READ not in permissions:
        return {}
    whose = Q(owner=user)
    if Permission.EVALUATION_WRITE in permissions:
        whose |= Q(owner=None)
    points = visible(ActionPoint).open(on=on).filter(whose, due_on__lte=on + DUE_WITHIN)
    told = Reminder.objects.filter(recipient=user, pilot=pilot, subject=Reminder.Subject.COMMITMENT)
    row = JSONObject(what="what", due_on="due_on")
    moments = visible(EvaluationMoment)
    coming = moments.standing().filter(held_on=None).order_by("planned_on", "pk")
    moment = JSONObject(pk="pk", theme="theme", planned_on="planned_on")
    return {
        "next_moment": ArraySubquery(coming.values(row=moment)[:1]),
        "due_points": ArraySubquery(points.select_related(None).values(row=row)),
        "due_commitments": number_of(told),
        **moments_to_count(moments, user, permissions, by=on + DUE_WITHIN),
    }


def read_moment(numbers: Mapping[str, Any]) -> EvaluationMoment | None:
    """The next evaluation moment that `due_to_count` found, with its theme and its day only."""
    for row in numbers.get("next_moment") or ():
        planned_on = date.fromisoformat(row["planned_on"])
        return EvaluationMoment(pk=row["pk"], theme=row["theme"], planned_on=planned_on)
    return None


def due_matters(
    pilot: Pilot, day: Today | None, numbers: Mapping[str, Any], *, on: date
) -> list[Matter]:
    """What is due of the residents, and of the evaluations as `due_to_count` read it; the oldest
    first."""
    residents = [*_assessments(day), *_reviews(day)] if day else ()
    evaluations = [*_points(pilot, numbers, on), *moment_matters(pilot, numbers, on=on)]
    dated = sorted([*residents, *evaluations], key=lambda each: each[0])
    return [*(matter for _due_on, matter in dated), *_commitments(pilot, numbers)]


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
    for row in numbers.get("due_points") or ():
        due_on = date.fromisoformat(row["due_on"])
        yield _dated(row["what"], url, _("action point, at the latest on %(day)s"), due_on, on=on)


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
