"""Assign a counsellor to a participant."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.access.roles import Role
from interwonen.accounts.people import people_in_role
from interwonen.core import clock
from interwonen.core.forms import BaseForm
from interwonen.core.pages import form_page
from participants.actions.assignments_transfer import Transferred, change_counsellor
from participants.forms.assignments import AssignmentForm
from participants.models import Participant
from participants.views.participants_page import participant_trail


@require(Permission.CASELOAD_ASSIGN, Participant)
def counsellor_assign(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Assign a counsellor to a participant from a given day."""
    today = clock.today()
    form = AssignmentForm(
        request.POST or None,
        initial={"starts_on": today},
        counsellors=people_in_role(request.pilot, Role.COUNSELLOR, on=today),
    )
    return form_page(
        request,
        form,
        change_counsellor,
        {"participant": participant, "today": today},
        done=transferred_to(form, "counsellor"),
        title=_("Counsellor of %(name)s") % {"name": participant.full_name},
        lead=_(
            "Planned sessions, open follow-ups and drafts move along. "
            "The previous counsellor keeps access up to the day before."
        ),
        breadcrumbs=participant_trail(participant),
    )


def transferred_to(form: BaseForm, field: str) -> Callable[[Transferred], str]:
    """The `done` of a page that gives work to the user in this field of its form."""

    def done(passed: Transferred) -> str:
        words = {"name": form.cleaned_data[field]}
        return _(
            "Transferred to %(name)s: %(participants)d participants, %(sessions)d planned sessions, "
            "%(follow_ups)d follow-ups, %(drafts)d drafts."
        ) % {**words, **vars(passed)}

    return done
