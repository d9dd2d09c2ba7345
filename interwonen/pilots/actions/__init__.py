"""What can be done to a pilot."""

from interwonen.pilots.actions.opening_hours import set_opening_hours
from interwonen.pilots.actions.pilots import change_pilot, decide_capacity, open_pilot

__all__ = ["change_pilot", "decide_capacity", "open_pilot", "set_opening_hours"]
