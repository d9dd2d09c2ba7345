"""What a participant agreed to have told in a report: record it, and correct it until it is told."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import Breadcrumbs, form_page, only_while
from participants.actions.agreed_statements import (
    change_agreed_statement,
    record_agreed_statement,
)
from participants.forms.agreed_statements import AgreedStatementChangeForm, AgreedStatementForm
from participants.models import AgreedStatement, Participant
from participants.views.participants_page import participant_trail, participant_url


def statements_url(participant: Participant) -> str:
    """The address of the tab that shows the statements."""
    return participant_url(participant, "participant-placements")


def statements_trail(participant: Participant) -> Breadcrumbs:
    """Breadcrumbs up to and including the tab that shows the statements."""
    return [*participant_trail(participant), (_("Living"), statements_url(participant))]


def statement_trail(statement: AgreedStatement) -> Breadcrumbs:
    """Breadcrumbs of one statement."""
    return statements_trail(statement.participant)


_until_it_is_told = only_while(
    lambda statement: not (statement.is_published or statement.is_withdrawn),
    gettext_lazy("This sentence was published or withdrawn, and does not change any more."),
    lambda statement: statements_url(statement.participant),
)


@require(Permission.GOAL_WRITE, Participant, writes=Act.CREATE)
def agreed_statement_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Record a sentence that the participant agreed to have told."""
    today = clock.today()
    form = AgreedStatementForm(
        request.POST or None, initial={"agreed_on": today}, **drafting(request)
    )
    return form_page(
        request,
        form,
        record_agreed_statement,
        {"participant": participant, "today": today},
        done=_("The sentence has been saved. The next report to the council tells it."),
        title=_("What may be told"),
        lead=_("Only what %(name)s agreed to, in these words. Nobody has to agree.")
        % {"name": participant.full_name},
        breadcrumbs=statements_trail(participant),
    )


@require(Permission.GOAL_WRITE, AgreedStatement)
@_until_it_is_told
def agreed_statement_change(request: PilotRequest, statement: AgreedStatement) -> HttpResponse:
    """Correct a sentence that no report has told yet."""
    form = AgreedStatementChangeForm(request.POST or None, row=statement, **drafting(request))
    return form_page(
        request,
        form,
        change_agreed_statement,
        {"statement": statement, "today": clock.today()},
        done=_("The sentence has been corrected."),
        title=_("Correct what may be told"),
        lead=statement.participant.full_name,
        breadcrumbs=statement_trail(statement),
    )
