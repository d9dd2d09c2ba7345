"""What is kept how long, what is due to be destroyed, and what was."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import Breadcrumbs, form_page, page_of, sent
from interwonen.core.pdf_pages import pdf_download
from interwonen.core.routes import pilot_url
from interwonen.retention.actions.destructions import (
    agree_to_destruction,
    propose_destruction,
    stop_destruction,
)
from interwonen.retention.certificates import certificate_document
from interwonen.retention.models import Destruction, RetentionPeriod
from interwonen.rights.models import RightsRequest


@require(Permission.RETENTION_READ)
def destruction_list(request: PilotRequest) -> HttpResponse:
    """How long is kept, what is due, and what was destroyed."""
    rows = Destruction.objects.of_pilot(request.pilot).for_page(on=clock.today())
    return render(
        request,
        "retention/destruction_list.html",
        {
            "title": _("Keeping and destroying"),
            "breadcrumbs": [(_("Keeping and destroying"), "")],
            "due": rows.due(),
            "held": rows.held(),
            "today": clock.today(),
            "decides": Permission.RETENTION_DECIDE in request.permissions,
            "page_obj": page_of(request, rows.certificates()),
            "periods": RetentionPeriod.objects.of_pilot(request.pilot),
            "may_change": Permission.RETENTION_WRITE in request.permissions,
        },
    )


def retention_trail(slug: str) -> Breadcrumbs:
    """Breadcrumbs up to and including the list of the pilot with this slug."""
    return [(_("Keeping and destroying"), pilot_url("retention:destruction-list", slug))]


def destruction_trail(destruction: Destruction) -> Breadcrumbs:
    """Breadcrumbs up to and including the page of one record on the list."""
    pilot = destruction.pilot
    url = pilot_url("retention:destruction-detail", pilot.slug, destruction.pk)
    return [*retention_trail(pilot.slug), (str(destruction), url)]


@require(Permission.RETENTION_READ, Destruction)
def destruction_detail(request: PilotRequest, destruction: Destruction) -> HttpResponse:
    """What would go with a record, and who said what of it; or the certificate that it is gone."""
    decides = Permission.RETENTION_DECIDE in request.permissions
    return render(
        request,
        "retention/destruction_detail.html",
        {
            "title": str(destruction),
            "breadcrumbs": [*retention_trail(request.pilot.slug), (str(destruction), "")],
            "destruction": destruction,
            "counts": sorted(destruction.counts.items()),
            "decides": decides and destruction.destroyed_at is None,
            "today": clock.today(),
            "is_own": destruction.proposed_by_id == request.user.pk,
            "asked": _asked(request, destruction),
        },
    )


def _asked(request: PilotRequest, destruction: Destruction) -> RightsRequest | None:
    """The request by which it is destroyed earlier, for who handles those."""
    if destruction.months or Permission.RIGHTS_WRITE not in request.permissions:
        return None
    return RightsRequest.objects.granted_erasures().filter(participant=destruction.record).first()


@require(Permission.RETENTION_READ, Destruction, reads=Act.EXPORT)
def destruction_certificate(request: PilotRequest, destruction: Destruction) -> HttpResponse:
    """The certificate as a PDF; there is none before it was destroyed."""
    if destruction.destroyed_at is None:
        raise Http404
    name = slugify(f"{request.pilot.slug} verklaring {destruction.pk}")
    document = certificate_document(destruction)
    return pdf_download(request, document, name=name, trail=destruction_trail(destruction))


@require(
    Permission.RETENTION_DECIDE,
    Destruction,
    writes=Act.DESTROY,
    step_up=gettext_lazy("Propose to destroy a record"),
)
def destruction_propose(request: PilotRequest, destruction: Destruction) -> HttpResponse:
    """Propose to destroy a record."""
    return _button_page(
        request,
        destruction,
        propose_destruction,
        label=_("Propose to destroy"),
        title=_("Propose to destroy: %(what)s"),
        lead=_("A colleague has to agree. Then it is destroyed for good in the next night."),
        done=_("You have proposed it. It waits for a second person."),
    )


@require(
    Permission.RETENTION_DECIDE,
    Destruction,
    writes=Act.DESTROY,
    step_up=gettext_lazy("Agree to destroy a record"),
)
def destruction_agree(request: PilotRequest, destruction: Destruction) -> HttpResponse:
    """Agree to destroy a record, as a second person."""
    return _button_page(
        request,
        destruction,
        agree_to_destruction,
        label=_("Agree to destroy"),
        title=_("Agree to destroy: %(what)s"),
        lead=_("It is destroyed for good in the next night. Nobody can bring it back."),
        done=_("You have agreed. It is destroyed in the next night."),
    )


def _button_page(
    request: PilotRequest,
    destruction: Destruction,
    action: Any,
    *,
    label: str,
    title: str,
    lead: str,
    done: str,
) -> HttpResponse:
    """A page with what goes, and one button."""
    return form_page(
        request,
        ButtonForm(sent(request), label=label, is_dangerous=True),
        action,
        {"destruction": destruction, "now": clock.now()},
        done=done,
        title=title % {"what": destruction},
        lead=lead,
        breadcrumbs=destruction_trail(destruction),
        template="confirm_page.html",
        facts=[
            (capfirst(name), str(number)) for name, number in sorted(destruction.counts.items())
        ],
    )


@require(
    Permission.RETENTION_DECIDE,
    Destruction,
    writes=Act.DESTROY,
    step_up=gettext_lazy("Take back a proposal to destroy"),
)
def destruction_stop(request: PilotRequest, destruction: Destruction) -> HttpResponse:
    """Take back a proposal, also of someone else."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Do not destroy")),
        stop_destruction,
        {"destruction": destruction},
        done=_("It is not destroyed. It stays on the list."),
        title=_("Do not destroy: %(what)s") % {"what": destruction},
        lead=_("The proposal is taken back. It stays on the list until someone proposes it anew."),
        breadcrumbs=destruction_trail(destruction),
    )
