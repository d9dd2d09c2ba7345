"""The page of who is on the telephone, and what else is done with calls."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.formatting import in_words
from interwonen.core.forms import ReasonForm
from interwonen.core.pages import form_page, only_while, while_it_counts
from interwonen.core.phone_numbers import readable
from neighbours.actions.consultation_hours_calls import (
    book_slot,
    call_back,
    change_call,
    log_call,
    withdraw_call,
)
from neighbours.forms.consultation_hours_calls import (
    BookingForm,
    CallChangeForm,
    CallForm,
    QuestionForm,
)
from neighbours.models import Call, ConsultationHour
from neighbours.models.enquiries import THREAT
from neighbours.selectors.consultation_hours import hour_in_words
from neighbours.selectors.consultation_hours_calls import calls_to_call_back, slots_of
from neighbours.views.consultation_hours import hour_trail, hour_url, while_it_goes_on
from neighbours.views.enquiries import saved_words


@require(Permission.CALL_LOG, ConsultationHour, writes=Act.CREATE)
@while_it_goes_on
def consultation_hour_phone(request: PilotRequest, hour: ConsultationHour) -> HttpResponse:
    """What to say, who has an appointment, and the form for the call of this moment."""
    now = clock.now()
    is_today = hour.day == now.date()
    bookings = hour.calls.booked().order_by("slot_at")
    form = CallForm(
        request.POST or None,
        initial=_beginning(request, bookings) | ({"came_at": now.time()} if is_today else {}),
        bookings=bookings,
        today=now.date(),
        **drafting(request),
    )
    calls = list(hour.calls.standing())
    return form_page(
        request,
        form,
        log_call,
        {"hour": hour, "now": now},
        done=partial(_recorded, request),
        then=request.path,
        title=_("On the telephone"),
        lead=hour_in_words(hour),
        breadcrumbs=hour_trail(hour),
        template="neighbours/consultation_hour_phone.html",
        hour=hour,
        has_come=hour.day <= now.date(),
        slots=slots_of(hour, calls, from_time=now.time() if is_today else hour.opens_at),
        **_so_far(calls),
        waiting=calls_to_call_back(request.pilot, today=now.date()),
        may_book=hour.day >= now.date(),
        form_is_alone=False,
    )


def _so_far(calls: list[Call]) -> dict[str, Any]:
    """What the page says of the calls and appointments that there are."""
    recorded = sum(not call.is_booked for call in calls)
    return {
        "number_recorded": recorded,
        "is_first": not recorded,
        "has_bookings": len(calls) > recorded,
    }


def _beginning(request: PilotRequest, bookings: Any) -> dict[str, Any]:
    """What the form holds at first when the call of an appointment was chosen."""
    asked = request.GET.get("afspraak", "")
    chosen = next((call for call in bookings if str(call.pk) == asked), None)
    if chosen is None:
        return {}
    return {
        "booking": chosen.pk,
        "caller_name": chosen.caller_name,
        "telephone": chosen.telephone,
    }


def _recorded(request: PilotRequest, call: Call) -> str:
    """What the page says of a call that was saved."""
    enquiry = call.enquiry
    category = enquiry.category_id if enquiry else call.category_id
    if category == THREAT:
        words = _("This is about a threat or violence. Is there danger now? Call 112.")
        messages.warning(request, words)
    if enquiry is None:
        return _("The call has been saved. Ready for the next one.")
    return saved_words(enquiry)


@require(Permission.CALL_LOG, ConsultationHour, writes=Act.CREATE)
@while_it_goes_on
def call_book(request: PilotRequest, hour: ConsultationHour) -> HttpResponse:
    """Make an appointment for a call."""
    now = clock.now()
    from_time = now.time() if hour.day == now.date() else hour.opens_at
    slots = slots_of(hour, hour.calls.standing(), from_time=from_time)
    form = BookingForm(request.POST or None, free=[slot.at for slot in slots if slot.is_free])
    return form_page(
        request,
        form,
        book_slot,
        {"hour": hour, "now": now},
        done=_("The appointment has been made."),
        title=_("Make an appointment"),
        lead=_("For a neighbour who wants to ring at a fixed time on %(day)s.")
        % {"day": in_words(hour.day)},
        breadcrumbs=hour_trail(hour),
    )


_while_it_counts = while_it_counts(lambda call: hour_url(call.hour))
_while_it_waits = only_while(
    lambda call: call.waits_for_us,
    gettext_lazy("Nobody waits to be called back here any more."),
    lambda call: hour_url(call.hour),
)


@require(Permission.CALL_LOG, Call)
@_while_it_waits
def call_call_back(request: PilotRequest, call: Call) -> HttpResponse:
    """Record that a neighbour was called back."""
    now = clock.now()
    form = QuestionForm(
        request.POST or None,
        initial={"note": call.note, "kind": call.kind_id, "category": call.category_id},
        today=now.date(),
        **drafting(request),
    )
    return form_page(
        request,
        form,
        call_back,
        {"call": call, "now": now},
        done=partial(_recorded, request),
        title=_("Call back"),
        lead=_("Ring first. Nobody there? Then leave it, and try again later."),
        breadcrumbs=hour_trail(call),
        template="confirm_page.html",
        facts=_caller(call),
    )


def _caller(call: Call) -> list[tuple[str, object]]:
    return [
        (_("Name"), call.caller_name),
        (_("Telephone"), readable(call.telephone)),
        (_("Rang"), f"{in_words(call.hour.day)}, {in_words(call.at)}"),
    ]


@require(Permission.CALL_LOG, Call)
@_while_it_counts
def call_change(request: PilotRequest, call: Call) -> HttpResponse:
    """Correct what was recorded of a call."""
    now = clock.now()
    form = CallChangeForm(request.POST or None, row=call, today=now.date(), **drafting(request))
    return form_page(
        request,
        form,
        change_call,
        {"call": call, "now": now},
        done=_("The correction has been saved."),
        title=_("Correct the call"),
        lead=_("The old data stay in the history; the name and the number do not."),
        breadcrumbs=hour_trail(call),
    )


@require(Permission.CALL_LOG, Call)
@_while_it_counts
def call_withdraw(request: PilotRequest, call: Call) -> HttpResponse:
    """Withdraw a call or an appointment."""
    form = ReasonForm(request.POST or None, question=_("What went wrong?"), label=_("Withdraw"))
    return form_page(
        request,
        form,
        withdraw_call,
        {"call": call},
        done=_("It has been withdrawn and no longer counts."),
        title=_("Withdraw the appointment") if call.is_booked else _("Withdraw the call"),
        lead=_("A question or report that it became stays as it is."),
        breadcrumbs=hour_trail(call),
    )
