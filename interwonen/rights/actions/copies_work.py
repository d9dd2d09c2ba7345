"""Make and release the copy of a file by a process of its own: both may take many seconds."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.long_work import Work, kind_of_work, start_work
from interwonen.core.models import LongWork
from interwonen.core.routes import pilot_url
from interwonen.core.rules import GONE_MEANWHILE, RuleBroken
from interwonen.core.withdrawals import standing
from interwonen.rights.actions.copies import (
    make_copy,
    refuse_no_copy,
    refuse_not_ready,
    release_copy,
)
from interwonen.rights.models import FileCopy, RightsRequest
from interwonen.rights.selectors.copies_kinds import KINDS

MAKING, RELEASING = "file-copy", "file-copy-release"


def begin_copy(*, request: RightsRequest, by: User) -> LongWork:
    """Have the copy of a file made. Raises RuleBroken as `make_copy` does."""
    refuse_no_copy(request)
    return _begin(MAKING, request, total=len(KINDS), by=by)


def work_on(request: RightsRequest) -> LongWork | None:
    """The work on the copy of a request that goes on now."""
    mine = {"kind__in": (MAKING, RELEASING), "place": request.participant.pilot.slug}
    return LongWork.objects.filter(**mine, key=str(request.pk), finished_at=None).first()


@transaction.atomic
def begin_release(
    *, copy: FileCopy, seen: str, today: date, by: User, alone_because: str = ""
) -> LongWork:
    """Have the files of a copy made, and the copy released, as `by` saw it: `seen` are the prints of
    its texts. Raises RuleBroken as `release_copy` does."""
    copy = standing(copy)
    copy.alone_because = alone_because
    refuse_not_ready(copy, on=today, by=by, seen=seen)
    save_as(copy, by=by, reason=alone_because)
    return _begin(RELEASING, copy.request, total=2, by=by, seen=seen)


def _begin(kind: str, request: RightsRequest, *, total: int, by: User, **order: str) -> LongWork:
    slug = request.participant.pilot.slug
    return start_work(
        kind,
        place=slug,
        key=str(request.pk),
        by=by,
        back=pilot_url("rights:request-detail", slug, request.pk),
        then=pilot_url("rights:copy-show", slug, request.pk),
        total=total,
        order={"request": request.pk, **order},
    )


@kind_of_work(
    MAKING, title=gettext_lazy("Making the copy of the file"), permission=Permission.FILE_COPY
)
def make(work: Work) -> str:
    """Collect all that is held."""
    make_copy(request=_request(work), now=work.now, by=work.by, advance=work.advance)
    return _("The copy has been made. Go through its texts now.")


@kind_of_work(RELEASING, title=gettext_lazy("Releasing the copy"), permission=Permission.FILE_COPY)
def release(work: Work) -> str:
    """Make both files; when one cannot be made nothing is released."""
    copy: Any = _request(work).copies.standing().first()
    if copy is None:
        raise RuleBroken(GONE_MEANWHILE)
    seen = work.order["seen"]
    release_copy(copy=copy, seen=seen, now=work.now, by=work.by, advance=work.advance)
    return _("The copy has been released. Give it to the resident, and record the answer.")


def _request(work: Work) -> RightsRequest:
    rows = RightsRequest.objects.select_related("participant__pilot")
    rows = rows.filter(pk=work.order["request"], participant__pilot__slug=work.place)
    request: RightsRequest | None = rows.first()
    if request is None:
        raise RuleBroken(GONE_MEANWHILE)
    return request
