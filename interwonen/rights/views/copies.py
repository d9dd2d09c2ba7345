"""The copy of a file: make it, go through its texts, release it, and download it."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.accounts.models import User
from interwonen.core import clock
from interwonen.core.forms import ButtonForm
from interwonen.core.frozen_files import FrozenFile, send_frozen
from interwonen.core.long_work import work_url
from interwonen.core.pages import Breadcrumbs, form_page, only_while, sent
from interwonen.core.routes import pilot_url
from interwonen.rights.actions.copies import colleagues_for, save_marks, went_through
from interwonen.rights.actions.copies_work import begin_copy, begin_release, work_on
from interwonen.rights.forms.copies import MarksForm, ReleaseAloneForm, ReleaseForm
from interwonen.rights.models import CopyFile, FileCopy, RightsRequest
from interwonen.rights.selectors.copies_documents import as_given
from interwonen.rights.views.requests import request_trail

TEXTS_PER_PAGE = 10
_TYPES = {CopyFile.Kind.PDF: "application/pdf", CopyFile.Kind.JSON: "application/json"}


def copy_url(copy: FileCopy) -> str:
    """The page of a copy."""
    slug = copy.request.participant.pilot.slug
    return pilot_url("rights:copy-show", slug, copy.request_id)


def copy_trail(copy: FileCopy) -> Breadcrumbs:
    """The request, and its copy."""
    return [*request_trail(copy.request), (_("Copy of the file"), copy_url(copy))]


_until_released = only_while(
    lambda copy: not (copy.is_released or copy.is_withdrawn),
    gettext_lazy("This copy was released or withdrawn; you see it here."),
    copy_url,
)


@require(Permission.FILE_COPY, RightsRequest, writes=Act.CREATE)
def copy_make(request: PilotRequest, row: RightsRequest) -> HttpResponse:
    """Have the copy made, as the file is now."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Make the copy")),
        begin_copy,
        {"request": row},
        done="",
        then=work_url,
        title=_("Make the copy of the file"),
        lead=_(
            "Everything that is held about this resident comes together, also what was changed and "
            "who looked. You then go through the texts, and leave out what is about others."
        ),
        breadcrumbs=request_trail(row),
        template="confirm_page.html",
    )


@require(Permission.FILE_COPY, RightsRequest)
def copy_show(request: PilotRequest, row: RightsRequest) -> HttpResponse:
    """How far the copy of a request is, and its files once it was released."""
    counted = {
        "total": Count("texts"),
        "seen": Count("texts", filter=Q(texts__seen_by__isnull=False)),
    }
    copies = row.copies.annotate(**counted).select_related("released_by").order_by("-pk")
    copy = next(iter(sorted(copies, key=lambda each: each.is_withdrawn)), None)
    if copy is None:
        raise Http404
    copy.request = row
    context = {
        "title": _("Copy of the file"),
        "breadcrumbs": [*request_trail(row), (_("Copy of the file"), "")],
        "row": row,
        "copy": copy,
        "others": went_through(copy, request.user) and _others(request, copy),
        "work": (work := work_on(row)) and work_url(work),
        "files": copy.files.defer("content").order_by("-kind"),
    }
    return render(request, "rights/copy_show.html", context)


@require(Permission.FILE_COPY, FileCopy)
@_until_released
def copy_texts(request: PilotRequest, copy: FileCopy) -> HttpResponse:
    """Go through some texts, and mark what is about others; without a number the first ones left."""
    texts = list(copy.texts.all())
    pages = Paginator(texts, TEXTS_PER_PAGE)
    left = next((place for place, text in enumerate(texts) if not text.seen_by_id), 0)
    page = pages.get_page(request.GET.get("deel") or left // TEXTS_PER_PAGE + 1)
    here = pilot_url("rights:copy-texts", request.pilot.slug, copy.pk)
    then = f"{here}?deel={page.next_page_number()}" if page.has_next() else copy_url(copy)
    return form_page(
        request,
        MarksForm(request.POST or None, texts=page.object_list),
        save_marks,
        {"copy": copy},
        done=_("These texts have been gone through."),
        then=then,
        title=_("Leave out what is about others: part %(number)s of %(total)s")
        % {"number": page.number, "total": pages.num_pages},
        template="rights/copy_texts.html",
        page=page,
        form_is_alone=True,
        breadcrumbs=copy_trail(copy),
    )


def _others(request: PilotRequest, copy: FileCopy) -> list[User]:
    return colleagues_for(copy, on=clock.today(), by=request.user)


@require(
    Permission.FILE_COPY,
    FileCopy,
    writes=Act.EXPORT,
    step_up=gettext_lazy("Release the copy of a file"),
)
@_until_released
def copy_release(request: PilotRequest, copy: FileCopy) -> HttpResponse:
    """Look once more at what is left out, and release the copy."""
    texts = list(copy.texts.all())
    shown = [(text, as_given(text.marked)) for text in texts if text.marked != text.original]
    is_alone = went_through(copy, request.user) and not _others(request, copy)
    form = ReleaseAloneForm if is_alone else ReleaseForm
    return form_page(
        request,
        form(sent(request), texts=texts),
        begin_release,
        {"copy": copy, "today": clock.today()},
        done="",
        then=work_url,
        title=_("Release the copy"),
        lead=_("Afterwards the copy does not change any more."),
        template="rights/copy_release.html",
        shown=shown,
        form_is_alone=True,
        breadcrumbs=copy_trail(copy),
    )


@require(
    Permission.FILE_COPY,
    FileCopy,
    reads=Act.EXPORT,
    step_up=gettext_lazy("Download the copy of a file"),
)
def copy_pdf(request: PilotRequest, copy: FileCopy) -> HttpResponse:
    """The released copy as a document."""
    return _file(request, copy, CopyFile.Kind.PDF)


@require(
    Permission.FILE_COPY,
    FileCopy,
    reads=Act.EXPORT,
    step_up=gettext_lazy("Download the copy of a file"),
)
def copy_json(request: PilotRequest, copy: FileCopy) -> HttpResponse:
    """The released copy as data."""
    return _file(request, copy, CopyFile.Kind.JSON)


def _file(request: PilotRequest, copy: FileCopy, kind: Any) -> HttpResponse:
    file = copy.files.filter(kind=kind).defer("content").first()
    if file is None or copy.is_withdrawn:
        raise Http404
    name = f"{copy.request.participant.reference.lower()}-dossier-{copy.released_on}.{kind}"
    frozen = FrozenFile(name, _TYPES[kind], file.digest, lambda: bytes(file.content))
    return send_frozen(request, frozen, cached="private, no-store")
