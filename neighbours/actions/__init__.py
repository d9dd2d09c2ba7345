"""What can be done for the neighbourhood; each act in full or not at all."""

from neighbours.actions.enquiries import answer_enquiry, close_enquiry, record_enquiry
from neighbours.actions.signals import give_signal
from neighbours.actions.support_point import (
    change_day,
    count_walk_in,
    open_day,
    take_back_walk_in,
)

__all__ = [
    "answer_enquiry",
    "change_day",
    "close_enquiry",
    "count_walk_in",
    "give_signal",
    "open_day",
    "record_enquiry",
    "take_back_walk_in",
]
