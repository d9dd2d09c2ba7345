"""The frame of every page: organisation, pilot, navigation and user."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interwonen.access.permissions import Permission
from interwonen.accounts.second_factor import is_of_issuer
from interwonen.core.routes import pilot_url


@dataclass(frozen=True)
class NavigationItem:
    """One entry of the navigation row."""

    label: str | Promise
    url: str
    current: bool


@dataclass(frozen=True)
class Shell:
    """Header, navigation and banner of a page."""

    user_name: str = ""
    organisation: str = ""
    pilot: Any = None
    navigation: tuple[NavigationItem, ...] = ()
    demo_date: date | None = None
    overview_url: str = ""
    password_is_ours: bool = True  # and the second step; else they are of the own organisation

    @property
    def home_url(self) -> str:
        """Where the name in the header leads: the pilot's overview, else the start page."""
        return self.overview_url or "/"


# Label, permission that opens it, URL name, and the names of the views that belong to it.
_ENTRIES: tuple[tuple[str | Promise, Permission | None, str, tuple[str, ...]], ...] = (
    (_("Overview"), None, "home:dashboard", ("home:",)),
    (
        _("Participants"),
        Permission.PARTICIPANT_STATUS,
        "participants:participant-list",
        ("participants:", "rights:"),
    ),
    (
        _("Team"),
        Permission.CASELOAD_ASSIGN,
        "participants:team",
        ("participants:team", "participants:caseload"),
    ),
    (
        _("Dwellings"),
        Permission.PILOT_READ,
        "participants:dwelling-list",
        ("participants:dwelling", "participants:vacancy"),
    ),
    (
        _("Support point"),
        Permission.SUPPORT_POINT_READ,
        "neighbours:support-point",
        ("neighbours:support-point", "neighbours:walk-in"),
    ),
    (_("Neighbourhood"), Permission.ENQUIRY_READ, "neighbours:enquiry-list", ("neighbours:",)),
    (
        _("Neighbourhood"),
        Permission.NEIGHBOURHOOD_READ,
        "neighbours:consultation-hour-list",
        ("neighbours:",),
    ),
    (
        _("Evaluations"),
        Permission.EVALUATION_READ,
        "evaluations:moment-list",
        ("evaluations:",),
    ),
    (
        _("Reports"),
        Permission.REPORT_READ,
        "evaluations:report-list",
        ("evaluations:report",),
    ),
    (_("Pilot"), Permission.PILOT_READ, "pilots:pilot-detail", ("pilots:",)),
    (_("People and roles"), Permission.PEOPLE_WRITE, "accounts:person-list", ("accounts:",)),
    (_("People and roles"), Permission.ROLE_READ, "accounts:membership-list", ("accounts:",)),
    (
        _("Keeping"),
        Permission.RETENTION_READ,
        "retention:destruction-list",
        ("retention:",),
    ),
    (_("Access log"), Permission.LOG_READ, "audit:event-list", ("audit:",)),
    (_("Requests about the own data"), Permission.LOG_READ, "rights:request-list", ("rights:",)),
)


def page_shell(request: HttpRequest) -> dict[str, Shell]:
    """Context processor: `shell` for every template."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"shell": Shell(demo_date=settings.CLOCK_DATE)}
    pilot = getattr(request, "pilot", None)
    return {
        "shell": Shell(
            user_name=user.name,
            organisation=pilot.municipality.name if pilot else "",
            pilot=pilot,
            navigation=_navigation(request, pilot) if pilot else (),
            demo_date=settings.CLOCK_DATE,
            overview_url=pilot_url("home:dashboard", pilot.slug) if pilot else "",
            password_is_ours=not is_of_issuer(request),
        )
    }


def _navigation(request: HttpRequest, pilot: Any) -> tuple[NavigationItem, ...]:
    permissions: frozenset[Permission] = getattr(request, "permissions", frozenset())
    page = getattr(request, "section", "") or getattr(request.resolver_match, "view_name", "")
    here = max(
        (
            prefix
            for *_entry, prefixes in _ENTRIES
            for prefix in prefixes
            if page.startswith(prefix)
        ),
        key=len,
        default=None,
    )
    items: dict[str, NavigationItem] = {}
    for label, permission, name, prefixes in _ENTRIES:
        if permission is None or permission in permissions:
            url = pilot_url(name, pilot.slug)
            items.setdefault(str(label), NavigationItem(label, url, here in prefixes))
    return tuple(items.values())
