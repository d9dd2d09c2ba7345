"""Emergency access: open the file of a colleague's participant, end that, see all and review them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.formatting import in_words
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import Breadcrumbs, form_page, only_while, page_of, sent
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot
from participants.actions.emergency_accesses import (
    end_emergency,
    open_in_emergency,
    review_emergency,
)
from participants.forms.emergency_accesses import EmergencyForm, EmergencyReviewForm
from participants.models import ClosedFile, EmergencyAccess
from participants.rules import emergency_accesses as rules
from participants.selectors.emergency_accesses import closed_files, own_emergencies
from participants.views.participants_page import list_tabs


def emergency_trail(access: EmergencyAccess) -> Breadcrumbs:
    """Breadcrumbs up to and including the list of emergency accesses."""
    return _list_trail(access.participant.pilot)


def _list_trail(pilot: Pilot) -> Breadcrumbs:
    url = pilot_url("participants:emergency-access-list", pilot.slug)
    return [(_("Emergency access"), url)]


def _closed_trail(pilot: Pilot) -> Breadcrumbs:
    url = pilot_url("participants:closed-file-list", pilot.slug)
    return [(_("Emergency access"), url)]


def _own_trail(request: PilotRequest) -> Breadcrumbs:
    """To the list of all, for who reads that, or to the files of colleagues."""
    reads_all = Permission.EMERGENCY_READ in request.permissions
    return (_list_trail if reads_all else _closed_trail)(request.pilot)


@require(Permission.EMERGENCY_READ)
def emergency_access_list(request: PilotRequest) -> HttpResponse:
    """Every emergency access of the pilot: those that wait for a review first, then the latest."""
    now = clock.now()
    seen = EmergencyAccess.objects.visible_to(request.user, on=now.date())
    rows = seen.of_pilot(request.pilot).for_list()
    return render(
        request,
        "participants/emergency_access_list.html",
        {
            "title": _("Emergency access"),
            "breadcrumbs": [(_("Emergency access"), "")],
            "tabs": list_tabs(request, "emergency-access-list"),
            "page_obj": page_of(request, rows),
            "now": now,
            "reviews": Permission.EMERGENCY_REVIEW in request.permissions,
            "sees_looks": Permission.FILE_LOG_READ in request.permissions,
            "reads_log": Permission.LOG_READ in request.permissions,
        },
    )


@require(Permission.EMERGENCY_OPEN)
def closed_file_list(request: PilotRequest) -> HttpResponse:
    """The files that a counsellor may open in an emergency only, without a name, and those open now."""
    now = clock.now()
    files = closed_files(request.pilot, by=request.user, on=now.date())
    return render(
        request,
        "participants/closed_file_list.html",
        {
            "title": _("Emergency access"),
            "breadcrumbs": [(_("Emergency access"), "")],
            "tabs": list_tabs(request, "closed-file-list"),
            "opened": own_emergencies(request.pilot, by=request.user, at=now),
            "page_obj": page_of(request, files),
        },
    )


@require(Permission.EMERGENCY_OPEN, ClosedFile, writes=Act.EMERGENCY)
def emergency_access_open(request: PilotRequest, file: ClosedFile) -> HttpResponse:
    """Open the file of a colleague's participant for two hours, with a reason."""
    return form_page(
        request,
        EmergencyForm(request.POST or None),
        open_in_emergency,
        {"participant": file, "now": clock.now()},
        done=lambda opened: (
            _("The file is open until %(time)s.") % {"time": in_words(opened.expires_at)}
        ),
        then=pilot_url("participants:participant-detail", request.pilot.slug, file.pk),
        title=_("Open the file of %(code)s in an emergency") % {"code": file.reference},
        lead=_("Call the colleague first, if there is time for it."),
        breadcrumbs=_closed_trail(request.pilot),
        template="confirm_page.html",
        warning=_(
            "The team lead and the auditor get a mail at once. Every page that you open is in the access log, and the participant may ask who looked."
        ),
    )


@require(Permission.EMERGENCY_END, EmergencyAccess)
@only_while(
    lambda access: clock.now() < access.over_at,
    rules.EMERGENCY_ENDS_IN_TIME.message,
    lambda access: pilot_url("home:dashboard", access.participant.pilot.slug),
)
def emergency_access_end(request: PilotRequest, access: EmergencyAccess) -> HttpResponse:
    """End an emergency access before its two hours are over."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("End the emergency access")),
        end_emergency,
        {"access": access, "now": clock.now()},
        done=_("The emergency access has ended. The file is closed again."),
        title=_("End the emergency access to %(code)s") % {"code": access.participant.reference},
        breadcrumbs=_own_trail(request),
        template="confirm_page.html",
        facts=_facts(access),
    )


@require(Permission.EMERGENCY_REVIEW, EmergencyAccess)
@only_while(
    lambda access: access.reviewed_at is None,
    rules.EMERGENCY_IS_KEPT.message,
    lambda access: pilot_url("participants:emergency-access-list", access.participant.pilot.slug),
)
def emergency_access_review(request: PilotRequest, access: EmergencyAccess) -> HttpResponse:
    """Write down what a look at an emergency access gave."""
    return form_page(
        request,
        EmergencyReviewForm(request.POST or None),
        review_emergency,
        {"access": access, "now": clock.now()},
        done=_("The review has been saved."),
        title=_("Review the emergency access to %(code)s") % {"code": access.participant.reference},
        lead=_("“Who looked”, beside it in the list, says which pages were opened with it."),
        breadcrumbs=emergency_trail(access),
        template="confirm_page.html",
        facts=_facts(access),
    )


def _facts(access: EmergencyAccess) -> list[tuple[str, str]]:
    return [
        (_("File"), access.participant.reference),
        (_("Opened by"), access.opened_by.name),
        (_("Reason"), access.reason),
        (_("From"), in_words(access.opened_at)),
        (_("Until"), in_words(access.over_at)),
    ]
