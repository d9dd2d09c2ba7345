"""The meetings of the sounding board: plan one, record its notes, publish these."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import linebreaksbr
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import ButtonForm, ReasonForm
from interwonen.core.pages import Breadcrumbs, form_page, sent, while_it_counts
from interwonen.core.routes import pilot_url
from neighbours.actions.sounding_board_meetings import (
    change_board_meeting,
    plan_board_meeting,
    publish_board_notes,
    record_board_notes,
    unpublish_board_notes,
)
from neighbours.forms.sounding_board import MeetingChangeForm, MeetingForm, NotesForm
from neighbours.models import BoardMeeting, BoardMember
from neighbours.views.sounding_board import board_trail


def meeting_url(meeting: BoardMeeting) -> str:
    """The address of one meeting."""
    return pilot_url("neighbours:board-meeting-detail", meeting.pilot.slug, meeting.pk)


def meeting_trail(meeting: BoardMeeting) -> Breadcrumbs:
    """Breadcrumbs up to and including a meeting."""
    return [*board_trail(meeting.pilot), (capfirst(str(meeting)), meeting_url(meeting))]


_while_it_counts = while_it_counts(meeting_url)


@require(Permission.NEIGHBOURHOOD_READ, BoardMeeting)
def board_meeting_detail(request: PilotRequest, meeting: BoardMeeting) -> HttpResponse:
    """One meeting: who was there, the notes, and what was agreed."""
    today = clock.today()
    attended = set(meeting.attended.values_list("pk", flat=True))
    agreements = meeting.agreements.with_lateness(on=today)
    may_write = Permission.NEIGHBOURHOOD_WRITE in request.permissions
    return render(
        request,
        "neighbours/board_meeting_detail.html",
        {
            "title": capfirst(str(meeting)),
            "breadcrumbs": meeting_trail(meeting),
            "meeting": meeting,
            "members": [(row, row.pk in attended) for row in _members_then(meeting)],
            "agreements": list(agreements),
            "today": today,
            "may_write": may_write and not meeting.is_withdrawn,
        },
    )


def _members_then(meeting: BoardMeeting) -> list[BoardMember]:
    """Who was on the board on the day of a meeting."""
    board = BoardMember.objects.of_pilot(meeting.pilot).in_office(on=meeting.day)
    return list(board)


@require(Permission.NEIGHBOURHOOD_WRITE, writes=Act.CREATE)
def board_meeting_create(request: PilotRequest) -> HttpResponse:
    """Plan a meeting, or record one that was held."""
    form = MeetingForm(request.POST or None, **drafting(request))
    return form_page(
        request,
        form,
        plan_board_meeting,
        {"pilot": request.pilot, "today": clock.today()},
        done=_("The meeting has been saved."),
        then=meeting_url,
        title=_("Plan a meeting"),
        lead=_("Also for a meeting that was held already; its notes come after."),
        breadcrumbs=board_trail(request.pilot),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, BoardMeeting)
@_while_it_counts
def board_meeting_change(request: PilotRequest, meeting: BoardMeeting) -> HttpResponse:
    """Correct or move a meeting."""
    form = MeetingChangeForm(request.POST or None, row=meeting, **drafting(request))
    return form_page(
        request,
        form,
        change_board_meeting,
        {"meeting": meeting, "today": clock.today()},
        done=_("The meeting has been changed."),
        title=_("Change the meeting"),
        breadcrumbs=meeting_trail(meeting),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, BoardMeeting)
@_while_it_counts
def board_notes_record(request: PilotRequest, meeting: BoardMeeting) -> HttpResponse:
    """Record who was there and what was discussed, or correct it."""
    members = BoardMember.objects.of_pilot(request.pilot).in_office(on=meeting.day)
    form = NotesForm(
        request.POST or None,
        row=meeting,
        members=members,
        **drafting(request),
    )
    return form_page(
        request,
        form,
        record_board_notes,
        {"meeting": meeting, "today": clock.today()},
        done=_("The notes have been saved."),
        title=_("Correct the notes") if meeting.is_held else _("Record the notes"),
        lead=_("Everyone sees the correction at once: these notes are published.")
        if meeting.is_published
        else "",
        breadcrumbs=meeting_trail(meeting),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, BoardMeeting)
@_while_it_counts
def board_notes_publish(request: PilotRequest, meeting: BoardMeeting) -> HttpResponse:
    """Show the notes on the public page of the neighbourhood."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Publish")),
        publish_board_notes,
        {"meeting": meeting, "today": clock.today()},
        done=_("The notes are on the page of the neighbourhood."),
        title=_("Publish the notes"),
        lead=_("Everyone can read them then. Names of members are not shown, only the parties."),
        breadcrumbs=meeting_trail(meeting),
        template="confirm_page.html",
        facts=[(_("Notes"), linebreaksbr(meeting.notes))],
    )


@require(Permission.NEIGHBOURHOOD_WRITE, BoardMeeting)
@_while_it_counts
def board_notes_unpublish(request: PilotRequest, meeting: BoardMeeting) -> HttpResponse:
    """Take the notes off the public page."""
    form = ReasonForm(request.POST or None, question=_("Why?"), label=_("Take off the page"))
    return form_page(
        request,
        form,
        unpublish_board_notes,
        {"meeting": meeting},
        done=_("The notes are no longer on the page of the neighbourhood."),
        title=_("Take the notes off the page"),
        breadcrumbs=meeting_trail(meeting),
    )
