"""What happened to a participant over time: every event that the viewer may see."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from interwonen.access.members import Member
from participants.models import (
    Agreement,
    Checklist,
    FileEvent,
    Goal,
    Incident,
    Participant,
    Referral,
    SupportSession,
)

NOTE_WORDS = 12  # only the start of a note; the page of the sessions has the rest
Kind = FileEvent.Kind


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


def timeline_events(
    participant: Participant, *, kinds: Collection[str], by: Member, on: date
) -> QuerySet[FileEvent]:
    """The events of these kinds, or of all, up to and including `on`; the newest first."""
    of_the_file = {participant.pk: participant.pilot_id}
    events = FileEvent.objects.readable(among=of_the_file, by=by, on=on).filter(day__lte=on)
    return events.filter(kind__in=kinds) if kinds else events


def told(events: Iterable[FileEvent]) -> list[TimelineEvent]:
    """The events, each in a sentence."""
    return [
        TimelineEvent(kind, event.day, _SENTENCES[event.what](*event.words), _PAGES[kind])
        for event in events
        for kind in [Kind(event.kind)]
    ]


def _session(status: str, form: str, note: str) -> str:
    text = str(SupportSession.Status(status).label)
    if form:
        text = f"{text}: {form}"
    return f"{text}. {Truncator(note).words(NOTE_WORDS)}" if note else text


def _incident(kind: str, seriousness: str, card: str) -> str:
    words = [kind, Incident(seriousness=seriousness).seriousness_word]
    if card != Incident.Card.NONE:
        words.append(str(Incident.Card(card).label))
    return ", ".join(words)


def _agreed(party: str, question_set: str) -> str:
    who, about = Agreement.Party(party).label, Checklist.QuestionSet(question_set).label
    return _("%(who)s agrees: %(list)s") % {"who": who, "list": about}


# What an event says of itself (participants/guards/file_events.sql), and its sentence.
_SENTENCES: dict[str, Callable[..., str]] = {
    "referred": lambda referrer: _("Referred by %(referrer)s") % {"referrer": referrer},
    "decided": lambda decision: (
        _("Decision: %(decision)s") % {"decision": Referral.Decision(decision).label}
    ),
    "intake": lambda _set: _("Intake filled in"),
    "came": lambda home: _("Came to live in %(home)s") % {"home": home},
    "moved": lambda home: _("Moved within the pilot to %(home)s") % {"home": home},
    "last_day": lambda home: _("Last day in %(home)s") % {"home": home},
    "keys_given": lambda home: _("Keys of %(home)s handed over") % {"home": home},
    "keys_back": lambda home: _("Keys of %(home)s handed back") % {"home": home},
    "exit_plan": lambda home: _("Plan for the next home: %(home)s") % {"home": home},
    "left": lambda destination, reason: (
        _("Left: %(destination)s (%(reason)s)") % {"destination": destination, "reason": reason}
    ),
    "aftercare": lambda: _("Last day of aftercare"),
    "returned": lambda situation: _("Homeless again: %(situation)s") % {"situation": situation},
    "may_be_told": lambda sentence: _("May be told: “%(sentence)s”") % {"sentence": sentence},
    "barrier": lambda barrier, status: f"{barrier}: {status}",
    "goal_set": lambda goal: _("Goal set: %(goal)s") % {"goal": goal},
    "goal_closed": lambda outcome, goal: f"{Goal.Outcome(outcome).label}: {goal}",
    "step_done": lambda step: _("Step done: %(step)s") % {"step": step},
    "filled_in": lambda question_set: (
        _("Filled in: %(list)s") % {"list": Checklist.QuestionSet(question_set).label}
    ),
    "agreed": _agreed,
    "reviewed": lambda: _("Progress review held"),
    "assessed": lambda moment: _("Self-reliance assessed: %(moment)s") % {"moment": moment},
    "session": _session,
    "to_do": lambda text: _("Agreed on: %(text)s") % {"text": text},
    "done": lambda text: _("Done: %(text)s") % {"text": text},
    "incident": _incident,
    "counsellor": lambda name: _("%(name)s becomes the counsellor") % {"name": name},
}

# The page of the file with the details.
_PAGES = {
    Kind.REFERRAL: "participant-referral",
    Kind.PLACEMENT: "participant-placements",
    Kind.EXIT: "participant-placements",
    Kind.BARRIER: "participant-goals",
    Kind.GOAL: "participant-goals",
    Kind.CHECKLIST: "participant-goals",
    Kind.PROGRESS_REVIEW: "assessment-list",
    Kind.ASSESSMENT: "assessment-list",
    Kind.SESSION: "session-list",
    Kind.FOLLOW_UP: "participant-detail",
    Kind.INCIDENT: "incident-list",
    Kind.COUNSELLOR: "participant-detail",
}
