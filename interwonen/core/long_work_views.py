"""The page of a long work: how far it is, what came of it, and the file that it made."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils.translation import gettext as _

from interwonen.core.forms import ButtonForm
from interwonen.core.long_work import Kind, broken_off, kind_named, start_again, work_url
from interwonen.core.models import LongWork
from interwonen.core.pages import form_page, sent
from interwonen.core.spreadsheets import download

LOOKS_AGAIN = 2  # seconds
STILL = "stil"  # in the address: the page is not to look again by itself


def work_show(request: Any, *, pk: int) -> HttpResponse:
    """How far a work is; a finished one leads to its result, a failed one can be started again."""
    work, kind = _mine(request, pk)
    silent = LongWork.objects.silent().filter(pk=pk).exists()
    if work.failed or silent:
        return _failed(request, work, kind)
    if work.finished_at and work.then:
        if work.outcome:
            messages.success(request, work.outcome)
        return redirect(work.then)
    page = reverse("work-show", args=[work.place, work.pk])
    is_still = STILL in request.GET
    context = {
        "title": kind.title,
        "breadcrumbs": [(kind.title, "")],
        "work": work,
        "is_still": is_still,
        "other_address": page if is_still else f"{page}?{STILL}=1",
    }
    response = render(request, "core/long_work.html", context)
    if not (work.finished_at or is_still):
        response["Refresh"] = LOOKS_AGAIN
    return response


def work_file(request: Any, *, pk: int) -> HttpResponse:
    """The file that a work made, for a day."""
    work, _kind = _mine(request, pk)
    if work.content is None:
        raise Http404
    return download(bytes(work.content), name=work.file_name, kind=work.content_type)


def _mine(request: Any, pk: int) -> tuple[LongWork, Kind]:
    """The work, for who started it and may still do so. Raises Http404 and PermissionDenied."""
    mine = LongWork.objects.kept().filter(place=request.pilot.slug, started_by=request.user)
    work = mine.filter(pk=pk).first()
    if work is None:
        raise Http404
    try:
        kind = kind_named(work.kind)
    except KeyError as unknown:
        raise Http404 from unknown
    if kind.permission not in request.permissions:
        raise PermissionDenied
    request.section = resolve(work.back).view_name
    return work, kind


def _failed(request: Any, work: LongWork, kind: Kind) -> HttpResponse:
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Start again")),
        _again,
        {"work": work},
        done="",
        then=work_url,
        back=work.back,
        title=kind.title,
        template="confirm_page.html",
        warning=work.failed or broken_off(),
    )


def _again(*, work: LongWork, by: Any) -> LongWork:
    return start_again(work)
