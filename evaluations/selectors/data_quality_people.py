"""What can be wrong in the records of participants and of their support."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import Case, DateField, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from evaluations.selectors.data_quality import Area, Check, Kind
from interwonen.access.permissions import Permission
from interwonen.pilots.models import Pilot
from participants.models import (
    Assignment,
    Exit,
    FollowUp,
    Goal,
    Handover,
    Incident,
    Participant,
    Placement,
    Referral,
    SupportSession,
)
from participants.models.exits import UNKNOWN_DESTINATION
from participants.selectors.assessments_due import assessments_due
from participants.selectors.exits_next_home import plan_required_from
from participants.selectors.participants_overdue import DAYS_TO_DECIDE
from participants.selectors.sessions_today import LONG_UNSEEN_DAYS

Rows = QuerySet[Any]


def _undecided(pilot: Pilot, on: date) -> Rows:
    last = on - timedelta(days=DAYS_TO_DECIDE)
    return Referral.objects.of_pilot(pilot).undecided().filter(referred_on__lt=last)


def _without_intake(pilot: Pilot, on: date) -> Rows:
    return Referral.objects.of_pilot(pilot).undecided().filter(intake=None, referred_on__lte=on)


def _without_exit(pilot: Pilot, on: date) -> Rows:
    return Placement.objects.of_pilot(pilot).with_lacks_exit(on=on).filter(lacks_exit=True)


def _keys(phase: str) -> Exists:
    return Exists(Handover.objects.filter(placement=OuterRef("pk"), phase=phase))


def _keys_not_given(pilot: Pilot, on: date) -> Rows:
    return Placement.objects.of_pilot(pilot).filter(~_keys("start"), starts_on__lt=on)


def _keys_not_back(pilot: Pilot, on: date) -> Rows:
    return Placement.objects.of_pilot(pilot).filter(~_keys("end"), exit__exited_on__lt=on)


def _destination_unknown(pilot: Pilot, on: date) -> Rows:
    rows = Exit.objects.of_pilot(pilot).filter(exited_on__lte=on)
    return rows.filter(destination=UNKNOWN_DESTINATION)


def _aftercare_without_contact(pilot: Pilot, on: date) -> Rows:
    since = SupportSession.objects.filter(
        participant=OuterRef("placement__participant"),
        status=SupportSession.Status.HELD,
        day__gt=OuterRef("exited_on"),
        day__lte=on,
    )
    last = on - timedelta(days=LONG_UNSEEN_DAYS)
    rows = Exit.objects.of_pilot(pilot).filter(exited_on__lt=last, aftercare_until__isnull=False)
    return rows.filter(~Exists(since))


def _without_counsellor(pilot: Pilot, on: date) -> Rows:
    supported = Participant.objects.of_pilot(pilot).supported(on=on)
    assigned = Assignment.objects.in_force(on).filter(participant=OuterRef("pk"))
    return supported.filter(~Exists(assigned))


def _without_plan(pilot: Pilot, on: date) -> Rows:
    rows = Placement.objects.of_pilot(pilot)
    return rows.without_certain_next_home(on) if on > plan_required_from(pilot) else rows.none()


def _review_overdue(pilot: Pilot, on: date) -> Rows:
    rows = Participant.objects.of_pilot(pilot).with_progress_review_due(on=on)
    return rows.filter(progress_review_due_on__lt=on)


def _assessment_overdue(pilot: Pilot, on: date) -> Rows:
    """With the last day on which it would have been in time; takes a query of its own."""
    due = assessments_due(Participant.objects.of_pilot(pilot), on=on)
    late = {each.participant.pk: each.due_on for each in due if each.is_overdue(on)}
    days = [When(pk=key, then=Value(day)) for key, day in late.items()]
    rows = Participant.objects.filter(pk__in=late)
    return rows.annotate(assessment_due_on=Case(*days, output_field=DateField()))


def _not_logged(pilot: Pilot, on: date) -> Rows:
    return SupportSession.objects.of_pilot(pilot).planned().filter(day__lt=on)


def _unseen(pilot: Pilot, on: date) -> Rows:
    last = on - timedelta(days=LONG_UNSEEN_DAYS)
    lives_here = Placement.objects.on_day(on).filter(participant=OuterRef("pk"))
    rows = Participant.objects.of_pilot(pilot).with_sessions(on=on).with_here_since(on=on)
    not_seen = Q(last_session_on=None) | Q(last_session_on__lt=last)
    return rows.filter(Exists(lives_here), not_seen, here_since__lt=last)


def _follow_ups(pilot: Pilot, on: date) -> Rows:
    return FollowUp.objects.of_pilot(pilot).open().filter(due_on__lt=on)


def _goals(pilot: Pilot, on: date) -> Rows:
    return Goal.objects.of_pilot(pilot).filter(outcome=Goal.Outcome.OPEN, due_on__lt=on)


def _incidents(pilot: Pilot, on: date) -> Rows:
    return Incident.objects.of_pilot(pilot).overdue(on=on)


def _columns(day: str | None, participant: str = "participant") -> dict[str, str]:
    """The columns of a row of a file: its page is that of the participant."""
    columns = {"key": participant, "participant": participant}
    return columns | {"day": day} if day else columns


_person = partial(
    Check,
    area=Area.PARTICIPANTS,
    reads=Permission.PARTICIPANT_STATUS,
    opens=Permission.PARTICIPANT_READ,
    page="participants:participant-placements",
)
_support = partial(
    Check,
    area=Area.SUPPORT,
    kind=Kind.LATE,
    reads=Permission.SESSION_READ,
    opens=Permission.SESSION_READ,
)

PEOPLE = (
    _person(
        code="stay_without_exit",
        title=_("The last day of the stay has passed, and no exit was recorded"),
        kind=Kind.CONTRADICTORY,
        rows=_without_exit,
        columns=_columns("ends_on"),
    ),
    _person(
        code="referral_undecided",
        title=_("The referral waits for a decision for more than four weeks"),
        kind=Kind.LATE,
        rows=_undecided,
        columns=_columns("referred_on"),
        page="participants:participant-referral",
    ),
    _person(
        code="review_overdue",
        title=_("The three-monthly progress review was not held"),
        kind=Kind.LATE,
        rows=_review_overdue,
        columns=_columns("progress_review_due_on", "pk"),
        page="participants:assessment-list",
    ),
    _person(
        code="assessment_overdue",
        title=_("The self-reliance assessment was not done in time"),
        kind=Kind.LATE,
        rows=_assessment_overdue,
        columns=_columns("assessment_due_on", "pk"),
        page="participants:assessment-list",
    ),
    _person(
        code="aftercare_without_contact",
        title=_("Aftercare was agreed, and there has been no session since the exit"),
        kind=Kind.LATE,
        rows=_aftercare_without_contact,
        columns=_columns("exited_on", "placement__participant"),
        reads=Permission.PARTICIPANT_READ,
    ),
    _person(
        code="without_plan",
        title=_("The pilot ends soon, and the next home is not certain"),
        kind=Kind.LATE,
        rows=_without_plan,
        columns=_columns("ends_on"),
    ),
    _person(
        code="referral_without_intake",
        title=_("The referral has no intake yet"),
        kind=Kind.MISSING,
        rows=_without_intake,
        columns=_columns("referred_on"),
        page="participants:participant-referral",
    ),
    _person(
        code="without_counsellor",
        title=_("Nobody is the counsellor"),
        kind=Kind.MISSING,
        rows=_without_counsellor,
        columns=_columns(None, "pk"),
        page="participants:participant-detail",
    ),
    _person(
        code="keys_not_given",
        title=_("The stay began without a handover of the keys"),
        kind=Kind.MISSING,
        rows=_keys_not_given,
        columns=_columns("starts_on"),
    ),
    _person(
        code="keys_not_back",
        title=_("The stay ended without the keys being handed back"),
        kind=Kind.MISSING,
        rows=_keys_not_back,
        columns=_columns("exit__exited_on"),
    ),
    _person(
        code="destination_unknown",
        title=_("It is not known where the person went"),
        kind=Kind.MISSING,
        rows=_destination_unknown,
        columns=_columns("exited_on", "placement__participant"),
        reads=Permission.PARTICIPANT_READ,
    ),
    _support(
        code="session_not_logged",
        title=_("The session was planned for a day that has passed"),
        rows=_not_logged,
        columns=_columns("day"),
        page="participants:session-list",
    ),
    _support(
        code="resident_unseen",
        title=_("The resident had no session for more than two weeks"),
        rows=_unseen,
        columns=_columns("last_session_on", "pk"),
        page="participants:session-list",
    ),
    _support(
        code="follow_up_overdue",
        title=_("The follow-up is overdue"),
        rows=_follow_ups,
        columns=_columns("due_on"),
        page="participants:participant-detail",
    ),
    _support(
        code="goal_overdue",
        title=_("The goal is open, and its day has passed"),
        rows=_goals,
        columns=_columns("due_on") | {"about": "life_domain__label"},
        page="participants:participant-goals",
        reads=Permission.PARTICIPANT_READ,
        opens=Permission.PARTICIPANT_READ,
    ),
    _support(
        code="incident_not_reviewed",
        title=_("The agreements after an incident were not reviewed"),
        rows=_incidents,
        columns=_columns("review_on"),
        page="participants:incident-list",
        reads=Permission.INCIDENT_READ,
        opens=Permission.INCIDENT_READ,
    ),
)
