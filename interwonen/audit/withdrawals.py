"""The page that withdraws a record: one for all kinds, each a line in the table of its app."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import UUIDField
from django.http import HttpResponse
from django.urls import URLPattern
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, View, require
from interwonen.access.permissions import Permission
from interwonen.audit.changes import facts_of
from interwonen.audit.histories import offered_kinds
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import Breadcrumbs, RowView, form_page, while_it_counts
from interwonen.core.routes import page
from interwonen.core.withdrawals import MayBeWithdrawn

# Withdraws a record: it gets the record, the reason and who gives it.
Action = Callable[..., Any]
# A text, or a function that makes it from the record.
Text = str | Promise | Callable[[Any], str | Promise]


@dataclass(frozen=True)
class Withdrawal:
    """How records of a kind are withdrawn: who may, what the page says, and where it leads back.

    `name` names the page: "goal" makes "goal-withdraw". `note` says what the user should know
    before. `action` is for a kind that is not withdrawn like the others of its app, and `only` for
    a page that closes earlier than when its record was withdrawn.
    """

    model: type[Any]
    name: str
    permission: Permission
    trail: Callable[[Any], Breadcrumbs]
    note: str | Promise = ""
    action: Action | None = None
    title: Text = lambda row: capfirst(_("withdraw: %(kind)s") % _kind(row))
    lead: Text = gettext_lazy(
        "For what was recorded by mistake. It no longer counts; the history keeps it."
    )
    question: str | Promise = gettext_lazy("What went wrong?")
    button: Text = gettext_lazy("Withdraw")
    done: Text = lambda row: capfirst(
        _("%(kind)s has been withdrawn; the history keeps it.") % _kind(row)
    )
    only: Callable[[RowView], RowView] | None = None


def _kind(row: Any) -> dict[str, Any]:
    return {"kind": row._meta.verbose_name}


def withdrawal_urls(kinds: Iterable[Withdrawal], action: Action) -> list[URLPattern]:
    """The addresses of these pages: `doelen/5/intrekken/` is "goal-withdraw".

    They begin with the word of the kind's history, so call it when the histories are offered.
    `action` withdraws the records of every kind that names no other.
    """
    words = offered_kinds()
    return [
        page(
            f"{words[kind.model]}/<{_key_in_address(kind.model)}:pk>/intrekken/",
            _page_of(kind, kind.action or action),
        )
        for kind in kinds
    ]


def _page_of(kind: Withdrawal, action: Action) -> View:
    # A record that does not stay as a row is shown once more before it goes.
    stays = issubclass(kind.model, MayBeWithdrawn)

    def withdraw(*, row: Any, reason: str, by: Any) -> Any:
        return action(row, reason=reason, by=by)

    def record_withdraw(request: PilotRequest, row: Any) -> HttpResponse:
        button = _text(kind.button, row)
        return form_page(
            request,
            ReasonForm(request.POST or None, question=kind.question, label=button),
            withdraw,
            {"row": row},
            done=_text(kind.done, row),
            title=_text(kind.title, row),
            lead=_text(kind.lead, row),
            template="confirm_page.html",
            facts=() if stays else facts_of(row),
            warning=kind.note,
            breadcrumbs=kind.trail(row),
        )

    record_withdraw.__name__ = f"{kind.name}_withdraw"
    while_it_stands = while_it_counts(lambda row: kind.trail(row)[-1][1]) if stays else _always
    only = kind.only or while_it_stands
    return require(kind.permission, kind.model)(only(record_withdraw))


def _always(view: RowView) -> RowView:
    return view


def _text(text: Text, row: Any) -> str | Promise:
    return text(row) if callable(text) else text


def _key_in_address(model: type[Any]) -> str:
    """The converter of a key in an address."""
    return "uuid" if isinstance(model._meta.pk, UUIDField) else "int"
