"""The register of commitments: how each stands and what proves it, and keeping the register."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from evaluations.actions.commitments import (
    add_commitment,
    change_commitment,
    take_over_letter,
    withdraw_commitment,
)
from evaluations.forms.as_of import AsOfFilter
from evaluations.forms.commitments import (
    CommitmentChangeForm,
    CommitmentForm,
    TakeOverForm,
)
from evaluations.letter_commitments import LINES
from evaluations.models import Commitment
from evaluations.selectors.commitments import counted, standing_of, standings
from evaluations.selectors.commitments_shown import (
    ON_PAGE,
    Shown,
    grouped,
    picture_of,
    status_title,
)
from evaluations.tabs import evaluation_tabs
from evaluations.views.moments import evaluations_trail
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.accounts.people import people_with
from interwonen.core import clock
from interwonen.core.forms import ReasonForm
from interwonen.core.page_titles import LONGEST_NAME
from interwonen.core.pages import Breadcrumbs, Otherwise, form_page, while_it_counts
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot


def _url(commitment: Commitment) -> str:
    return pilot_url("evaluations:commitment-detail", commitment.pilot.slug, commitment.pk)


def commitment_trail(pilot: Pilot, commitment: Commitment | None = None) -> Breadcrumbs:
    """The register and, if it is about one of them, that commitment."""
    url = pilot_url("evaluations:commitment-list", pilot.slug)
    trail = [*evaluations_trail(pilot), (_("Commitments"), url)]
    if commitment is not None:
        trail.append((Truncator(commitment.words).chars(LONGEST_NAME), _url(commitment)))
    return trail


_while_it_stands = while_it_counts(_url)


@require(Permission.EVALUATION_READ)
def commitment_list(request: PilotRequest) -> HttpResponse:
    """Every commitment on a day: what is too late first, then what is open, then what was met."""
    today = clock.today()
    as_of = AsOfFilter(request.GET).day(today=today)
    found = standings(request.pilot, as_of=as_of)
    rows = Commitment.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    return render(
        request,
        "evaluations/commitment_list.html",
        {
            "title": _("Commitments"),
            "breadcrumbs": commitment_trail(request.pilot),
            "tabs": evaluation_tabs(request, "commitment-list"),
            "filter": AsOfFilter(request.GET or None, initial={"on": as_of}),
            "as_of": as_of,
            "is_today": as_of == today,
            "counts": counted(found),
            "groups": grouped(found, request.permissions),
            "picture": picture_of(found) if found else None,
            "withdrawn": rows.exclude(withdrawn_because=""),
            "may_write": Permission.EVALUATION_WRITE in request.permissions,
        },
    )


@require(Permission.EVALUATION_READ, Commitment)
def commitment_detail(request: PilotRequest, commitment: Commitment) -> HttpResponse:
    """One commitment with all that proves it."""
    standing = standing_of(commitment, as_of=clock.today())
    may_write = Permission.EVALUATION_WRITE in request.permissions
    return render(
        request,
        "evaluations/commitment_detail.html",
        {
            "title": commitment.words,
            "breadcrumbs": commitment_trail(request.pilot, commitment),
            "commitment": commitment,
            "shown": Shown(standing, request.permissions, most=ON_PAGE),
            "standing": standing,
            "status_title": status_title(standing.status),
            "may_write": may_write and not commitment.is_withdrawn,
        },
    )


@require(Permission.EVALUATION_WRITE, writes=Act.CREATE)
def commitment_take_over(request: PilotRequest) -> HttpResponse:
    """Show what the letter promises and limits, and take it over into the register."""
    form = TakeOverForm(
        request.POST or None, initial={"promised_on": request.pilot.decided_on or ""}
    )
    return form_page(
        request,
        form,
        take_over_letter,
        {"pilot": request.pilot, "today": clock.today()},
        done=_("The commitments are in the register."),
        title=_("Take over the commitments of the letter"),
        lead=_(
            "For a pilot that was announced with the letter to the council of Emmen. Does another "
            "letter announce your pilot? Then add its commitments one by one."
        ),
        template="evaluations/commitment_take_over.html",
        lines=[(line, line.due and line.due(request.pilot)) for line in LINES],
        form_is_alone=False,
        breadcrumbs=commitment_trail(request.pilot),
    )


def _known(request: PilotRequest) -> dict[str, Any]:
    """What the form about a commitment needs to know."""
    on = clock.today()
    return {"colleagues": people_with(request.pilot, Permission.EVALUATION_READ, on=on)}


@require(Permission.EVALUATION_WRITE, writes=Act.CREATE)
def commitment_create(request: PilotRequest) -> HttpResponse:
    """Add something that a letter promises or limits."""
    return form_page(
        request,
        CommitmentForm(request.POST or None, **_known(request)),
        add_commitment,
        {"pilot": request.pilot, "today": clock.today()},
        done=_("The commitment has been saved."),
        then=_url,
        title=_("Add a commitment"),
        breadcrumbs=commitment_trail(request.pilot),
    )


@require(Permission.EVALUATION_WRITE, Commitment)
@_while_it_stands
def commitment_change(request: PilotRequest, commitment: Commitment) -> HttpResponse:
    """Give it another owner, another last day or other words, and say why."""
    withdraw_url = pilot_url("evaluations:commitment-withdraw", request.pilot.slug, commitment.pk)
    return form_page(
        request,
        CommitmentChangeForm(request.POST or None, row=commitment, **_known(request)),
        change_commitment,
        {"commitment": commitment, "today": clock.today()},
        done=_("The commitment has been changed."),
        title=_("Change the commitment"),
        lead=_("The history keeps how it was, and why it changed."),
        otherwise=Otherwise(_("Recorded by mistake?"), _("Withdraw"), withdraw_url),
        breadcrumbs=commitment_trail(request.pilot, commitment),
    )


@require(Permission.EVALUATION_WRITE, Commitment)
@_while_it_stands
def commitment_withdraw(request: PilotRequest, commitment: Commitment) -> HttpResponse:
    """Withdraw one that was recorded by mistake."""
    return form_page(
        request,
        ReasonForm(request.POST or None, question=_("Why?"), label=_("Withdraw the commitment")),
        withdraw_commitment,
        {"commitment": commitment},
        done=_("The commitment no longer counts. It stays readable here."),
        title=_("Withdraw the commitment"),
        lead=_("For what no letter promises. What was promised and not kept stays."),
        breadcrumbs=commitment_trail(request.pilot, commitment),
    )
