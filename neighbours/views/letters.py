"""Letters to the neighbourhood: the list, one letter, its facts and its text."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.pages import (
    Breadcrumbs,
    RowView,
    form_page,
    only_while,
    page_of,
    while_it_counts,
)
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import CapacityStep, Pilot
from neighbours.actions.letters import begin_letter, change_letter, write_letter
from neighbours.forms.letters import LetterChangeForm, LetterStartForm, LetterTextForm
from neighbours.letters_pdf import blocks_of
from neighbours.models import LetterRound, LetterText
from neighbours.selectors.letters_contents import contents_of
from neighbours.selectors.letters_fields import FIELDS, beginning_of, filled
from neighbours.selectors.letters_growth import growth_of, told_by, told_of_growth
from neighbours.selectors.letters_printed import changed_since_printing
from neighbours.selectors.letters_versions import body_of, changes
from neighbours.tabs import neighbourhood_tabs


def letter_url(round: LetterRound) -> str:
    """The address of one letter."""
    return pilot_url("neighbours:letter-detail", round.pilot.slug, round.pk)


def letters_trail(pilot: Pilot) -> Breadcrumbs:
    """Breadcrumbs up to and including the list of letters."""
    return [(_("Letters"), pilot_url("neighbours:letter-list", pilot.slug))]


def letter_trail(row: LetterRound | LetterText) -> Breadcrumbs:
    """Breadcrumbs up to and including a letter, or that of a text."""
    round = row.round if isinstance(row, LetterText) else row
    return [*letters_trail(round.pilot), (str(round), letter_url(round))]


_while_it_counts = while_it_counts(letter_url)
_while_not_sent = only_while(
    lambda round: not round.is_sent,
    gettext_lazy("This letter has been sent; you see it here."),
    letter_url,
)


def while_unsent(view: RowView) -> RowView:
    """Open a page while its letter can be sent; later it says whether that was sent or withdrawn."""
    return _while_it_counts(_while_not_sent(view))


@require(Permission.NEIGHBOURHOOD_READ)
def letter_list(request: PilotRequest) -> HttpResponse:
    """All letters, first those still to be sent, and what neighbours did not hear in time."""
    rounds = LetterRound.objects.visible_to(request.user, on=clock.today()).of_pilot(request.pilot)
    return render(
        request,
        "neighbours/letter_list.html",
        {
            "title": _("Letters"),
            "lead": _(
                "What neighbours read of the pilot: letters still to be sent, then the last one."
            ),
            "breadcrumbs": [(_("Letters"), "")],
            "tabs": neighbourhood_tabs(request, "letter-list"),
            "told": told_of_growth(request.pilot, today=clock.today()),
            "page_obj": page_of(request, rounds.to_send_first()),
            "may_write": Permission.NEIGHBOURHOOD_WRITE in request.permissions,
        },
    )


def _decisions(pilot: Pilot, round: LetterRound | None = None) -> QuerySet[CapacityStep]:
    """The decisions by which a pilot grows that no other letter is about."""
    free = [
        each.step.pk
        for each in growth_of(pilot)
        if each.round is None or (round is not None and each.round.pk == round.pk)
    ]
    return CapacityStep.objects.filter(pk__in=free)


@require(Permission.NEIGHBOURHOOD_WRITE, writes=Act.CREATE)
def letter_begin(request: PilotRequest) -> HttpResponse:
    """Begin a letter."""
    form = LetterStartForm(request.POST or None, decisions=_decisions(request.pilot))
    return form_page(
        request,
        form,
        begin_letter,
        {"pilot": request.pilot},
        done=_("The letter has been begun. Adapt its text."),
        then=letter_url,
        title=_("Begin a letter"),
        lead=_("There is a text to begin with for everything that a letter can be about."),
        breadcrumbs=letters_trail(request.pilot),
    )


@require(Permission.NEIGHBOURHOOD_READ, LetterRound)
def letter_detail(request: PilotRequest, round: LetterRound) -> HttpResponse:
    """One letter: what it says, and what has still to be done."""
    last = round.texts.select_related("written_by").first()
    may_write = Permission.NEIGHBOURHOOD_WRITE in request.permissions
    as_it_is = _as_sent(round) if round.is_sent else _as_it_would_be(request, round, last)
    return render(
        request,
        "neighbours/letter_detail.html",
        {
            "title": str(round),
            "breadcrumbs": letter_trail(round),
            "round": round,
            "last": last,
            "told": told_by(round, today=clock.today()),
            "may_write": may_write and not round.is_withdrawn,
            **as_it_is,
        },
    )


def _as_sent(round: LetterRound) -> dict[str, Any]:
    enquiries = round.enquiries.standing().count()
    return {"blocks": blocks_of(round.sent_text), "enquiries": enquiries}


def _as_it_would_be(
    request: PilotRequest, round: LetterRound, last: LetterText | None
) -> dict[str, Any]:
    """The text with its fields filled in, what is empty, and what changed since the PDF."""
    contents = contents_of(round, last, on=clock.today())
    return {
        "blocks": blocks_of(filled(contents.body, contents.values)),
        "empty": _to_fill_in(request, round, contents.empty),
        "changed": changed_since_printing(round, contents) if round.is_open else "",
    }


def _to_fill_in(
    request: PilotRequest, round: LetterRound, empty: list[str]
) -> list[tuple[Any, str]]:
    """Each field that is empty, by what it stands for, with the page where that is filled in."""
    slug = round.pilot.slug
    contact = pilot_url("neighbours:contact-point-change", slug)
    letter = pilot_url("neighbours:letter-change", slug, round.pk)
    may_open = Permission.PILOT_WRITE in request.permissions
    hours = pilot_url(f"pilots:{'opening-hours-change' if may_open else 'pilot-detail'}", slug)
    pages = {
        "datum": letter,
        "ingangsdatum": letter,
        "plekken": letter,
        "spreekuur": pilot_url("neighbours:consultation-hour-list", slug),
        "steunpunt": contact if "contact" in empty else hours,
    }
    return [(FIELDS[name], pages.get(name, contact)) for name in empty]


@require(Permission.NEIGHBOURHOOD_WRITE, LetterRound)
@while_unsent
def letter_change(request: PilotRequest, round: LetterRound) -> HttpResponse:
    """Change the subject line, date and reference."""
    form = LetterChangeForm(
        request.POST or None, row=round, decisions=_decisions(request.pilot, round)
    )
    return form_page(
        request,
        form,
        change_letter,
        {"round": round, "today": clock.today()},
        done=_("The letter has been changed."),
        title=_("Change the letter"),
        breadcrumbs=letter_trail(round),
    )


@require(Permission.NEIGHBOURHOOD_WRITE, LetterRound, writes=Act.CREATE)
@while_unsent
def letter_write(request: PilotRequest, round: LetterRound) -> HttpResponse:
    """Write the text; the fields that it may hold are listed beside it."""
    form = LetterTextForm(
        request.POST or None, initial={"body": body_of(round)}, **drafting(request)
    )
    context: dict[str, Any] = {"fields": [(f"{{{name}}}", words) for name, words in FIELDS.items()]}
    return form_page(
        request,
        form,
        write_letter,
        {"round": round, "now": clock.now()},
        done=_("The text has been saved."),
        then=lambda text: letter_url(text.round),
        title=_("Text of the letter"),
        breadcrumbs=letter_trail(round),
        template="neighbours/letter_write.html",
        **context,
    )


@require(Permission.NEIGHBOURHOOD_READ, LetterRound)
def letter_versions(request: PilotRequest, round: LetterRound) -> HttpResponse:
    """The versions of the text, and what the one in the address changed."""
    texts = list(round.texts.select_related("written_by"))
    asked = request.GET.get("versie", "")
    shown = next((text for text in texts if str(text.number) == asked), texts[0] if texts else None)
    before = next((text for text in texts if shown and text.number == shown.number - 1), None)
    old = before.body if before else beginning_of(round.purpose).body
    return render(
        request,
        "neighbours/letter_versions.html",
        {
            "title": _("Versions of the text"),
            "breadcrumbs": [*letter_trail(round), (_("Versions of the text"), "")],
            "texts": texts,
            "shown": shown,
            "before": before,
            "pieces": changes(old, shown.body) if shown else [],
        },
    )
