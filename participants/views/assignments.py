"""Give a participant a counsellor."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import require
from interwonen.access.permissions import Permission
from interwonen.access.requests import PilotRequest
from interwonen.access.roles import Role
from interwonen.accounts.people import people_in_role
from interwonen.core import clock
from interwonen.core.pages import form_page
from participants.actions.assignments_transfer import change_counsellor
from participants.forms.assignments import AssignmentForm
from participants.models import Participant
from participants.views.assignments_transfer import link_home, telling_transferred
from participants.views.participants_page import participant_trail, participant_url


@require(Permission.CASELOAD_ASSIGN, Participant)
def counsellor_assign(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Choose the counsellor who supports someone from a day on."""
    today = clock.today()
    form = AssignmentForm(
        request.POST or None,
        initial={"starts_on": today},
        counsellors=people_in_role(request.pilot, Role.COUNSELLOR, on=today),
        cancel_url=participant_url(participant),
    )
    return form_page(
        request,
        form,
        change_counsellor,
        {"participant": participant, "link": link_home(request), "today": today},
        **telling_transferred(form, "counsellor"),
        title=_("Counsellor of %(name)s") % {"name": participant.full_name},
        lead=_(
            "Planned sessions, open follow-ups and drafts go along. "
            "Whoever had this person until now keeps access up to the day before."
        ),
        breadcrumbs=participant_trail(participant),
    )
