"""Who was told what and when, letters and announcements in one list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import Breadcrumbs, form_page, page_of, while_it_counts
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot
from neighbours.actions.announcements import (
    change_announcement,
    record_announcement,
)
from neighbours.forms.announcements import AnnouncementChangeForm, AnnouncementForm
from neighbours.models import Announcement
from neighbours.selectors.announcements import lines_told
from neighbours.selectors.letters_growth import told_of_growth
from neighbours.views.letters import letters_trail


def announcements_url(row: Announcement) -> str:
    """The address of the list."""
    return pilot_url("neighbours:announcement-list", row.pilot.slug)


def announcement_trail(row: Announcement) -> Breadcrumbs:
    """Breadcrumbs up to and including the list."""
    return _trail(row.pilot)


def _trail(pilot: Pilot) -> Breadcrumbs:
    url = pilot_url("neighbours:announcement-list", pilot.slug)
    return [*letters_trail(pilot), (_("Who heard what, and when"), url)]


_while_it_stands = while_it_counts(announcements_url)


@require(Permission.NEIGHBOURHOOD_READ)
def announcement_list(request: PilotRequest) -> HttpResponse:
    """All that was told, in order of time, with what others heard before the neighbours."""
    rows = Announcement.objects.visible_to(request.user, on=clock.today()).of_pilot(request.pilot)
    lines = lines_told(request.pilot, rows.standing())
    return render(
        request,
        "neighbours/announcement_list.html",
        {
            "title": _("Who heard what, and when"),
            "lead": _("Letters to neighbours, and what others were told, in order of time."),
            "breadcrumbs": [*letters_trail(request.pilot), (_("Who heard what, and when"), "")],
            "told": told_of_growth(request.pilot, today=clock.today()),
            "page_obj": page_of(request, lines),
            "before": sum(line.before_neighbours for line in lines),
            "may_write": Permission.NEIGHBOURHOOD_WRITE in request.permissions,
        },
    )


@require(Permission.NEIGHBOURHOOD_WRITE, writes=Act.CREATE)
def announcement_record(request: PilotRequest) -> HttpResponse:
    """Record who was told what."""
    today = clock.today()
    return form_page(
        request,
        AnnouncementForm(request.POST or None, initial={"told_on": today}, **drafting(request)),
        record_announcement,
        {"pilot": request.pilot, "today": today},
        done=_("Saved."),
        title=_("Record who was told what"),
        lead=_("Letters to neighbours are in the list by themselves."),
        breadcrumbs=_trail(request.pilot),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, Announcement)
@_while_it_stands
def announcement_change(request: PilotRequest, announcement: Announcement) -> HttpResponse:
    """Correct who was told what."""
    return form_page(
        request,
        AnnouncementChangeForm(request.POST or None, row=announcement, **drafting(request)),
        change_announcement,
        {"announcement": announcement, "today": clock.today()},
        done=_("The correction has been saved."),
        title=_("Correct who was told what"),
        lead=_("The old data stay in the history."),
        breadcrumbs=announcement_trail(announcement),
    )
