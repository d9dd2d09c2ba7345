"""Each stay of a person with all that belongs to it, and the frame of the pages about one stay."""

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from django.db.models import Max
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.requests import PilotRequest
from interwonen.core import clock
from interwonen.core.forms import BaseForm
from interwonen.core.pages import form_page, only_while
from interwonen.core.wording import in_words
from participants.models import Exit, ExitPlan, Handover, Participant, Placement, Return
from participants.reckoning.stays import is_over
from participants.views.person import participant_trail, participant_url


@dataclass(frozen=True)
class StayBlock:
    """One stay as it stands on the date `today`; `moved_to` is the stay that it went on in.

    `last_held_on` is the day of the last session that was held with this person.
    """

    stay: Placement
    moved_to: Placement | None
    last_held_on: date | None
    today: date

    @property
    def given(self) -> Handover | None:
        return self._keys(Handover.Moment.START)

    @property
    def returned(self) -> Handover | None:
        return self._keys(Handover.Moment.END)

    def _keys(self, moment: Handover.Moment) -> Handover | None:
        return next((keys for keys in self.stay.handovers.all() if keys.moment == moment), None)

    @property
    def keys_missing(self) -> int:
        """How many of the keys that were given did not come back."""
        if self.given is None or self.returned is None:
            return 0
        return max(self.given.keys - self.returned.keys, 0)

    @property
    def leaving(self) -> Exit | None:
        return getattr(self.stay, "exit", None)

    @property
    def plan(self) -> ExitPlan | None:
        return getattr(self.stay, "exit_plan", None)

    @property
    def came_back(self) -> Return | None:
        return getattr(self.leaving, "return_after", None)

    @property
    def has_begun(self) -> bool:
        return self.stay.starts_on <= self.today

    @property
    def is_over(self) -> bool:
        """Whether the person left, or moved on before today."""
        has_moved = self.moved_to is not None and self.stay.ends_on < self.today
        return self.leaving is not None or has_moved

    @property
    def may_be_called_off(self) -> bool:
        """Whether it left no traces yet: neither keys nor a session (see `has_traces`)."""
        was_held = self.last_held_on is not None and self.last_held_on >= self.stay.starts_on
        return not self.is_over and self.given is None and not was_held

    @property
    def lacks_exit(self) -> bool:
        """Whether the planned last day has passed and nothing tells what happened."""
        return not self.is_over and self.stay.ends_on < self.today

    @property
    def takes_exit(self) -> bool:
        return self.has_begun and self.takes_plan

    @property
    def takes_plan(self) -> bool:
        """Whether a next home is planned from this stay: the last one, as long as it goes on."""
        return self.leaving is None and self.moved_to is None

    @property
    def shows_plan(self) -> bool:
        return self.takes_plan or self.plan is not None

    @property
    def days_lived(self) -> int:
        """Days from the first day up to and including today or the last day."""
        return max((min(self.stay.ends_on, self.today) - self.stay.starts_on).days + 1, 0)

    @property
    def badge(self) -> tuple[str | Promise, str]:
        """In a word how the stay stands, and the kind of badge."""
        if self.is_over and self.stay.ends_on < self.today:
            word = gettext_lazy("Left") if self.leaving else gettext_lazy("Moved on")
            return word, "neutral"
        if self.lacks_exit:
            return gettext_lazy("Exit not recorded"), "warning"
        if not self.has_begun:
            return gettext_lazy("Coming"), "info"
        return gettext_lazy("Lives here"), "ok"


def blocks_of(participant: Participant, *, today: date) -> list[StayBlock]:
    """The stays of a person, the last one first."""
    stays = list(
        participant.placements.select_related(
            "dwelling",
            "exit__reason",
            "exit__destination",
            "exit__return_after__situation",
            "exit_plan__destination",
        )
        .prefetch_related("handovers")
        .order_by("starts_on")
    )
    last_held_on = participant.sessions.filter(status="held").aggregate(day=Max("day"))["day"]
    blocks = [
        StayBlock(stay, later if not hasattr(stay, "exit") else None, last_held_on, today)
        for stay, later in zip_longest(stays, stays[1:])
    ]
    return blocks[::-1]


def stay_url(participant: Participant) -> str:
    """The address of the tab about living."""
    return participant_url(participant, "participant-stay")


def tab_of(stay: Placement) -> str:
    """The address of the tab where a stay stands."""
    return stay_url(stay.participant)


# A form about a stay that goes on or comes.
while_it_lasts = only_while(
    lambda stay: not is_over(stay, clock.today()),
    gettext_lazy("This stay is over; you see it below."),
    tab_of,
)


def stay_page(
    request: PilotRequest, form: BaseForm, stay: Placement, *, title: str, **context: Any
) -> HttpResponse:
    """A page with a form about one stay."""
    context.setdefault("lead", f"{stay.participant.full_name}, {stay.dwelling}")
    trail = [*participant_trail(stay.participant), (_("Living"), stay_url(stay.participant))]
    return form_page(request, form, title=title, breadcrumbs=trail, **context)


def days_of(stay: Placement) -> str:
    """From when until when a stay runs, in words."""
    return _("%(dwelling)s from %(first)s up to and including %(last)s") % {
        "dwelling": stay.dwelling,
        "first": in_words(stay.starts_on),
        "last": in_words(stay.ends_on),
    }
