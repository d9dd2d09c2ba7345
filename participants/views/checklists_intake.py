"""Fill in the intake of a referral."""

from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import form_page
from participants.actions.checklists import fill_in
from participants.forms.checklists_intake import IntakeForm
from participants.models import Checklist, Referral
from participants.models.checklists import version_label
from participants.views.participants_page import participant_trail
from participants.views.referrals import referral_url, while_undecided

ELIGIBILITY = Checklist.QuestionSet.ELIGIBILITY


@require(Permission.REFERRAL_PROPOSE, Referral)
@while_undecided
def intake_fill(request: PilotRequest, referral: Referral) -> HttpResponse:
    """Judge each criterion of the letter, with the reasoning, until the referral is decided."""
    today = clock.today()
    participant = referral.participant
    sheet = _sheet(referral, today)
    form = IntakeForm(request.POST or None, row=sheet, today=today)
    return form_page(
        request,
        form,
        fill_in,
        {
            "participant": participant,
            "referral": referral,
            "question_set": ELIGIBILITY,
            "today": today,
        },
        done=_("The intake has been saved."),
        template="participants/intake_form.html",
        title=_("Intake of %(name)s") % {"name": participant.full_name},
        breadcrumbs=participant_trail(participant),
        back=referral_url(participant),
        version=version_label(form.questions[0].version) if form.questions else "",
    )


def _sheet(referral: Referral, today: date) -> Checklist:
    """The saved intake of a referral, or a new one of today."""
    sheet: Checklist | None = Checklist.objects.filter(referral=referral).first()
    return sheet or Checklist(referral=referral, filled_on=today)
