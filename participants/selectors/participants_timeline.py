"""What happened to someone in the course of time: everything that the viewer may see."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.members import Member
from participants.models import (
    Agreement,
    Assignment,
    BarrierStatus,
    Checklist,
    Exit,
    ExitPlan,
    FollowUp,
    Goal,
    GoalStep,
    Handover,
    Incident,
    Participant,
    Placement,
    Referral,
    Return,
    SupportSession,
)

NOTE_WORDS = 12  # of a note only the beginning; the session itself tells the rest


class Kind(models.TextChoices):
    """What an event is about."""

    REFERRAL = "referral", gettext_lazy("Referral")
    PLACEMENT = "stay", gettext_lazy("Living")
    LEAVING = "leaving", gettext_lazy("Leaving")
    BARRIER = "barrier", gettext_lazy("Barrier")
    GOAL = "goal", gettext_lazy("Goal")
    CHECKLIST = "checklist", gettext_lazy("Question list")
    SESSION = "session", gettext_lazy("Session")
    FOLLOW_UP = "follow_up", gettext_lazy("Follow-up")
    INCIDENT = "incident", gettext_lazy("Incident")
    COUNSELLOR = "counsellor", gettext_lazy("Counsellor")


@dataclass(frozen=True)
class TimelineEvent:
    """Something that happened on a day, in one line, and the page of the file that tells more."""

    kind: Kind
    day: date
    text: str
    page: str

    @property
    def month(self) -> date:
        return self.day.replace(day=1)


def timeline_events(
    participant: Participant, *, kinds: Collection[str], by: Member, on: date
) -> list[TimelineEvent]:
    """What happened up to and including `on`, of these kinds or all, the newest first."""

    def rows(model: Any, way: str = "participant") -> Any:
        return model.objects.visible_to(by, on=on).filter(**{way: participant.pk})

    told = (
        event for kind, tell in _TELL.items() if not kinds or kind in kinds for event in tell(rows)
    )
    return sorted((m for m in told if m.day <= on), key=lambda event: event.day, reverse=True)


def _referrals(rows: Any) -> Iterator[TimelineEvent]:
    tab = "participant-referral"
    for referral in rows(Referral).select_related("origin"):
        text = _("Referred by %(referrer)s") % {"referrer": referral.referrer}
        yield TimelineEvent(Kind.REFERRAL, referral.referred_on, text, tab)
        if referral.decided_on:
            text = _("Decision: %(decision)s") % {"decision": referral.get_decision_display()}
            yield TimelineEvent(Kind.REFERRAL, referral.decided_on, text, tab)
    for intake in rows(Checklist).filter(question_set=Checklist.QuestionSet.ELIGIBILITY):
        yield TimelineEvent(Kind.REFERRAL, intake.filled_on, _("Intake filled in"), tab)


def _placements(rows: Any) -> Iterator[TimelineEvent]:
    tab = "participant-placements"
    before = None
    for placement in rows(Placement).select_related("dwelling").order_by("starts_on"):
        home = {"home": placement.dwelling.name}
        moved = _("Moved within the pilot to %(home)s") if before else _("Came to live in %(home)s")
        yield TimelineEvent(Kind.PLACEMENT, placement.starts_on, moved % home, tab)
        if before is not None:
            last = _("Last day in %(home)s") % {"home": before.dwelling.name}
            yield TimelineEvent(Kind.PLACEMENT, before.ends_on, last, tab)
        before = placement
    keys = rows(Handover, "placement__participant").select_related("placement__dwelling")
    for handover in keys:
        start = handover.phase == Handover.Phase.START
        text = _("Keys of %(home)s handed over") if start else _("Keys of %(home)s handed back")
        home = handover.placement.dwelling.name
        yield TimelineEvent(Kind.PLACEMENT, handover.handed_on, text % {"home": home}, tab)


def _exit(rows: Any) -> Iterator[TimelineEvent]:
    tab = "participant-placements"
    for plan in rows(ExitPlan, "placement__participant").select_related("destination"):
        text = _("Plan for the next home: %(home)s") % {"home": plan.destination}
        yield TimelineEvent(Kind.LEAVING, plan.made_on, text, tab)
    exits = rows(Exit, "placement__participant").select_related("reason", "destination")
    for exit in exits:
        words = {"destination": exit.destination, "reason": exit.reason}
        text = _("Left: %(destination)s (%(reason)s)") % words
        yield TimelineEvent(Kind.LEAVING, exit.exited_on, text, tab)
        if exit.aftercare_until:
            yield TimelineEvent(Kind.LEAVING, exit.aftercare_until, _("Last day of aftercare"), tab)
    for back in rows(Return, "exit__placement__participant").select_related("situation"):
        text = _("Homeless again: %(situation)s") % {"situation": back.situation}
        yield TimelineEvent(Kind.LEAVING, back.returned_on, text, tab)


def _barriers(rows: Any) -> Iterator[TimelineEvent]:
    known = rows(BarrierStatus, "barrier__participant").select_related("barrier__kind", "status")
    for standing in known:
        text = f"{standing.barrier.kind}: {standing.status}"
        yield TimelineEvent(Kind.BARRIER, standing.since, text, "participant-goals")


def _goals(rows: Any) -> Iterator[TimelineEvent]:
    tab = "participant-goals"
    for goal in rows(Goal):
        text = _("Goal set: %(goal)s") % {"goal": goal.text}
        yield TimelineEvent(Kind.GOAL, goal.set_on, text, tab)
        if goal.closed_on:
            closed = f"{goal.get_outcome_display()}: {goal.text}"
            yield TimelineEvent(Kind.GOAL, goal.closed_on, closed, tab)
    for step in rows(GoalStep, "goal__participant").filter(done_on__isnull=False):
        text = _("Step done: %(step)s") % {"step": step.text}
        yield TimelineEvent(Kind.GOAL, step.done_on, text, tab)


def _checklists(rows: Any) -> Iterator[TimelineEvent]:
    tab = "participant-goals"
    for sheet in rows(Checklist).exclude(question_set=Checklist.QuestionSet.ELIGIBILITY):
        text = _("Filled in: %(list)s") % {"list": sheet.get_question_set_display()}
        yield TimelineEvent(Kind.CHECKLIST, sheet.filled_on, text, tab)
    for given in rows(Agreement, "checklist__participant").select_related("checklist"):
        about = given.checklist.get_question_set_display()
        words = {"who": given.get_party_display(), "list": about}
        text = _("%(who)s agrees: %(list)s") % words
        yield TimelineEvent(Kind.CHECKLIST, given.agreed_on, text, tab)


def _sessions(rows: Any) -> Iterator[TimelineEvent]:
    sessions = rows(SupportSession).exclude(status=SupportSession.Status.WITHDRAWN)
    for session in sessions.select_related("contact_type", "planned_type"):
        form = session.contact_type or session.planned_type
        text = f"{session.get_status_display()}: {form}" if form else session.get_status_display()
        if session.note:
            text = f"{text}. {Truncator(session.note).words(NOTE_WORDS)}"
        yield TimelineEvent(Kind.SESSION, session.day, text, "session-list")


def _follow_ups(rows: Any) -> Iterator[TimelineEvent]:
    for row in rows(FollowUp):
        agreed = _("Agreed on: %(text)s") % {"text": row.text}
        yield TimelineEvent(Kind.FOLLOW_UP, row.agreed_on, agreed, "participant-detail")
        if row.done_on:
            done = _("Done: %(text)s") % {"text": row.text}
            yield TimelineEvent(Kind.FOLLOW_UP, row.done_on, done, "participant-detail")


def _incidents(rows: Any) -> Iterator[TimelineEvent]:
    tab = "incident-list"
    for incident in rows(Incident).select_related("kind"):
        words = [str(incident.kind), incident.seriousness_word]
        if incident.card != Incident.Card.NONE:
            words.append(incident.get_card_display())
        yield TimelineEvent(Kind.INCIDENT, incident.happened_on, ", ".join(words), tab)


def _counsellors(rows: Any) -> Iterator[TimelineEvent]:
    for support in rows(Assignment).select_related("counsellor"):
        text = _("%(name)s becomes the counsellor") % {"name": support.counsellor}
        yield TimelineEvent(Kind.COUNSELLOR, support.starts_on, text, "participant-detail")


_TELL: dict[Kind, Callable[[Any], Iterator[TimelineEvent]]] = {
    Kind.REFERRAL: _referrals,
    Kind.PLACEMENT: _placements,
    Kind.LEAVING: _exit,
    Kind.BARRIER: _barriers,
    Kind.GOAL: _goals,
    Kind.CHECKLIST: _checklists,
    Kind.SESSION: _sessions,
    Kind.FOLLOW_UP: _follow_ups,
    Kind.INCIDENT: _incidents,
    Kind.COUNSELLOR: _counsellors,
}
