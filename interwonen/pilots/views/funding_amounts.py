"""Record, correct and withdraw what a source of money has in a quarter."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.forms import ReasonForm
from interwonen.core.money import euros
from interwonen.core.pages import Breadcrumbs, Otherwise, form_page
from interwonen.core.quarters import Quarter
from interwonen.core.routes import pilot_url
from interwonen.pilots.actions.funding_amounts import (
    change_funding_amount,
    record_funding_amount,
    withdraw_funding_amount,
)
from interwonen.pilots.forms.funding import FundingAmountChangeForm, FundingAmountForm
from interwonen.pilots.models import FundingAmount, FundingLine
from interwonen.pilots.selectors.funding import has_quarter
from interwonen.pilots.views.funding import line_trail


def amount_trail(amount: FundingAmount) -> Breadcrumbs:
    """Those of the source of money, where the amount stands."""
    return line_trail(amount.line)


@require(Permission.PILOT_WRITE, FundingLine, writes=Act.CREATE)
def funding_amount_create(request: PilotRequest, line: FundingLine) -> HttpResponse:
    """Record what a source of money has of one kind in one quarter."""
    today, pilot = clock.today(), request.pilot
    quarter = Quarter.containing(today)
    initial = {"quarter_starts_on": quarter.starts_on} if has_quarter(pilot, quarter) else {}
    return form_page(
        request,
        FundingAmountForm(request.POST or None, pilot=pilot, initial=initial),
        record_funding_amount,
        {"line": line, "today": today},
        done=_("The amount has been saved."),
        title=_("Record an amount"),
        breadcrumbs=line_trail(line),
    )


@require(Permission.PILOT_WRITE, FundingAmount)
def funding_amount_change(request: PilotRequest, amount: FundingAmount) -> HttpResponse:
    """Correct an amount."""
    return form_page(
        request,
        FundingAmountChangeForm(request.POST or None, row=amount, pilot=request.pilot),
        change_funding_amount,
        {"amount": amount, "today": clock.today()},
        done=_("The correction has been saved."),
        title=_("Correct the amount"),
        lead=_("The old data stay in the history."),
        otherwise=Otherwise(
            _("Recorded by mistake?"),
            _("Withdraw"),
            pilot_url("pilots:funding-amount-withdraw", request.pilot.slug, amount.pk),
        ),
        breadcrumbs=amount_trail(amount),
    )


@require(Permission.PILOT_WRITE, FundingAmount)
def funding_amount_withdraw(request: PilotRequest, amount: FundingAmount) -> HttpResponse:
    """Withdraw an amount that was recorded by mistake."""
    form = ReasonForm(request.POST or None, question=_("What went wrong?"), label=_("Withdraw"))
    return form_page(
        request,
        form,
        withdraw_funding_amount,
        {"amount": amount},
        done=_("The amount has been withdrawn."),
        title=_("Withdraw the amount"),
        lead=_("For what was recorded by mistake. It no longer counts; the history keeps it."),
        template="confirm_page.html",
        facts=[
            (_("Quarter"), amount.quarter.label),
            (amount.get_kind_display(), euros(amount.cents)),
            (_("Evidence"), amount.reference),
        ],
        breadcrumbs=amount_trail(amount),
    )
