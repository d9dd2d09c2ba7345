"""Keep a statement of a resident with the file."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import form_page
from interwonen.rights.actions.statements import record_statement
from interwonen.rights.forms.statements import StatementForm
from participants.models import Participant
from participants.views.participants_page import participant_trail


@require(Permission.RIGHTS_WRITE, Participant, writes=Act.CREATE)
def statement_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Record what the resident says about the file."""
    today = clock.today()
    form = StatementForm(request.POST or None, initial={"stated_on": today}, **drafting(request))
    return form_page(
        request,
        form,
        record_statement,
        {"participant": participant, "today": today},
        done=_("The statement has been saved. Who opens the file sees it."),
        title=_("Record a statement of the resident"),
        lead=_(
            "How %(name)s says that it is. It stays with the file, also when a correction was refused."
        )
        % {"name": participant.full_name},
        breadcrumbs=participant_trail(participant),
    )
