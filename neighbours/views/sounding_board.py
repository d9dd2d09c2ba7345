"""The sounding board: its overview, and its members."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.pages import Breadcrumbs, Otherwise, form_page, page_of, while_it_counts
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot
from neighbours.actions.sounding_board import (
    add_board_member,
    change_board_member,
)
from neighbours.forms.sounding_board import MemberChangeForm, MemberForm
from neighbours.models import BoardAgreement, BoardMeeting, BoardMember
from neighbours.tabs import neighbourhood_tabs

LAST_SETTLED = 10


@require(Permission.NEIGHBOURHOOD_READ)
def board_overview(request: PilotRequest) -> HttpResponse:
    """What was agreed and is still open, the meetings, and the members."""
    today, user, pilot = clock.today(), request.user, request.pilot
    agreements = BoardAgreement.objects.visible_to(user, on=today).of_pilot(pilot)
    meetings = BoardMeeting.objects.visible_to(user, on=today).of_pilot(pilot)
    members = BoardMember.objects.visible_to(user, on=today).of_pilot(pilot).standing()
    rows = list(members)
    return render(
        request,
        "neighbours/board_overview.html",
        {
            "title": _("Sounding board"),
            "lead": _("Neighbours and the parties of the pilot discuss how it goes."),
            "breadcrumbs": [(_("Sounding board"), "")],
            "tabs": neighbourhood_tabs(request, "board-overview"),
            "open": list(agreements.open(on=today).select_related("meeting")),
            "settled": list(agreements.settled(on=today).select_related("meeting")[:LAST_SETTLED]),
            "coming": list(meetings.still_to_hold()),
            "page_obj": page_of(request, meetings.past()),
            "members": [row for row in rows if row.left_on is None or row.left_on >= today],
            "former": [row for row in rows if row.left_on is not None and row.left_on < today],
            "today": today,
            "may_write": Permission.NEIGHBOURHOOD_WRITE in request.permissions,
        },
    )


def board_trail(pilot: Pilot) -> Breadcrumbs:
    """Breadcrumbs up to and including the overview of the board."""
    return [(_("Sounding board"), pilot_url("neighbours:board-overview", pilot.slug))]


def member_trail(member: BoardMember) -> Breadcrumbs:
    """Those of a member, who stands on the overview."""
    return board_trail(member.pilot)


_while_it_counts = while_it_counts(lambda member: member_trail(member)[0][1])


@require(Permission.NEIGHBOURHOOD_WRITE, writes=Act.CREATE)
def board_member_create(request: PilotRequest) -> HttpResponse:
    """Add a member."""
    today = clock.today()
    form = MemberForm(request.POST or None, initial={"joined_on": today}, today=today)
    return form_page(
        request,
        form,
        add_board_member,
        {"pilot": request.pilot},
        done=_("The member has been added."),
        title=_("Add a member"),
        lead=_("A party may sit on the board without the name of a person."),
        breadcrumbs=board_trail(request.pilot),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, BoardMember)
@_while_it_counts
def board_member_change(request: PilotRequest, member: BoardMember) -> HttpResponse:
    """Correct a member, or end the membership."""
    form = MemberChangeForm(request.POST or None, row=member, today=clock.today())
    return form_page(
        request,
        form,
        change_board_member,
        {"member": member},
        done=_("The member has been changed."),
        title=_("Change a member"),
        lead=_("Does someone leave the board? Fill in the last day."),
        otherwise=Otherwise(
            _("Recorded by mistake?"),
            _("Withdraw"),
            pilot_url("neighbours:board-member-withdraw", request.pilot.slug, member.pk),
        ),
        breadcrumbs=member_trail(member),
    )
