"""The minutes of an evaluation moment: who was there, what was found, and the second look."""

from typing import Any

from django.http import HttpResponse
from django.template.defaultfilters import linebreaksbr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.actions.minutes import (
    adopt_minutes,
    offer_minutes,
    send_minutes_back,
    take_minutes_back,
)
from evaluations.actions.minutes_parts import record_attendance, record_findings
from evaluations.forms import NO_RESIDENTS
from evaluations.forms.minutes import AdoptionForm, AttendanceForm, FindingsForm, RemarkForm
from evaluations.indicators.moments_figures import figures_as_of
from evaluations.models import EvaluationMoment
from evaluations.selectors.minutes import attendance_of, findings_of
from evaluations.selectors.moments_agenda import agenda_themes
from evaluations.views.action_points import while_draft
from evaluations.views.moments import moment_trail, moment_url
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import Otherwise, form_page, only_while, sent
from interwonen.core.routes import pilot_url

_while_offered = only_while(
    lambda moment: moment.waits_for_second_look,
    gettext_lazy("These minutes do not wait for a second look; you see here how things stand."),
    moment_url,
)


@require(Permission.EVALUATION_WRITE, EvaluationMoment)
@while_draft
def attendance_record(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """Record who was there, or correct that."""
    pilot = request.pilot
    parties = [str(pilot.municipality), str(pilot.care_provider), str(pilot.landlord)]
    return form_page(
        request,
        AttendanceForm(request.POST or None, row=moment, parties=parties, **drafting(request)),
        record_attendance,
        {"moment": moment, "today": clock.today()},
        done=_("The attendance has been saved."),
        title=_("Who was there?"),
        lead=_("Per organisation or party. Never name a resident. Empty rows are left out."),
        breadcrumbs=moment_trail(moment),
    )


@require(Permission.EVALUATION_WRITE, EvaluationMoment)
@while_draft
def findings_record(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """Record what was found on each theme, or correct that."""
    today = clock.today()
    return form_page(
        request,
        FindingsForm(
            request.POST or None,
            row=moment,
            themes=agenda_themes(moment),
            today=today,
            **drafting(request),
        ),
        record_findings,
        {"moment": moment, "today": today},
        done=_("The findings have been saved."),
        title=_("Findings"),
        lead=NO_RESIDENTS,
        breadcrumbs=moment_trail(moment),
    )


@require(Permission.EVALUATION_WRITE, EvaluationMoment)
@while_draft
def minutes_offer(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """Offer the minutes for a second look."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Offer the minutes")),
        offer_minutes,
        {"moment": moment, "today": clock.today()},
        done=_("The minutes wait for a second look."),
        title=_("Offer the minutes for a second look"),
        lead=_("A policy officer other than you, or a team lead, adopts them or sends them back."),
        breadcrumbs=moment_trail(moment),
    )


@require(Permission.EVALUATION_WRITE, EvaluationMoment)
@_while_offered
def minutes_take_back(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """Make offered minutes a draft again."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Take the minutes back")),
        take_minutes_back,
        {"moment": moment},
        done=_("The minutes are a draft again."),
        title=_("Take the minutes back"),
        lead=_("Then you can change them, and offer them again."),
        breadcrumbs=moment_trail(moment),
    )


@require(Permission.EVALUATION_ADOPT, EvaluationMoment)
@_while_offered
def minutes_adopt(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """Take the second look: adopt the minutes, or go on to send them back."""
    day = moment.day
    figures = figures_as_of(moment.pilot, day, now=clock.now()) if sent(request) is not None else ()
    return form_page(
        request,
        AdoptionForm(sent(request), row=moment),
        adopt_minutes,
        {"moment": moment, "figures": figures, "today": clock.today()},
        done=_("The minutes have been adopted. The figures of that day are kept with them."),
        title=_("Second look at the minutes"),
        lead=_(
            "Read the minutes here, and the figures of that day in the PDF. After adoption nothing of "
            "them changes, and the figures stay those of the day of the evaluation."
        ),
        breadcrumbs=moment_trail(moment),
        template="evaluations/minutes_adopt.html",
        otherwise=Otherwise(
            _("Is something wrong or missing?"),
            _("Send the minutes back"),
            pilot_url("evaluations:minutes-return", request.pilot.slug, moment.pk),
        ),
        **_all_of(moment),
    )


def _all_of(moment: EvaluationMoment) -> dict[str, Any]:
    """What the minutes hold, for who reads them as a whole."""
    return {
        "findings": findings_of(moment),
        "points": moment.action_points.standing().select_related("owner"),
        "attendance": attendance_of(moment),
        "pdf_url": pilot_url("evaluations:minutes-pdf", moment.pilot.slug, moment.pk),
        "facts": [
            (_("Decision"), moment.verdict),
            (_("Explanation of the decision"), linebreaksbr(moment.decision)),
            (_("Judgement on the progress"), linebreaksbr(moment.progress)),
            (_("Judgement on structural embedding"), linebreaksbr(moment.embedding)),
            (_("Offered by"), moment.offered_by),
        ],
    }


@require(Permission.EVALUATION_ADOPT, EvaluationMoment)
@_while_offered
def minutes_return(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """Send the minutes back with what has to change."""
    return form_page(
        request,
        RemarkForm(request.POST or None),
        send_minutes_back,
        {"moment": moment},
        done=_("The minutes have been sent back, with your remark."),
        title=_("Send the minutes back"),
        breadcrumbs=moment_trail(moment),
    )
