"""Receive a file with addresses, say what its columns hold, and read it in."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.core.clean_text import clean_line
from interwonen.core.history import save_as
from interwonen.core.long_work import Work, kind_of_work, start_work
from interwonen.core.models import LongWork
from interwonen.core.routes import pilot_url
from interwonen.core.rules import GONE_MEANWHILE, RuleBroken, refuse_unless
from interwonen.core.tables_read import Sheet
from interwonen.pilots.models import Pilot
from neighbours.models import Address, AddressUpload
from neighbours.querysets.addresses import IS_OVER
from neighbours.rules import addresses as rules
from neighbours.selectors.addresses_columns import guessed_columns
from neighbours.selectors.addresses_import import import_plan

WORK = "addresses-import"


@transaction.atomic
def receive_addresses(*, pilot: Pilot, file_name: str, sheet: Sheet, by: User) -> AddressUpload:
    """Let a table wait for a day, with a guess of what its columns hold; older ones are deleted."""
    clear_uploads()
    return AddressUpload.objects.create(
        pilot=pilot,
        uploaded_by=by,
        file_name=clean_line(file_name)[-100:],
        header=sheet.header,
        rows=sheet.rows,
        columns=guessed_columns(sheet.header),
    )


def clear_uploads() -> int:
    """Delete the tables that waited for a day; gives how many."""
    return AddressUpload.objects.filter(IS_OVER).delete()[0]


@transaction.atomic
def set_columns(*, upload: AddressUpload, columns: Sequence[str], by: User) -> AddressUpload:
    """Say what each column holds. Raises RuleBroken when the file does not wait any more."""
    upload = _waiting(upload.pk, by=by)
    upload.columns = list(columns)
    upload.save(update_fields=["columns"])
    return upload


def _waiting(pk: int, *, by: User) -> AddressUpload:
    uploads = AddressUpload.objects.select_for_update(of=("self",)).exclude(IS_OVER)
    mine = uploads.select_related("pilot").filter(pk=pk, uploaded_by=by)
    upload: AddressUpload | None = mine.first()
    if upload is None:
        raise RuleBroken(rules.UPLOAD_WAITS)
    return upload


@transaction.atomic
def read_in_addresses(*, upload: AddressUpload, by: User) -> LongWork:
    """Have the new addresses of a file added, by a process of its own.

    Raises RuleBroken when the file does not wait any more or has no new address, and when someone
    else reads in a file for this pilot at the moment.
    """
    upload = _waiting(upload.pk, by=by)
    plan = import_plan(upload.rows, upload.columns, pilot=upload.pilot)
    refuse_unless(bool(plan.new), rules.UPLOAD_HAS_NEW)
    slug = upload.pilot.slug
    page = pilot_url("neighbours:address-list", slug)
    return start_work(
        WORK,
        place=slug,
        key="",
        by=by,
        back=page,
        then=page,
        total=len(plan.new),
        order={"upload": upload.pk},
    )


@kind_of_work(
    WORK,
    title=gettext_lazy("Reading in addresses"),
    permission=Permission.NEIGHBOURHOOD_WRITE,
)
def add_addresses(work: Work) -> str:
    """Add the new addresses of a file, each with its history: all of them, or none.

    Raises RuleBroken when the file does not wait any more, or someone adds one of them meanwhile.
    """
    upload = _waiting(work.order["upload"], by=work.by)
    refuse_unless(upload.pilot.slug == work.place, GONE_MEANWHILE)
    plan = import_plan(upload.rows, upload.columns, pilot=upload.pilot)
    work.expect(len(plan.new))
    for facts in plan.new:
        address = Address(pilot=upload.pilot, **facts)
        address.no_letters_since = work.now.date() if address.no_letters_because else None
        save_as(address, by=work.by, reason=_("Read in from a file"))
        work.advance()
    upload.delete()
    text = ngettext(
        "%(number)d address has been added.",
        "%(number)d addresses have been added.",
        len(plan.new),
    )
    return text % {"number": len(plan.new)}
