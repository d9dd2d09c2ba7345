"""Drafts: text that was typed but not saved, kept on the server for its author only."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from interwonen.core import clock
from interwonen.core.clean_text import clean_line, clean_text
from interwonen.core.models import Draft
from interwonen.core.seals import FIELD
from interwonen.core.submissions import KEY, UNTYPED, is_carried_out

# Fields of one sending that are no part of the draft.
NOT_KEPT = {"csrfmiddlewaretoken", "draft_place", "draft_title", FIELD}
# A draft may hold the name and telephone number of a neighbour, which nobody looks after here.
KEPT_FOR = timedelta(days=90)
_UNWRITTEN = UNTYPED | {"submit"}


def is_own_place(place: str) -> bool:
    """Whether an address is a path of this site, so that nobody is sent elsewhere."""
    known = place.startswith("/") and "\x00" not in place
    return known and url_has_allowed_host_and_scheme(place, allowed_hosts=None)


def keep(*, author: Any, place: str, title: str, data: QueryDict) -> Draft:
    """Keep what a form holds at this moment, in place of what was kept of it before."""
    content = {
        clean_text(name): [clean_text(value) for value in data.getlist(name)]
        for name in data
        if name not in NOT_KEPT
    }
    draft, _is_new = Draft.objects.update_or_create(
        author=author,
        place=place[:200],
        defaults={"title": clean_line(title)[:200], "content": content, "saved_at": clock.now()},
    )
    return draft


def keep_sent(data: QueryDict, *, author: Any) -> Draft | None:
    """Keep what a form sent, under the address and title that it sent along.

    Returns None when the form was carried out: what comes late from its page is no draft any more.
    """
    place, title, key = data.get("draft_place", ""), data.get("draft_title", ""), data.get(KEY, "")
    if is_carried_out(key):
        return None
    draft = keep(author=author, place=place, title=title, data=data)
    if is_carried_out(key):  # while this was being kept
        forget(author=author, place=place)
        return None
    return draft


def find(*, author: Any, place: str) -> Draft | None:
    """The draft of this author at the form with this address, if any."""
    return Draft.objects.filter(author=author, place=place).first()


def forget(*, author: Any, place: str) -> None:
    """Throw a draft away, because it was saved or is not wanted."""
    Draft.objects.filter(author=author, place=place).delete()


def forget_old(*, today: date) -> int:
    """Throw the drafts away that nobody touched for KEPT_FOR; gives how many."""
    return Draft.objects.filter(saved_at__date__lt=today - KEPT_FOR).delete()[0]


def drafting(request: HttpRequest) -> dict[str, Any]:
    """The keyword arguments of a form that keeps drafts at the address of this request."""
    asked = request.method == "GET"
    draft = find(author=request.user, place=request.path) if asked else None
    return {"draft_place": request.path, "draft": draft}


def as_data(draft: Draft) -> QueryDict:
    """A draft as a browser would send it."""
    data = QueryDict(mutable=True)
    for name, values in draft.content.items():
        data.setlist(name, values)
    return data


def drafts_of(author: Any, *, under: str) -> Any:
    """The drafts of an author at addresses that begin with `under`, the last one first."""
    return Draft.objects.filter(author=author, place__startswith=under)


def transfer_drafts(drafts: Any, *, getter: Any) -> int:
    """Transfer drafts to a colleague; returns how many.

    Where the colleague has a draft of the same form already, both stay where they are.
    """
    taken = Draft.objects.filter(author=getter).values("place")
    passed = list(drafts.exclude(place__in=taken))
    for draft in passed:
        draft.taken_over_from, draft.author = draft.author, getter
        draft.save()
    return len(passed)


def is_text(name: str, value: str) -> bool:
    """Whether someone wrote this value of a form, rather than chose it from a list."""
    return name not in _UNWRITTEN and len(value.split()) > 1


def running_text(data: QueryDict) -> list[str]:
    """What someone wrote in a form, without the answers that were chosen from a list."""
    return [text for name in data for text in data.getlist(name) if is_text(name, text)]


def typed_in_short(data: QueryDict) -> list[str]:
    """What tells someone which form this was: the running text, and addresses for mail."""
    return [
        text for name in data for text in data.getlist(name) if is_text(name, text) or "@" in text
    ]
