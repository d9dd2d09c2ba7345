"""The page of who is on the telephone, and what else is done with calls."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.change_forms import ChangeForm
from interwonen.core.drafts import drafting
from interwonen.core.formatting import in_words
from interwonen.core.pages import Otherwise, form_page, only_while, sent, while_it_counts
from interwonen.core.phone_numbers import readable
from interwonen.core.routes import pilot_url
from neighbours.actions.consultation_hours_bookings import book_slot, change_booking
from neighbours.actions.consultation_hours_calls import (
    call_back,
    change_call,
    change_time,
    log_call,
    note_try,
)
from neighbours.forms.consultation_hours_calls import (
    BookingChangeForm,
    BookingForm,
    CallChangeForm,
    CallForm,
    CallTimeForm,
    QuestionForm,
    TryForm,
)
from neighbours.models import Call, ConsultationHour
from neighbours.models.consultation_hours import Handling
from neighbours.models.enquiries import THREAT
from neighbours.selectors.consultation_hours import hour_in_words
from neighbours.selectors.consultation_hours_calls import slots_of
from neighbours.views.consultation_hours import hour_trail, hour_url, while_it_goes_on, who_waits
from neighbours.views.enquiries import enquiry_url, saved_words


@require(Permission.CALL_LOG, ConsultationHour, writes=Act.CREATE)
@while_it_goes_on
def consultation_hour_phone(request: PilotRequest, hour: ConsultationHour) -> HttpResponse:
    """What to say, who has an appointment, and the form for the call of this moment."""
    now = clock.now()
    bookings = hour.calls.booked().order_by("slot_at")
    form = CallForm(
        request.POST or None,
        initial=_beginning(request, hour, bookings, now),
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
        form_is_alone=False,
        hour=hour,
        has_come=hour.day <= now.date(),
        slots=slots_of(hour, calls, now=now),
        **_so_far(calls),
        **who_waits(request.pilot, today=now.date()),
        may_book=hour.day >= now.date(),
    )


def _so_far(calls: list[Call]) -> dict[str, Any]:
    """What the page says of the calls and appointments that there are."""
    recorded = sum(not call.is_booked for call in calls)
    return {
        "number_recorded": recorded,
        "is_first": not recorded,
        "has_bookings": len(calls) > recorded,
    }


def _beginning(
    request: PilotRequest, hour: ConsultationHour, bookings: Any, now: datetime
) -> dict[str, Any]:
    """What the form holds at first: the time while the hour goes on, and the neighbour of the
    appointment that was chosen."""
    goes_on = hour.day == now.date() and hour.is_near(now.time())
    at = {"came_at": now.time()} if goes_on else {}
    asked = request.GET.get("afspraak", "")
    chosen = next((call for call in bookings if str(call.pk) == asked), None)
    if chosen is None:
        return at
    return {
        **at,
        "booking": chosen.pk,
        "caller_name": chosen.caller_name,
        "telephone": chosen.telephone,
    }


def _recorded(request: PilotRequest, call: Call, *, otherwise: str = "") -> str:
    """What the page says of a call that was saved; when it became no enquiry, perhaps `otherwise`."""
    enquiry = call.enquiry
    category = enquiry.category_id if enquiry else call.category_id
    if category == THREAT:
        words = _("This is about a threat or violence. Is there danger now? Call 112.")
        messages.warning(request, words)
    if enquiry is None:
        return otherwise or _("The call has been saved. Ready for the next one.")
    return saved_words(enquiry)


@require(Permission.CALL_LOG, ConsultationHour, writes=Act.CREATE)
@while_it_goes_on
def call_book(request: PilotRequest, hour: ConsultationHour) -> HttpResponse:
    """Make an appointment for a call."""
    now = clock.now()
    slots = slots_of(hour, hour.calls.standing(), now=now)
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
        done=partial(_recorded, request, otherwise=_("The neighbour has been called back.")),
        title=_("Call back"),
        lead=_("Ring first. Nobody there? Choose “Tried, no answer” below, and try again later."),
        breadcrumbs=hour_trail(call),
        template="confirm_page.html",
        facts=_caller(call),
        otherwise=Otherwise(
            _("Nobody there?"),
            _("Tried, no answer"),
            pilot_url("neighbours:call-try", call.hour.pilot.slug, call.pk),
        ),
    )


@require(Permission.CALL_LOG, Call)
@_while_it_waits
def call_try(request: PilotRequest, call: Call) -> HttpResponse:
    """Note that a neighbour was rung back and did not answer; a button beside who waits sends this."""
    return form_page(
        request,
        TryForm(sent(request), label=_("Tried, no answer")),
        note_try,
        {"call": call, "now": clock.now()},
        done=_("It has been noted that nobody answered. The neighbour still waits."),
        title=_("Tried, no answer"),
        lead=_("The neighbour stays under “To call back”. Try again later."),
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
    """Correct an appointment, or what was recorded of a call; of one that became an enquiry that is
    its time, and the page leads to the enquiry for the rest."""
    now = clock.now()
    form, action = _correction(request, call, now)
    return form_page(
        request,
        form,
        action,
        {"call": call, "now": now},
        done=partial(_corrected, request, call),
        title=_("Correct the appointment") if call.is_booked else _("Correct the call"),
        lead=_("The old data stay in the history; the name and the number do not."),
        breadcrumbs=hour_trail(call),
        otherwise=_at_the_enquiry(call),
    )


def _correction(
    request: PilotRequest, call: Call, now: datetime
) -> tuple[ChangeForm, Callable[..., Call]]:
    """The form for what a call still holds, with its action."""
    sent, hour = request.POST or None, call.hour
    if call.is_booked:
        slots = slots_of(hour, hour.calls.standing(), now=now)
        free = [slot.at for slot in slots if slot.is_free or slot.call == call]
        return BookingChangeForm(sent, row=call, free=free), change_booking
    if call.enquiry_id:
        return CallTimeForm(sent, row=call), change_time
    is_spoken = call.outcome == Call.Outcome.TAKEN or call.called_back_at is not None
    initial = {"handling": Handling.ANSWERED} if is_spoken else {}
    today = now.date()
    form = CallChangeForm(sent, row=call, initial=initial, today=today, **drafting(request))
    return form, change_call


def _corrected(request: PilotRequest, before: Call, now: Call) -> str:
    """What the page says of a correction; when it made an enquiry, its number and last day."""
    if now.enquiry_id != before.enquiry_id:
        return _recorded(request, now)
    return _("The correction has been saved.")


def _at_the_enquiry(call: Call) -> Otherwise | None:
    """Where the words and the caller of a call that became an enquiry are corrected."""
    enquiry = call.enquiry
    if enquiry is None:
        return None
    return Otherwise(
        _("What was asked and who rang are kept with the enquiry."),
        _("To no. %(number)d") % {"number": enquiry.number},
        enquiry_url(enquiry),
    )
