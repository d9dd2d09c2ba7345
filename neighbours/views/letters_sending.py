"""Mark a letter as sent, correct the day, undo what was a mistake."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.formatting import in_words
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import form_page, only_while
from neighbours.actions.letters_sending import correct_sending, send_letter, undo_sending
from neighbours.forms.letters import SendingChangeForm, SendingForm
from neighbours.models import LetterRound
from neighbours.selectors.letters_sheets import recipients_of
from neighbours.views.letters import letter_trail, letter_url, while_unsent

_while_sent = only_while(
    lambda round: round.is_sent, gettext_lazy("This letter was not sent."), letter_url
)


@require(Permission.NEIGHBOURHOOD_WRITE, LetterRound)
@while_unsent
def letter_send(request: PilotRequest, round: LetterRound) -> HttpResponse:
    """Mark a letter as sent."""
    today = clock.today()
    pilot = round.pilot
    return form_page(
        request,
        SendingForm(request.POST or None, initial={"sent_on": today}),
        send_letter,
        {"round": round, "now": clock.now()},
        done=_("The letter has been marked as sent."),
        title=_("Mark as sent"),
        lead=_("From then on the letter stays as neighbours read it."),
        breadcrumbs=letter_trail(round),
        template="confirm_page.html",
        facts=[
            (_("Letter"), round.subject),
            (_("Date of the letter"), in_words(round.dated_on)),
            (_("Decision of the executive"), in_words(pilot.decided_on)),
            (_("To how many addresses"), recipients_of(round).count()),
        ],
    )


@require(Permission.NEIGHBOURHOOD_WRITE, LetterRound)
@_while_sent
def letter_sending_change(request: PilotRequest, round: LetterRound) -> HttpResponse:
    """Correct the day on which a letter was sent."""
    return form_page(
        request,
        SendingChangeForm(request.POST or None, row=round),
        correct_sending,
        {"round": round, "today": clock.today()},
        done=_("The correction has been saved."),
        title=_("Correct the day of sending"),
        lead=_("The old data stay in the history."),
        breadcrumbs=letter_trail(round),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, LetterRound)
@_while_sent
def letter_sending_undo(request: PilotRequest, round: LetterRound) -> HttpResponse:
    """Undo a sending that was recorded by mistake."""
    form = ReasonForm(request.POST or None, question=_("What went wrong?"), label=_("Undo"))
    return form_page(
        request,
        form,
        undo_sending,
        {"round": round},
        done=_("The letter counts as not sent again."),
        title=_("Undo the sending"),
        lead=_("For a letter that was marked as sent by mistake."),
        breadcrumbs=letter_trail(round),
    )
