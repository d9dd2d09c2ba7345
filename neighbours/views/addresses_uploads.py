"""Read in a file with addresses: send it, say what its columns hold, look, confirm."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core.forms import ButtonForm
from interwonen.core.long_work import work_url
from interwonen.core.pages import Breadcrumbs, form_page, sent
from interwonen.core.routes import pilot_url
from interwonen.core.spreadsheets import WORKBOOK, as_csv, as_workbook, download
from neighbours.actions.addresses_uploads import (
    read_in_addresses,
    receive_addresses,
    set_columns,
)
from neighbours.forms.addresses_uploads import ColumnsForm, UploadForm
from neighbours.models import Address, AddressUpload
from neighbours.selectors.addresses_columns import missing
from neighbours.selectors.addresses_import import Plan, import_plan, not_read_in

SHOWN = 10  # rows of each kind; the file with what is not read in has them all
# Rows of a workbook: more of them, of 40 columns, take longer than a page may.
MOST_IN_WORKBOOK = 500


def _trail(request: PilotRequest) -> Breadcrumbs:
    return [(_("Addresses"), pilot_url("neighbours:address-list", request.pilot.slug))]


def _page(name: str, upload: AddressUpload) -> str:
    return pilot_url(f"neighbours:{name}", upload.pilot.slug, upload.pk)


@require(Permission.NEIGHBOURHOOD_WRITE, writes=Act.CREATE)
def address_upload(request: PilotRequest) -> HttpResponse:
    """Send a file with addresses; nothing is added to the list yet."""
    return form_page(
        request,
        UploadForm(request.POST or None, request.FILES or None),
        receive_addresses,
        {"pilot": request.pilot},
        done="",
        then=lambda upload: _page("address-upload-columns", upload),
        title=_("Read in addresses"),
        lead=_("You see first what would be added. Only when you confirm it is added."),
        breadcrumbs=_trail(request),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, AddressUpload)
def address_upload_columns(request: PilotRequest, upload: AddressUpload) -> HttpResponse:
    """Say what each column of the file holds."""
    return form_page(
        request,
        ColumnsForm(request.POST or None, upload=upload),
        set_columns,
        {"upload": upload},
        done="",
        then=_page("address-upload-show", upload),
        title=_("What do the columns hold?"),
        lead=_(
            "We looked at the headings of %(file)s. Check each column, and change what is wrong."
        )
        % {"file": upload.file_name},
        breadcrumbs=_trail(request),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, AddressUpload)
def address_upload_show(request: PilotRequest, upload: AddressUpload) -> HttpResponse:
    """What the file would add, what is in the list already, and what is refused; then confirm."""
    plan = _plan(upload)
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Add %(number)d addresses") % {"number": len(plan.new)}),
        read_in_addresses,
        {"upload": upload},
        done="",
        then=work_url,
        title=_("What would be read in"),
        lead=_("From %(file)s. Nothing has been added yet.") % {"file": upload.file_name},
        breadcrumbs=_trail(request),
        template="neighbours/address_upload_show.html",
        plan=plan,
        known=sorted(plan.known, key=lambda row: not row.other_street),  # what to look at on top
        new=[Address(**facts) for facts in plan.new[:SHOWN]],
        silent_known=sum("no_letters_because" in row.facts for row in plan.known),
        fits_workbook=_fits_workbook(plan),
        upload=upload,
        shown=SHOWN,
    )


def _plan(upload: AddressUpload) -> Plan:
    """Raises Http404 while nobody has said which columns hold an address."""
    if missing(upload.columns):
        raise Http404
    return import_plan(upload.rows, upload.columns, pilot=upload.pilot)


@require(
    Permission.NEIGHBOURHOOD_WRITE,
    AddressUpload,
    reads=Act.EXPORT,
    step_up=gettext_lazy("Download the refused rows"),
)
def address_refused_csv(request: PilotRequest, upload: AddressUpload) -> HttpResponse:
    """The rows that are not read in with why, for any spreadsheet."""
    content = as_csv(not_read_in(upload.header, _plan(upload)))
    return download(content, name="niet-ingelezen-adressen.csv", kind="text/csv")


@require(
    Permission.NEIGHBOURHOOD_WRITE,
    AddressUpload,
    reads=Act.EXPORT,
    step_up=gettext_lazy("Download the refused rows"),
)
def address_refused_xlsx(request: PilotRequest, upload: AddressUpload) -> HttpResponse:
    """The same as a workbook, as long as it is made in the time that a page may take."""
    plan = _plan(upload)
    if not _fits_workbook(plan):
        raise Http404
    content = as_workbook(not_read_in(upload.header, plan))
    return download(content, name="niet-ingelezen-adressen.xlsx", kind=WORKBOOK)


def _fits_workbook(plan: Plan) -> bool:
    return len(plan.refused) + len(plan.known) <= MOST_IN_WORKBOOK
