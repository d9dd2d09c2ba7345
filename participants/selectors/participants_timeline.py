"""What happened to a participant over time: every event that the viewer may see."""

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

NOTE_WORDS = 12  # only the start of a note; the page of the sessions has the rest


class Kind(models.TextChoices):
    """What an event is about."""

    REFERRAL = "referral", gettext_lazy("Referral")
    PLACEMENT = "stay", gettext_lazy("Living")
    EXIT = "leaving", gettext_lazy("Leaving")
    BARRIER = "barrier", gettext_lazy("Barrier")
    GOAL = "goal", gettext_lazy("Goal")
    CHECKLIST = "checklist", gettext_lazy("Question list")
    SESSION = "session", gettext_lazy("Session")
    FOLLOW_UP = "follow_up", gettext_lazy("Follow-up")
    INCIDENT = "incident", gettext_lazy("Incident")
    COUNSELLOR = "counsellor", gettext_lazy("Counsellor")


@dataclass(frozen=True)
class TimelineEvent:
    """Something that happened on a day, in one line, and the page of the file with the details."""

    kind: Kind
    day: date
    text: str
    page: str

    @property
    def month(self) -> date:
        return self.day.replace(day=1)


Events = Iterator[tuple[date, str]]  # the day and the text of each


def timeline_events(
    participant: Participant, *, kinds: Collection[str], by: Member, on: date
) -> list[TimelineEvent]:
    """The events of these kinds, or of all, up to and including `on`; the newest first."""

    def rows(model: Any, path: str = "participant") -> Any:
        return model.objects.visible_to(by, on=on).filter(**{path: participant.pk})

    events = (
        TimelineEvent(kind, day, text, page)
        for kind, (events_of_kind, page) in _EVENTS.items()
        if not kinds or kind in kinds
        for day, text in events_of_kind(rows)
        if day <= on
    )
    return sorted(events, key=lambda event: event.day, reverse=True)


def _referrals(rows: Any) -> Events:
    for referral in rows(Referral).select_related("origin"):
        text = _("Referred by %(referrer)s") % {"referrer": referral.referrer}
        yield referral.referred_on, text
        if referral.decided_on:
            text = _("Decision: %(decision)s") % {"decision": referral.get_decision_display()}
            yield referral.decided_on, text
    for intake in rows(Checklist).filter(question_set=Checklist.QuestionSet.ELIGIBILITY):
        yield intake.filled_on, _("Intake filled in")


def _placements(rows: Any) -> Events:
    before = None
    for placement in rows(Placement).select_related("dwelling").order_by("starts_on"):
        home = {"home": placement.dwelling.name}
        moved = _("Moved within the pilot to %(home)s") if before else _("Came to live in %(home)s")
        yield placement.starts_on, moved % home
        if before is not None:
            last = _("Last day in %(home)s") % {"home": before.dwelling.name}
            yield before.ends_on, last
        before = placement
    keys = rows(Handover, "placement__participant").select_related("placement__dwelling")
    for handover in keys:
        start = handover.phase == Handover.Phase.START
        text = _("Keys of %(home)s handed over") if start else _("Keys of %(home)s handed back")
        home = handover.placement.dwelling.name
        yield handover.handed_on, text % {"home": home}


def _exits(rows: Any) -> Events:
    for plan in rows(ExitPlan, "placement__participant").select_related("destination"):
        text = _("Plan for the next home: %(home)s") % {"home": plan.destination}
        yield plan.made_on, text
    exits = rows(Exit, "placement__participant").select_related("reason", "destination")
    for exit in exits:
        words = {"destination": exit.destination, "reason": exit.reason}
        text = _("Left: %(destination)s (%(reason)s)") % words
        yield exit.exited_on, text
        if exit.aftercare_until:
            yield exit.aftercare_until, _("Last day of aftercare")
    for back in rows(Return, "exit__placement__participant").select_related("situation"):
        text = _("Homeless again: %(situation)s") % {"situation": back.situation}
        yield back.returned_on, text


def _barriers(rows: Any) -> Events:
    known = rows(BarrierStatus, "barrier__participant").select_related("barrier__kind", "status")
    for standing in known:
        text = f"{standing.barrier.kind}: {standing.status}"
        yield standing.since, text


def _goals(rows: Any) -> Events:
    for goal in rows(Goal):
        text = _("Goal set: %(goal)s") % {"goal": goal.text}
        yield goal.set_on, text
        if goal.closed_on:
            closed = f"{goal.get_outcome_display()}: {goal.text}"
            yield goal.closed_on, closed
    for step in rows(GoalStep, "goal__participant").filter(done_on__isnull=False):
        text = _("Step done: %(step)s") % {"step": step.text}
        yield step.done_on, text


def _checklists(rows: Any) -> Events:
    for checklist in rows(Checklist).exclude(question_set=Checklist.QuestionSet.ELIGIBILITY):
        text = _("Filled in: %(list)s") % {"list": checklist.get_question_set_display()}
        yield checklist.filled_on, text
    for given in rows(Agreement, "checklist__participant").select_related("checklist"):
        about = given.checklist.get_question_set_display()
        words = {"who": given.get_party_display(), "list": about}
        text = _("%(who)s agrees: %(list)s") % words
        yield given.agreed_on, text


def _sessions(rows: Any) -> Events:
    sessions = rows(SupportSession).exclude(status=SupportSession.Status.WITHDRAWN)
    for session in sessions.select_related("contact_type", "planned_type"):
        form = session.contact_type or session.planned_type
        text = f"{session.get_status_display()}: {form}" if form else session.get_status_display()
        if session.note:
            text = f"{text}. {Truncator(session.note).words(NOTE_WORDS)}"
        yield session.day, text


def _follow_ups(rows: Any) -> Events:
    for row in rows(FollowUp):
        agreed = _("Agreed on: %(text)s") % {"text": row.text}
        yield row.agreed_on, agreed
        if row.done_on:
            done = _("Done: %(text)s") % {"text": row.text}
            yield row.done_on, done


def _incidents(rows: Any) -> Events:
    for incident in rows(Incident).select_related("kind"):
        words = [str(incident.kind), incident.seriousness_word]
        if incident.card != Incident.Card.NONE:
            words.append(incident.get_card_display())
        yield incident.happened_on, ", ".join(words)


def _counsellors(rows: Any) -> Events:
    for support in rows(Assignment).select_related("counsellor"):
        text = _("%(name)s becomes the counsellor") % {"name": support.counsellor}
        yield support.starts_on, text


# The events of each kind, and the page of the file with the details.
_EVENTS: dict[Kind, tuple[Callable[[Any], Events], str]] = {
    Kind.REFERRAL: (_referrals, "participant-referral"),
    Kind.PLACEMENT: (_placements, "participant-placements"),
    Kind.EXIT: (_exits, "participant-placements"),
    Kind.BARRIER: (_barriers, "participant-goals"),
    Kind.GOAL: (_goals, "participant-goals"),
    Kind.CHECKLIST: (_checklists, "participant-goals"),
    Kind.SESSION: (_sessions, "session-list"),
    Kind.FOLLOW_UP: (_follow_ups, "participant-detail"),
    Kind.INCIDENT: (_incidents, "incident-list"),
    Kind.COUNSELLOR: (_counsellors, "participant-detail"),
}
