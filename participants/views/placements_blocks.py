"""The stays of a participant with their records, and the frame of the pages about one stay."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from django.db.models import Max, prefetch_related_objects
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest
from interwonen.core import clock
from interwonen.core.formatting import in_words
from interwonen.core.forms import BaseForm
from interwonen.core.pages import Breadcrumbs, form_page, only_while
from participants.models import Exit, ExitPlan, Handover, Placement, Return
from participants.selectors.participants_file import ParticipantFile
from participants.selectors.placements import is_over
from participants.views.participants_page import participant_trail, participant_url


@dataclass(frozen=True)
class PlacementBlock:
    """One stay as of the date `today`; `moved_to` is the stay that continues it.

    `last_held_on` is the day of the last session held with this participant.
    """

    placement: Placement
    moved_to: Placement | None
    last_held_on: date | None
    today: date

    @property
    def given(self) -> Handover | None:
        return self._keys(Handover.Phase.START)

    @property
    def returned(self) -> Handover | None:
        return self._keys(Handover.Phase.END)

    def _keys(self, phase: Handover.Phase) -> Handover | None:
        return next((keys for keys in self.placement.handovers.all() if keys.phase == phase), None)

    @property
    def keys_missing(self) -> int:
        """How many of the keys that were given did not come back."""
        if self.given is None or self.returned is None:
            return 0
        return max(self.given.keys - self.returned.keys, 0)

    @property
    def exit(self) -> Exit | None:
        return getattr(self.placement, "exit", None)

    @property
    def plan(self) -> ExitPlan | None:
        return getattr(self.placement, "exit_plan", None)

    @property
    def came_back(self) -> Return | None:
        return getattr(self.exit, "return_after", None)

    @property
    def left_homeless(self) -> bool:
        return self.exit is not None and self.exit.left_homeless

    @property
    def has_begun(self) -> bool:
        return self.placement.starts_on <= self.today

    @property
    def is_over(self) -> bool:
        """Whether the participant left, or moved before today."""
        has_moved = self.moved_to is not None and self.placement.ends_on < self.today
        return self.exit is not None or has_moved

    @property
    def may_be_called_off(self) -> bool:
        """Whether it left no traces yet: neither keys nor a session (see `has_traces`)."""
        was_held = self.last_held_on is not None and self.last_held_on >= self.placement.starts_on
        return not self.is_over and self.given is None and not was_held

    @property
    def lacks_exit(self) -> bool:
        """Whether the planned last day has passed without an exit or a move."""
        return not self.is_over and self.placement.ends_on < self.today

    @property
    def takes_exit(self) -> bool:
        return self.has_begun and self.takes_plan

    @property
    def takes_plan(self) -> bool:
        """Whether an exit plan belongs here: only with the last stay, until its exit."""
        return self.exit is None and self.moved_to is None

    @property
    def shows_plan(self) -> bool:
        return self.takes_plan or self.plan is not None

    @property
    def days_lived(self) -> int:
        """Days from the first day up to and including today or the last day."""
        return max((min(self.placement.ends_on, self.today) - self.placement.starts_on).days + 1, 0)

    @property
    def badge(self) -> tuple[str | Promise, str]:
        """The state of the stay in a word, and the kind of badge."""
        if self.came_back or self.left_homeless:
            return gettext_lazy("Homeless again"), "error"
        if self.is_over and self.placement.ends_on < self.today:
            word = gettext_lazy("Left") if self.exit else gettext_lazy("Moved on")
            return word, "neutral"
        if self.lacks_exit:
            return gettext_lazy("Exit not recorded"), "warning"
        if not self.has_begun:
            return gettext_lazy("Coming"), "info"
        return gettext_lazy("Lives here"), "ok"


def blocks_of(file: ParticipantFile) -> list[PlacementBlock]:
    """The stays in a file, the last one first."""
    placements = file.placements
    prefetch_related_objects(placements, "handovers")
    held = file.participant.sessions.filter(status="held")
    last_held_on = held.aggregate(day=Max("day"))["day"]
    blocks = [
        PlacementBlock(
            placement, later if not hasattr(placement, "exit") else None, last_held_on, file.on
        )
        for placement, later in zip_longest(placements, placements[1:])
    ]
    return blocks[::-1]


def placement_url(placement: Placement) -> str:
    """The address of the tab that shows a stay."""
    return participant_url(placement.participant, "participant-placements")


def placement_trail(placement: Placement) -> Breadcrumbs:
    """Breadcrumbs up to and including the tab that shows a stay."""
    return [*participant_trail(placement.participant), (_("Living"), placement_url(placement))]


# For forms about a stay that is not over.
while_it_lasts = only_while(
    lambda placement: not is_over(placement, clock.today()),
    gettext_lazy("This stay is over; you see it below."),
    placement_url,
)


def placement_page(
    request: PilotRequest,
    form: BaseForm,
    placement: Placement,
    action: Callable[..., Any],
    about: Mapping[str, Any],
    **page: Any,
) -> HttpResponse:
    """A page whose form carries out an action about one stay; see `form_page`."""
    page.setdefault("lead", f"{placement.participant.full_name}, {placement.dwelling}")
    return form_page(request, form, action, about, breadcrumbs=placement_trail(placement), **page)


def days_of(placement: Placement) -> str:
    """The dwelling, first day and last day of a stay, in words."""
    return _("%(dwelling)s from %(first)s up to and including %(last)s") % {
        "dwelling": placement.dwelling,
        "first": in_words(placement.starts_on),
        "last": in_words(placement.ends_on),
    }
