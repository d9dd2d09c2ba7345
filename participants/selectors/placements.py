"""Whether a stay is over or has left traces."""

from datetime import date

from participants.models import Exit, Placement


def is_over(placement: Placement, today: date) -> bool:
    """Whether the participant left at the end of this stay, or has moved to another."""
    moved = placement.participant.placements.filter(starts_on__gt=placement.ends_on)
    has_moved = placement.ends_on < today and moved.exists()
    return has_moved or Exit.objects.filter(placement=placement).exists()


def has_traces(placement: Placement) -> bool:
    """Whether keys were given for this stay, or a session was held on its first day or later."""
    held = placement.participant.sessions.filter(status="held", day__gte=placement.starts_on)
    return placement.handovers.exists() or held.exists()
