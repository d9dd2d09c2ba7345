"""What is measured: each main page of the demonstration's pilot, and a session that is saved."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.urls import reverse

from interwonen.home.demonstration.story import SLUG
from interwonen.pilots.models import Question
from participants.models import Participant, SupportSession


class Kind(StrEnum):
    """Pages with one aim; the others are shown without."""

    DASHBOARD = "dashboard"
    LIST = "list"
    PARTICIPANT = "participant"
    SEARCH = "search"
    FORM = "form"
    WRITE = "write"
    OTHER = "other"


@dataclass(frozen=True)
class Page:
    """A page as one of the accounts, or a VISITOR, opens it, or sends it with `data`."""

    name: str
    kind: Kind
    account: str
    path: str
    forms: Iterator[dict[str, str]] | None = field(default=None, compare=False)

    @property
    def status(self) -> int:
        """What it answers: a page, or the way on after a form that was accepted."""
        return 200 if self.forms is None else 302

    def data(self) -> dict[str, str] | None:
        """The next form to send; None for a page that is looked at."""
        return None if self.forms is None else next(self.forms)


VISITOR = ""  # who does not sign in
# Name, kind, account, and the name of the address within the pilot.
LISTS = (
    ("dashboard-policy-officer", Kind.DASHBOARD, "beleid", "home:dashboard"),
    ("dashboard-case-manager", Kind.DASHBOARD, "wmo", "home:dashboard"),
    ("dashboard-counsellor", Kind.DASHBOARD, "begeleider", "home:dashboard"),
    ("dashboard-team-lead", Kind.DASHBOARD, "teamleider", "home:dashboard"),
    ("dashboard-contact-officer", Kind.DASHBOARD, "contact", "home:dashboard"),
    ("list-case-manager", Kind.LIST, "wmo", "participants:participant-list"),
    ("list-counsellor", Kind.LIST, "begeleider", "participants:participant-list"),
    ("list-policy-officer", Kind.LIST, "beleid", "participants:participant-list"),
    ("waiting-list", Kind.LIST, "wmo", "participants:waiting-list"),
    ("next-home", Kind.LIST, "wmo", "participants:next-home-list"),
    ("occupancy-board", Kind.LIST, "beleid", "participants:dwelling-list"),
    ("occupancy-timeline", Kind.LIST, "beleid", "participants:dwelling-timeline"),
    ("emergency-files", Kind.LIST, "begeleider", "participants:closed-file-list"),
    ("emergency-accesses", Kind.LIST, "teamleider", "participants:emergency-access-list"),
    ("incidents", Kind.LIST, "teamleider", "participants:incident-overview"),
    ("team", Kind.LIST, "teamleider", "participants:team"),
    ("follow-ups", Kind.LIST, "begeleider", "participants:follow-up-list"),
    ("signals", Kind.LIST, "begeleider", "participants:neighbourhood-signal-list"),
    ("enquiries", Kind.LIST, "contact", "neighbours:enquiry-list"),
    ("standard-answers", Kind.LIST, "contact", "neighbours:standard-answer-list"),
    ("neighbourhood-figures", Kind.OTHER, "beleid", "neighbours:neighbourhood-figures"),
    ("consultation-hours", Kind.LIST, "contact", "neighbours:consultation-hour-list"),
    ("letters", Kind.LIST, "beleid", "neighbours:letter-list"),
    ("announcements", Kind.LIST, "beleid", "neighbours:announcement-list"),
    ("addresses", Kind.LIST, "beleid", "neighbours:address-list"),
    ("surveys", Kind.LIST, "beleid", "neighbours:survey-list"),
    ("sounding-board", Kind.LIST, "beleid", "neighbours:board-overview"),
    ("contact-point", Kind.OTHER, "beleid", "neighbours:contact-point"),
    ("page-for-neighbours", Kind.OTHER, VISITOR, "public:neighbourhood"),
    ("form-for-neighbours", Kind.OTHER, VISITOR, "public:enquiry-ask"),
    ("support-point", Kind.LIST, "begeleider", "neighbours:support-point"),
    ("support-point-overview", Kind.LIST, "beleid", "neighbours:support-point-overview"),
    ("empty-days", Kind.OTHER, "beleid", "participants:vacancy-overview"),
    ("demand", Kind.OTHER, "beleid", "participants:unmet-request-list"),
    ("evaluations", Kind.LIST, "beleid", "evaluations:moment-list"),
    ("action-points", Kind.LIST, "beleid", "evaluations:action-point-list"),
    ("council-questions", Kind.LIST, "beleid", "evaluations:council-question-list"),
    ("commitments", Kind.OTHER, "beleid", "evaluations:commitment-list"),
    ("figures", Kind.OTHER, "beleid", "evaluations:figure-list"),
    ("data-quality", Kind.OTHER, "beleid", "evaluations:data-quality"),
    ("reports", Kind.LIST, "beleid", "evaluations:report-list"),
    ("resident-words", Kind.LIST, "beleid", "evaluations:resident-words-list"),
    ("requests-about-own-data", Kind.LIST, "wmo", "rights:request-list"),
    ("keeping", Kind.LIST, "beleid", "retention:destruction-list"),
    ("access-log", Kind.LIST, "audit", "audit:event-list"),
    ("people", Kind.LIST, "beheer", "accounts:person-list"),
    ("roles", Kind.LIST, "beheer", "accounts:role-list"),
    ("roles-given", Kind.LIST, "beleid", "accounts:membership-list"),
    ("review-of-roles", Kind.LIST, "beleid", "accounts:role-review-create"),
    ("pilot", Kind.OTHER, "beleid", "pilots:pilot-detail"),
    ("location", Kind.OTHER, "beleid", "pilots:location-assessment-overview"),
    ("money", Kind.OTHER, "beleid", "pilots:funding-overview"),
)
# The tabs of a participant, each for who works with it.
TABS = (
    ("brief", "participants:participant-detail"),
    ("living", "participants:participant-placements"),
    ("sessions", "participants:session-list"),
    ("goals", "participants:participant-goals"),
    ("progress", "participants:assessment-list"),
    ("incidents", "participants:incident-list"),
    ("referral", "participants:participant-referral"),
    ("timeline", "participants:participant-timeline"),
)
NAME, WORDS = "Bosbes", "bewindvoerder"
QUARTER, PUBLISHED = "2021-Q2", "2021-Q1"
FIRST_DAY, DAYS = date(2021, 3, 15), 100


def pages() -> list[Page]:
    """All pages, in the order in which a round asks for them."""
    return [
        *_lists(),
        *_searches(),
        *_of_a_participant(),
        *_records(),
        *_reports(),
        *_records_of_neighbours(),
        _session_saved(),
    ]


def report() -> Page:
    """The report to the council as PDF."""
    path = reverse("evaluations:report-pdf", args=[SLUG, QUARTER])
    return Page("report-pdf", Kind.OTHER, "beleid", path)


def _lists() -> Iterator[Page]:
    for name, kind, account, address in LISTS:
        yield Page(name, kind, account, reverse(address, args=[SLUG]))


def _searches() -> Iterator[Page]:
    list_path = reverse("participants:participant-list", args=[SLUG])
    notes_path = reverse("participants:note-search", args=[SLUG])
    yield Page("search-list", Kind.SEARCH, "wmo", f"{list_path}?q={NAME}")
    yield Page("search-list-counsellor", Kind.SEARCH, "begeleider", f"{list_path}?q={NAME}")
    yield Page("search-notes", Kind.SEARCH, "begeleider", f"{notes_path}?q={WORDS}")
    yield Page("search-notes-team-lead", Kind.SEARCH, "teamleider", f"{notes_path}?q={WORDS}")


def _of_a_participant() -> Iterator[Page]:
    person = _participant(NAME)
    for account in ("begeleider", "teamleider"):
        for name, address in TABS:
            path = reverse(address, args=[SLUG, person.pk])
            ending = "" if account == "begeleider" else "-team-lead"
            yield Page(f"participant-{name}{ending}", Kind.PARTICIPANT, account, path)
    path = reverse("participants:participant-looks", args=[SLUG, person.pk])
    yield Page("who-looked", Kind.OTHER, "wmo", path)
    path = reverse("rights:file-requests", args=[SLUG, person.pk])
    yield Page("own-data", Kind.OTHER, "wmo", path)
    log = reverse("audit:event-list", args=[SLUG])
    yield Page("access-log-of-someone", Kind.OTHER, "audit", f"{log}?subject={person.reference}")
    yield Page("access-log-of-an-act", Kind.OTHER, "audit", f"{log}?act=read")
    path = reverse("participants:session-create", args=[SLUG, person.pk])
    yield Page("log-form", Kind.FORM, "begeleider", path)


def _records() -> Iterator[Page]:
    pilot = _participant(NAME).pilot
    dwelling: Any = pilot.dwellings.earliest("pk")
    moment: Any = pilot.evaluation_moments.earliest("pk")
    session: Any = SupportSession.objects.filter(participant=_participant(NAME)).earliest("pk")
    for name, account, address, of in (
        ("dwelling", "beleid", "participants:dwelling-detail", dwelling.pk),
        ("evaluation", "beleid", "evaluations:moment-detail", moment.pk),
    ):
        yield Page(name, Kind.OTHER, account, reverse(address, args=[SLUG, of]))
    path = reverse("record-history", args=[SLUG, "gesprekken", session.pk])
    yield Page("history-of-a-session", Kind.OTHER, "begeleider", path)


def _reports() -> Iterator[Page]:
    for name, account, address, keys in (
        ("report-on-screen", "beleid", "evaluations:report-detail", [QUARTER]),
        ("report-hidden", "beleid", "evaluations:report-disclosure", [QUARTER]),
        ("report-composing", "beleid", "evaluations:report-compose", [QUARTER]),
        ("report-block", "beleid", "evaluations:report-block", [QUARTER, "places"]),
        ("report-as-published", "beleid", "evaluations:report-pdf", [PUBLISHED]),
        ("report-for-everyone", VISITOR, "published:published-show", [PUBLISHED]),
    ):
        yield Page(name, Kind.OTHER, account, reverse(address, args=[SLUG, *keys]))


def _records_of_neighbours() -> Iterator[Page]:
    pilot: Any = _participant(NAME).pilot
    hours = pilot.consultation_hours
    for name, account, address, rows in (
        ("enquiry", "contact", "neighbours:enquiry-detail", pilot.enquiries),
        ("phone-hour", "contact", "neighbours:consultation-hour-detail", hours),
        ("phone-hour-calls", "contact", "neighbours:consultation-hour-phone", hours),
        ("letter", "beleid", "neighbours:letter-detail", pilot.letter_rounds),
        ("survey", "beleid", "neighbours:survey-detail", pilot.survey_rounds),
        ("board-meeting", "beleid", "neighbours:board-meeting-detail", pilot.board_meetings),
    ):
        path = reverse(address, args=[SLUG, rows.earliest("pk").pk])
        yield Page(name, Kind.OTHER, account, path)


def _session_saved() -> Page:
    """Saved about someone whose pages are not measured, so that these stay as they are."""
    other = _participant("Esdoorn")
    path = reverse("participants:session-create", args=[SLUG, other.pk])
    return Page("session-saved", Kind.WRITE, "collega", path, _sessions())


def _sessions() -> Iterator[dict[str, str]]:
    """Sessions that overlap with no other: one a day at night, then again a minute later."""
    domain = str(_domain())
    for number in range(DAYS * 480):
        yield {
            "submission": uuid.uuid4().hex,
            "status": "held",
            "day": str(FIRST_DAY + timedelta(days=number % DAYS)),
            "starts_at": f"{number // DAYS // 60:02}:{number // DAYS % 60:02}",
            "contact_type": "contact_type.phone",
            "duration_minutes": "1",
            "note": "Fictief. Kort gebeld over de week.",
            "life_domains": domain,
        }


def _domain() -> int:
    return Question.objects.current("life_domain").earliest("pk").pk


def _participant(last_name: str) -> Participant:
    return Participant.objects.get(pilot__slug=SLUG, last_name=last_name)
