"""Incidents of a participant and of the whole pilot: list, record, change and review."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import Breadcrumbs, Tab, form_page, only_while, page_of
from interwonen.core.routes import pilot_url
from participants.actions.incidents import (
    change_incident,
    change_review,
    record_incident,
    review_agreements,
)
from participants.forms.incidents import (
    OVERDUE,
    TO_REVIEW,
    IncidentChangeForm,
    IncidentFilter,
    IncidentForm,
    ReviewChangeForm,
    ReviewForm,
)
from participants.models import Incident, Participant
from participants.views.participants_page import (
    file_of,
    participant_page,
    participant_trail,
    participant_url,
)


def incident_url(incident: Incident) -> str:
    """The address of one incident."""
    slug = incident.participant.pilot.slug
    return pilot_url("participants:incident-detail", slug, incident.pk)


def incident_trail(incident: Incident) -> Breadcrumbs:
    """Breadcrumbs up to and including one incident."""
    participant = incident.participant
    return [
        *participant_trail(participant),
        (_("Incidents"), participant_url(participant, "incident-list")),
        (str(incident.kind), incident_url(incident)),
    ]


def team_tabs(request: PilotRequest, current: str) -> list[Tab]:
    """The tabs of incidents and neighbourhood signals."""
    names = {"incident-overview": _("Incidents"), "neighbourhood-signal-list": _("Signals")}
    slug = request.pilot.slug
    return [
        Tab(label, pilot_url(f"participants:{name}", slug), name == current)
        for name, label in names.items()
    ]


_while_awaited = only_while(
    lambda incident: incident.review_on is not None and incident.reviewed_on is None,
    gettext_lazy("This incident has no agreements left to review."),
    incident_url,
)

_while_reviewed = only_while(
    lambda incident: incident.reviewed_on is not None,
    gettext_lazy("Nobody has looked at these agreements yet."),
    incident_url,
)


@require(Permission.INCIDENT_READ)
def incident_overview(request: PilotRequest) -> HttpResponse:
    """Every incident that the viewer may know of, the last one first."""
    today = clock.today()
    incidents = Incident.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    form = IncidentFilter(request.GET)
    rows = incidents
    if form.is_valid():
        wanted = dict(form.cleaned_data)
        review = wanted.pop("review")
        rows = rows.to_review() if review == TO_REVIEW else rows
        rows = rows.overdue(on=today) if review == OVERDUE else rows
        rows = rows.matching(**wanted)
    return render(
        request,
        "participants/incident_overview.html",
        {
            "title": _("Incidents and signals"),
            "breadcrumbs": [(_("Incidents"), "")],
            "tabs": team_tabs(request, "incident-overview"),
            "filter": form,
            "page_obj": page_of(
                request, rows.with_review(on=today).select_related("kind", "participant")
            ),
            **incidents.counts(on=today),
        },
    )


@require(Permission.INCIDENT_READ, Participant)
def incident_list(request: PilotRequest, participant: Participant) -> HttpResponse:
    """All incidents of a participant, the last one first."""
    rows = participant.incidents.with_review(on=clock.today()).select_related("kind")
    return participant_page(
        request,
        file_of(request, participant),
        "participants/incident_list.html",
        tab="incident-list",
        page_obj=page_of(request, rows),
    )


@require(Permission.INCIDENT_WRITE, Participant, writes=Act.CREATE)
def incident_create(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Record an incident."""
    now = clock.now()
    form = IncidentForm(
        request.POST or None,
        initial={"happened_on": now.date()},
        today=now.date(),
        **drafting(request),
    )
    return form_page(
        request,
        form,
        record_incident,
        {"participant": participant, "now": now},
        done=_("The incident has been saved."),
        then=incident_url,
        title=_("Record an incident"),
        lead=participant.full_name,
        breadcrumbs=participant_trail(participant),
        back=participant_url(participant, "incident-list"),
    )


@require(Permission.INCIDENT_READ, Incident)
def incident_detail(request: PilotRequest, incident: Incident) -> HttpResponse:
    """One incident: what happened, what was done and what was agreed."""
    return render(
        request,
        "participants/incident_detail.html",
        {
            "title": str(incident.kind),
            "breadcrumbs": [*incident_trail(incident)[:-1], (str(incident.kind), "")],
            "incident": incident,
            "participant": incident.participant,
            "may_write": Permission.INCIDENT_WRITE
            in incident.participant.still_holds(request.file_permissions),
        },
    )


@require(Permission.INCIDENT_WRITE, Incident)
def incident_change(request: PilotRequest, incident: Incident) -> HttpResponse:
    """Change an incident."""
    now = clock.now()
    form = IncidentChangeForm(
        request.POST or None, row=incident, today=now.date(), **drafting(request)
    )
    return form_page(
        request,
        form,
        change_incident,
        {"incident": incident, "now": now},
        done=_("The incident has been changed."),
        title=_("Change the incident"),
        lead=incident.participant.full_name,
        breadcrumbs=incident_trail(incident),
    )


@require(Permission.INCIDENT_WRITE, Incident)
@_while_awaited
def incident_review(request: PilotRequest, incident: Incident) -> HttpResponse:
    """Record what came of the agreements."""
    form = ReviewForm(request.POST or None, **drafting(request))
    return form_page(
        request,
        form,
        review_agreements,
        {"incident": incident, "today": clock.today()},
        done=_("What came of the agreements has been saved."),
        title=_("Look at the agreements"),
        lead=incident.participant.full_name,
        breadcrumbs=incident_trail(incident),
        template="participants/incident_review.html",
        agreements=incident.agreements,
    )


@require(Permission.INCIDENT_WRITE, Incident)
@_while_reviewed
def incident_review_change(request: PilotRequest, incident: Incident) -> HttpResponse:
    """Correct what was recorded of the agreements."""
    return form_page(
        request,
        ReviewChangeForm(request.POST or None, row=incident, **drafting(request)),
        change_review,
        {"incident": incident},
        done=_("The correction has been saved."),
        title=_("Correct what came of the agreements"),
        lead=incident.participant.full_name,
        breadcrumbs=incident_trail(incident),
        template="participants/incident_review.html",
        agreements=incident.agreements,
    )
