"""A form that anybody may send, without a cookie and without a stranger who judges who is human.

What keeps machines out never costs a neighbour what they typed: the form comes back with all of it,
says in plain words what is wrong, and can be sent again.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from math import ceil
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from interwonen.core import marks
from interwonen.core.client_address import client_network
from interwonen.core.forms import BaseForm, RuleError
from interwonen.core.marks import AT_ONCE, Limit
from interwonen.core.open_seals import FIELD, open_seal, sealed_since
from interwonen.core.pages import status_of
from interwonen.core.rules import ActionRule, Rule, RuleBroken

SOON = timedelta(seconds=3)  # nobody reads and fills in a form faster
KEPT_OPEN = timedelta(days=1)

_STILL_THERE = _("What you typed is still there. Look at it, and send the form again.")
SEALED_HERE = ActionRule(
    name="core_open_form_sealed_here",
    message=_("We could not see that this form comes from our page."),
    next_step=_STILL_THERE,
    ground=_("We only take messages that were written on this page."),
)
NOT_TOO_OLD = ActionRule(
    name="core_open_form_not_too_old",
    message=_("This page was open for more than a day."),
    next_step=_STILL_THERE,
    ground=_("Something may have changed meanwhile."),
)
NOT_TOO_FAST = ActionRule(
    name="core_open_form_not_too_fast",
    message=_("The form was sent very fast, as a machine does."),
    next_step=_STILL_THERE,
    ground=_("So we keep messages out that nobody wrote."),
)
TRAP_STAYS_EMPTY = ActionRule(
    name="core_open_form_trap_stays_empty",
    message=_("A field that has to stay empty was filled in."),
    next_step=_("Empty the field “Leave this empty”, and send the form again."),
    ground=_("So we keep messages out that nobody wrote."),
    field="website",
)
NOT_TOO_OFTEN = ActionRule(
    name="core_open_form_not_too_often",
    message=_("Many messages came in from your internet connection."),
    next_step=_("What you typed is still there. Wait a little and send it again, or call us."),
    ground=_("So a machine cannot drown the messages of neighbours."),
)


class OpenForm(BaseForm):
    """A form without sign-in or cookie: `place` is the address of its page.

    It has a seal, a field that only machines fill in, and a limit for each internet connection.
    """

    may_repeat = True  # two neighbours may write the same
    asked_only = ("website",)
    limit: ClassVar[Limit]

    website = forms.CharField(label=_("Leave this empty"), required=False, max_length=200)

    def __init__(self, *args: Any, place: str, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = self.address = place
        self.now = now
        self.wait = AT_ONCE  # how long this internet connection has to wait, if it has to
        for field in self.fields.values():
            # A browser would cut off a text that is pasted, and nobody would notice.
            field.widget.attrs.pop("maxlength", None)

    @property
    def seal_field(self) -> str:
        return FIELD

    @property
    def open_seal(self) -> str:
        """The seal that was sent while it holds, so that waiting is not asked twice; else a new one."""
        sent = str(self.data.get(FIELD, ""))
        return open_seal(self.place, self.now) if self._seal_is_wrong(sent) else sent

    def clean(self) -> dict[str, Any]:
        wrong = self._seal_is_wrong(str(self.data.get(FIELD, ""))) or self._what_a_machine_does()
        if wrong:
            self.add_error(self.own(wrong.field), RuleError(RuleBroken(wrong)))
        return self.cleaned_data

    def _seal_is_wrong(self, sent: str) -> Rule | None:
        since = sealed_since(sent, self.place)
        if since is None:
            return SEALED_HERE
        is_kept = timedelta(seconds=-1) <= self.now - since <= KEPT_OPEN
        return None if is_kept else NOT_TOO_OLD

    def _what_a_machine_does(self) -> Rule | None:
        if self.cleaned_data.get("website"):
            return TRAP_STAYS_EMPTY
        since = sealed_since(str(self.data.get(FIELD, "")), self.place)
        return NOT_TOO_FAST if since is None or self.now - since < SOON else None

    def is_sent(self, request: HttpRequest, action: Callable[..., Any], **about: Any) -> bool:
        """Whether the form was sent rightly and `action` was carried out, with `about` and its facts.

        It uses one of the tries of the internet connection from which it came.
        """
        if not (self.is_valid() and self._has_try(client_network(request))):
            return False
        return self.attempt(action, **about, **self.facts())

    def _has_try(self, network: str) -> bool:
        self.wait = marks.use([self.limit.of(network)], now=self.now)
        if self.wait:
            minutes = ceil(self.wait.total_seconds() / 60)
            words = ngettext("Wait %(minutes)d minute.", "Wait %(minutes)d minutes.", minutes)
            refusal = RuleBroken(NOT_TOO_OFTEN, words % {"minutes": minutes})
            self.add_error(None, RuleError(refusal))
        return not self.wait


def open_page(
    request: HttpRequest, form: OpenForm, template: str, context: dict[str, Any]
) -> HttpResponse:
    """A page with such a form: 422 with errors, 429 with how long to wait after too many."""
    response = render(request, template, {**context, "form": form}, status=status_of(form))
    if form.wait:
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        response["Retry-After"] = str(ceil(form.wait.total_seconds()))
    return response
