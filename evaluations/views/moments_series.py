"""Plan a series of evaluation moments: first its days are shown, then they are planned at once."""

from django.http import HttpResponse
from django.template.defaultfilters import linebreaksbr
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from evaluations.actions.moments_series import days_to_plan, plan_series
from evaluations.forms.moments import SeriesForm
from evaluations.selectors.moments_series import SeriesDay, series_days
from evaluations.views.moments import evaluations_trail
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core.forms import ButtonForm, RuleError
from interwonen.core.pages import form_page, sent, show_form
from interwonen.core.routes import pilot_url
from interwonen.core.rules import RuleBroken


@require(Permission.EVALUATION_WRITE, writes=Act.CREATE)
def moment_series_create(request: PilotRequest) -> HttpResponse:
    """Ask for a series, show its days, and plan them."""
    asked = SeriesForm(request.GET or None)
    trail = evaluations_trail(request.pilot)
    title = _("Plan a series of evaluations")
    if not asked.is_valid() or request.method == "GET" and _is_refused(request, asked):
        return show_form(request, asked, title=title, breadcrumbs=trail)
    series = asked.facts()
    days = series_days(
        request.pilot, first_on=series["first_on"], every_months=series["every_months"]
    )
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Plan these evaluations")),
        plan_series,
        {"pilot": request.pilot, **series},
        done=lambda planned: (
            _("%(number)d evaluations have been planned.") % {"number": len(planned)}
        ),
        then=trail[-1][1],
        title=title,
        lead=_("A day in a weekend or on a holiday has become the next working day."),
        breadcrumbs=[
            *trail,
            (_("Series"), pilot_url("evaluations:moment-series-create", request.pilot.slug)),
        ],
        template="confirm_page.html",
        facts=[
            (_("Theme"), series["theme"]),
            (_("Days"), linebreaksbr("\n".join(_words(each) for each in days))),
        ],
    )


def _is_refused(request: PilotRequest, asked: SeriesForm) -> bool:
    """Whether nothing can be planned so; the form says why, before anyone reads the days."""
    series = asked.facts()
    asking = {"first_on": series["first_on"], "every_months": series["every_months"]}
    try:
        days_to_plan(request.pilot, **asking)
    except RuleBroken as refusal:
        asked.add_error(refusal.field, RuleError(refusal))
    return not asked.is_valid()


def _words(each: SeriesDay) -> str:
    day = date_format(each.day, "l j F Y")
    return _("%(day)s (is planned already)") % {"day": day} if each.is_taken else day
