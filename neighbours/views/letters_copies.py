"""A letter as each address gets it: look at them, have them made, note what came back."""

from typing import Any

from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.forms import ButtonForm
from interwonen.core.long_work import work_url
from interwonen.core.pages import Breadcrumbs, form_page, page_of, sent
from interwonen.core.routes import pilot_url
from neighbours.actions.letters_copies import return_copy, take_back_return
from neighbours.actions.letters_printing import print_letters
from neighbours.forms.letters_copies import CopyFilter, ReturnForm
from neighbours.models import Address, LetterCopy, LetterRound
from neighbours.selectors.contact_points import contact_point_of
from neighbours.selectors.letters_contents import contents_of
from neighbours.selectors.letters_lacking import lacking_in
from neighbours.selectors.letters_sheets import (
    head_from,
    letterhead_of,
    recipients_of,
    sheets_of,
    silent_in,
)
from neighbours.views.letters import letter_trail


def copies_url(copy: LetterCopy) -> str:
    """The address of the list that a copy is in."""
    return pilot_url("neighbours:letter-copies", copy.round.pilot.slug, copy.round_id)


def copy_trail(copy: LetterCopy) -> Breadcrumbs:
    """Breadcrumbs up to and including the list that a copy is in."""
    return [*letter_trail(copy.round), (_("Sent to"), copies_url(copy))]


def _words(request: PilotRequest) -> tuple[CopyFilter, str]:
    form = CopyFilter(request.GET)
    return form, form.cleaned_data["q"] if form.is_valid() else ""


@require(Permission.NEIGHBOURHOOD_READ, LetterRound)
def letter_preview(request: PilotRequest, round: LetterRound) -> HttpResponse:
    """The letter to one address after the other; the address in the address bar, else the first."""
    form, words = _words(request)
    rows = recipients_of(round).with_words(words)
    page = page_of(request, rows)
    asked = request.GET.get("adres", "")
    rows = list(page.object_list)
    shown = next((row for row in rows if str(row.pk) == asked), rows[0] if rows else None)
    point = contact_point_of(round.pilot)
    head = round.sent_with or (head_from(point) if point else {})
    today = clock.today()
    sheets = (
        sheets_of(round, head, on=today, address=shown, point=point) if head and shown else iter(())
    )
    return render(
        request,
        "neighbours/letter_preview.html",
        {
            "title": _("Letter per address"),
            "breadcrumbs": [*letter_trail(round), (_("Letter per address"), "")],
            "round": round,
            "filter": form,
            "page_obj": page,
            "shown": shown,
            "after": _after(rows, shown),
            "sheet": next(sheets, None),
            "letterhead": letterhead_of(round, head) if head else None,
            "silent": silent_in(round),
            "may_write": Permission.NEIGHBOURHOOD_WRITE in request.permissions,
        },
    )


def _after(rows: list[Address], shown: Address | None) -> Address | None:
    place = rows.index(shown) + 1 if shown else 0
    return rows[place] if place < len(rows) else None


@require(Permission.NEIGHBOURHOOD_WRITE, LetterRound)
def letter_print(request: PilotRequest, round: LetterRound) -> HttpResponse:
    """Have the PDF made: of all letters, or of the one to the address in the address bar."""
    only = _address_asked(request)
    about: dict[str, Any] = {"round": round} | ({"address": only} if only else {})
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Make the PDF")),
        print_letters,
        about,
        done="",
        then=work_url,
        title=_("Letter to %(address)s") % {"address": only} if only else _("All letters as PDF"),
        lead=_("One file, with a letter on its own sheet for each address, ready to print."),
        breadcrumbs=letter_trail(round),
        template="confirm_page.html",
        warning=_before_printing(round),
    )


def _before_printing(round: LetterRound) -> str:
    """What to mend first, as the letter could not be marked as sent after it was posted."""
    if round.is_sent:
        return ""
    contents = contents_of(round, round.texts.first(), on=clock.today())
    lacking = [f"{rule.message} {detail}".strip() for rule, detail in lacking_in(round, contents)]
    first = _("This letter is not ready to be sent. Print it only to look at it.")
    return " ".join([first, *lacking]) if lacking else ""


def _address_asked(request: PilotRequest) -> Address | None:
    asked = request.GET.get("adres", "")
    if not asked:
        return None
    rows = Address.objects.visible_to(request.user, on=clock.today()).of_pilot(request.pilot)
    found: Address | None = (
        rows.filter(pk=asked).first()
        if asked.isascii() and asked.isdigit() and len(asked) < 18
        else None
    )
    if found is None:
        raise Http404
    return found


@require(Permission.NEIGHBOURHOOD_READ, LetterRound)
def letter_copies(request: PilotRequest, round: LetterRound) -> HttpResponse:
    """To which addresses a letter was sent, and which came back."""
    form, words = _words(request)
    copies = LetterCopy.objects.filter(round=round)
    last_returned = F("returned_on").desc(nulls_last=True)
    rows = copies.with_words(words).select_related("address").order_by(last_returned, "pk")
    return render(
        request,
        "neighbours/letter_copies.html",
        {
            "title": _("Sent to"),
            "breadcrumbs": [*letter_trail(round), (_("Sent to"), "")],
            "round": round,
            "filter": form,
            "total": copies.count(),
            "returned": copies.returned().count(),
            "page_obj": page_of(request, rows),
            "may_write": Permission.NEIGHBOURHOOD_WRITE in request.permissions,
        },
    )


@require(Permission.NEIGHBOURHOOD_WRITE, LetterCopy)
def letter_copy_return(request: PilotRequest, copy: LetterCopy) -> HttpResponse:
    """Note that a letter came back."""
    today = clock.today()
    form = ReturnForm(
        request.POST or None, row=copy, initial={"returned_on": copy.returned_on or today}
    )
    return form_page(
        request,
        form,
        return_copy,
        {"copy": copy, "today": today},
        done=_(
            "Noted that the letter came back. Correct the address, or send no more letters there."
        ),
        title=_("The letter came back"),
        lead=str(copy),
        breadcrumbs=copy_trail(copy),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, LetterCopy)
def letter_copy_arrived(request: PilotRequest, copy: LetterCopy) -> HttpResponse:
    """Note that a letter did not come back after all."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("It did not come back")),
        take_back_return,
        {"copy": copy},
        done=_("The letter counts as arrived again."),
        title=_("The letter did not come back"),
        lead=str(copy),
        breadcrumbs=copy_trail(copy),
    )
