"""The filter above the list of participants."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.core.forms import FilterForm
from participants.models import Participant

_BY_CODE = [("", _("Code, the oldest first")), ("newest", _("Code, the newest first"))]
_BY_NAME = [("name", _("Last name"))]
_BY_SESSION = [
    ("last_session", _("Last session, the longest ago first")),
    ("next_session", _("Next session, the nearest first")),
]


class ParticipantFilter(FilterForm):
    """Which participants the list shows, and in which order.

    Without `counsellors` and `dwellings`, for whom sees no names, there is nothing to choose there;
    `sessions` says whether the viewer may sort by them.
    """

    q = forms.CharField(required=False, max_length=100)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), *Participant.Status.choices]
    )
    counsellor: Any = forms.ModelChoiceField(
        None, label=_("Counsellor"), required=False, empty_label=_("All")
    )
    dwelling: Any = forms.ModelChoiceField(
        None, label=_("Dwelling"), required=False, empty_label=_("All")
    )
    order = forms.ChoiceField(label=_("Order"), required=False)

    def __init__(
        self,
        *args: Any,
        counsellors: QuerySet[Any] | None,
        dwellings: QuerySet[Any] | None,
        sessions: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        for name, choices in (("counsellor", counsellors), ("dwelling", dwellings)):
            if choices is None:
                del fields[name]
            else:
                fields[name].queryset = choices
        named = dwellings is not None
        orders: Iterable[tuple[str, Any]] = [
            *_BY_CODE,
            *(_BY_NAME if named else []),
            *(_BY_SESSION if sessions else []),
        ]
        fields["order"].choices = list(orders)
        fields["q"].label = _("Name, code, dwelling or word from the file") if named else _("Code")
        if named:
            fields["q"].help_text = _(
                "Also the address, the counsellor, and words from what you may read in the file."
            )
