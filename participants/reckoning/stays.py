"""How a stay stands."""

from datetime import date

from participants.models import Exit, Placement


def is_over(stay: Placement, today: date) -> bool:
    """Whether the person left at the end of this stay, or has moved from it."""
    moved = stay.participant.placements.filter(starts_on__gt=stay.ends_on)
    gone_on = stay.ends_on < today and moved.exists()
    return gone_on or Exit.objects.filter(placement=stay).exists()


def has_traces(stay: Placement) -> bool:
    """Whether keys were given of this stay, or a session was held on its first day or later."""
    held = stay.participant.sessions.filter(status="held", day__gte=stay.starts_on)
    return stay.handovers.exists() or held.exists()
