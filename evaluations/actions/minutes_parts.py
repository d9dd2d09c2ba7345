"""Who was at a moment, and what was found: the parts of its minutes that are recorded as a whole."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from evaluations.actions.minutes_open import open_minutes
from evaluations.models import Attendance, EvaluationMoment, Finding
from evaluations.models.minutes import THEMES, Attendee, Found
from evaluations.rules import minutes as rules
from interwonen.accounts.models import User
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import refuse_together, refuse_unless
from interwonen.pilots.models import Question
from participants.actions.participants_recognised import refuse_recognisable

_PRESENCES = Attendance.Presence.values
UNKNOWN = "answer_evaluation_theme.unknown"


@transaction.atomic
def record_attendance(
    *,
    moment: EvaluationMoment,
    attendees: Sequence[Attendee],
    today: date,
    by: User,
    version: int | None = None,
) -> EvaluationMoment:
    """Record who was at a moment, in this order; who was there before and is not named goes, and
    rows without anyone are left out.

    Raises RuleBroken for minutes that do not change any more or that are of a moment after `today`,
    and for someone without a party or of whom is not said whether they were there; Overtaken when
    the moment is not `version` any more.
    """
    moment = open_minutes(moment, today=today, version=version)
    # The history of the moment goes before that of its parts.
    save_as(moment, by=by, reason=_("the attendance was recorded"))
    named = {n: each for n, each in enumerate(attendees) if each.is_named}
    refuse_together(partial(_refuse_half, number, each) for number, each in named.items())
    rows = list(moment.attendance.all())
    for position, attendee in enumerate(named.values()):
        row = rows[position] if position < len(rows) else Attendance(moment=moment)
        if row.pk is None or any(getattr(row, k) != v for k, v in vars(attendee).items()):
            for field, value in {**vars(attendee), "position": position}.items():
                setattr(row, field, value)
            save_as(row, by=by)
    for row in rows[len(named) :]:
        delete_as(row, by=by)
    return moment


def _refuse_half(number: int, attendee: Attendee) -> None:
    """Refuse a row, of which the fields have this number, that does not say enough."""
    of_a_party, is_said = bool(attendee.party.strip()), attendee.presence in _PRESENCES
    refuse_unless(of_a_party, rules.ATTENDANCE_OF_A_PARTY, field=f"party_{number}")
    refuse_unless(is_said, rules.PRESENT_OR_NOT, field=f"presence_{number}")


@transaction.atomic
def record_findings(
    *,
    moment: EvaluationMoment,
    findings: Mapping[Question, Found],
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> EvaluationMoment:
    """Record what was found on each question of a version of the themes.

    Raises RuleBroken for minutes that do not change any more or that are of a moment after `today`,
    for another question set or version than that of the moment, for a finding without words, and,
    unless confirmed, when someone may be recognised; Overtaken when the moment is not `version` any
    more.
    """
    moment = open_minutes(moment, today=today, version=version)
    known = {finding.question: finding for finding in moment.findings.select_related("question")}
    versions = {(asked.question_set, asked.version) for asked in {**findings, **known}}
    is_one = len(versions) == 1 and all(name == THEMES for name, _version in versions)
    refuse_unless(is_one, rules.THEME_OF_ONE_VERSION)
    refuse_together(
        partial(
            refuse_unless,
            found.answer.pk == UNKNOWN or bool(found.words.strip()),
            rules.FINDING_SAYS_WHY,
            field=f"words_{asked.code}",
        )
        for asked, found in findings.items()
    )
    texts = {f"words_{asked.code}": found.words for asked, found in findings.items()}
    refuse_recognisable(texts, pilot=moment.pilot, confirmed=confirmed, names=())
    # The history of the moment goes before that of its parts.
    save_as(moment, by=by, reason=_("the findings were recorded"))
    for asked, found in findings.items():
        row = known.get(asked) or Finding(moment=moment, question=asked)
        if (row.answer_id, row.words) != (found.answer.pk, found.words):
            row.answer, row.words = found.answer, found.words
            save_as(row, by=by)
    return moment
