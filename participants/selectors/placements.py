"""How a stay stands."""

from datetime import date

from participants.models import Exit, Placement


def is_over(placement: Placement, today: date) -> bool:
    """Whether the person left at the end of this stay, or has moved from it."""
    moved = placement.participant.placements.filter(starts_on__gt=placement.ends_on)
    gone_on = placement.ends_on < today and moved.exists()
    return gone_on or Exit.objects.filter(placement=placement).exists()


def has_traces(placement: Placement) -> bool:
    """Whether keys were given of this stay, or a session was held on its first day or later."""
    held = placement.participant.sessions.filter(status="held", day__gte=placement.starts_on)
    return placement.handovers.exists() or held.exists()
