"""What counsellors and team leads bring to an evaluation; each changes only what is their own."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.actions.minutes_contributions import (
    change_contribution,
    contribute,
    withdraw_contribution,
)
from evaluations.forms.minutes import ContributionChangeForm, ContributionForm
from evaluations.models import Contribution, EvaluationMoment
from evaluations.selectors.minutes import themes_of
from evaluations.views.moments import moment_trail, moment_url
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import Breadcrumbs, Otherwise, form_page, only_while
from interwonen.core.routes import pilot_url

_CLOSED = gettext_lazy("Nothing can be brought to this evaluation any more.")


def contribution_trail(contribution: Contribution) -> Breadcrumbs:
    """Those of the moment, where the contribution stands."""
    return moment_trail(contribution.moment)


_while_it_takes_contributions = only_while(
    lambda moment: moment.takes_contributions, _CLOSED, moment_url
)
_while_it_may_change = only_while(
    lambda row: row.moment.takes_contributions and not row.is_withdrawn,
    _CLOSED,
    lambda row: moment_url(row.moment),
)


def _refuse_others(request: PilotRequest, contribution: Contribution) -> None:
    if contribution.written_by_id != request.user.pk:
        raise PermissionDenied


@require(Permission.EVALUATION_CONTRIBUTE, EvaluationMoment, writes=Act.CREATE)
@_while_it_takes_contributions
def contribution_create(request: PilotRequest, moment: EvaluationMoment) -> HttpResponse:
    """Bring something to a moment."""
    return form_page(
        request,
        ContributionForm(request.POST or None, themes=themes_of(moment), **drafting(request)),
        contribute,
        {"moment": moment, "today": clock.today()},
        done=_("Your contribution stands on the agenda."),
        title=_("Contribute to the evaluation"),
        lead=_("Choose a theme and write what the others should know. You can do so more often."),
        breadcrumbs=moment_trail(moment),
    )


@require(Permission.EVALUATION_CONTRIBUTE, Contribution)
@_while_it_may_change
def contribution_change(request: PilotRequest, contribution: Contribution) -> HttpResponse:
    """Correct what one wrote."""
    _refuse_others(request, contribution)
    themes = themes_of(contribution.moment)
    withdraw = pilot_url("evaluations:contribution-withdraw", request.pilot.slug, contribution.pk)
    return form_page(
        request,
        ContributionChangeForm(request.POST or None, row=contribution, themes=themes),
        change_contribution,
        {"contribution": contribution, "today": clock.today()},
        done=_("Your contribution has been changed."),
        title=_("Correct your contribution"),
        breadcrumbs=contribution_trail(contribution),
        otherwise=Otherwise(
            _("Is it no longer needed?"), _("Withdraw your contribution"), withdraw
        ),
    )


@require(Permission.EVALUATION_CONTRIBUTE, Contribution)
@_while_it_may_change
def contribution_withdraw(request: PilotRequest, contribution: Contribution) -> HttpResponse:
    """Withdraw what one wrote."""
    _refuse_others(request, contribution)
    return form_page(
        request,
        ReasonForm(request.POST or None, question=_("Why?"), label=_("Withdraw")),
        withdraw_contribution,
        {"contribution": contribution},
        done=_("Your contribution has been withdrawn."),
        title=_("Withdraw your contribution"),
        breadcrumbs=contribution_trail(contribution),
    )
