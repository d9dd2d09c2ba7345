"""The handover of keys at the start and at the end of a stay."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.pages import only_while
from participants.actions.handovers import change_handover, hand_over_keys, take_keys_back
from participants.forms.handovers import KeysBackForm, KeysChangeForm, KeysOutForm
from participants.models import Handover, Placement
from participants.views.placements_blocks import placement_page, placement_url


def _until_known(phase: Handover.Phase) -> Any:
    """Open a form about keys until the handover of this phase has been recorded."""
    return only_while(
        lambda placement: not placement.handovers.filter(phase=phase).exists(),
        gettext_lazy("The keys have been recorded already; you see them below."),
        placement_url,
    )


_until_given = _until_known(Handover.Phase.START)
_until_returned = _until_known(Handover.Phase.END)


@require(Permission.PARTICIPANT_WRITE, Placement, writes=Act.CREATE)
@_until_given
def handover_start(request: PilotRequest, placement: Placement) -> HttpResponse:
    """Record the keys that a resident gets, and how the dwelling is found."""
    today = clock.today()
    form = KeysOutForm(request.POST or None, initial={"handed_on": min(placement.starts_on, today)})
    return placement_page(
        request,
        form,
        placement,
        hand_over_keys,
        {"placement": placement, "today": today},
        done=_("The keys and the condition of the dwelling are recorded."),
        title=_("Hand out the keys"),
    )


@require(Permission.PARTICIPANT_WRITE, Placement, writes=Act.CREATE)
@_until_returned
def handover_end(request: PilotRequest, placement: Placement) -> HttpResponse:
    """Record the keys that come back, and whether the dwelling is ready for someone else."""
    today = clock.today()
    given = placement.handovers.filter(phase=Handover.Phase.START).first()
    form = KeysBackForm(
        request.POST or None,
        initial={"handed_on": min(placement.ends_on, today)},
        given=given.keys if given else None,
    )
    return placement_page(
        request,
        form,
        placement,
        take_keys_back,
        {"placement": placement, "today": today},
        done=lambda _returned: _keys_back(request, placement, given, **form.cleaned_data),
        title=_("Take the keys back"),
    )


@require(Permission.PARTICIPANT_WRITE, Handover)
def handover_change(request: PilotRequest, handover: Handover) -> HttpResponse:
    """Correct what was recorded about keys."""
    placement = handover.placement
    form = KeysChangeForm(request.POST or None, row=handover)
    title = _("Correct the keys given")
    if handover.phase == Handover.Phase.END:
        title = _("Correct the keys that came back")
    return placement_page(
        request,
        form,
        placement,
        change_handover,
        {"handover": handover, "today": clock.today()},
        done=_("The correction has been saved."),
        title=title,
    )


def _keys_back(
    request: PilotRequest,
    placement: Placement,
    given: Handover | None,
    *,
    keys: int,
    is_ready: bool,
    **_facts: Any,
) -> str:
    """Show whether the dwelling is ready and which keys are missing."""
    home = {"dwelling": placement.dwelling}
    if is_ready:
        messages.success(request, _("The keys are back. %(dwelling)s is ready.") % home)
    else:
        messages.success(request, _("The keys are back. %(dwelling)s needs work first.") % home)
    missing = given.keys - keys if given else 0
    if missing > 0:
        messages.warning(
            request,
            ngettext(
                "%(number)d key has not come back. Tell the landlord, who decides on the lock.",
                "%(number)d keys have not come back. Tell the landlord, who decides on the lock.",
                missing,
            )
            % {"number": missing},
        )
    return ""
