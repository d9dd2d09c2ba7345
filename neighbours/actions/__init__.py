"""What can be done for the neighbourhood; each act in full or not at all."""

from neighbours.actions.enquiries import answer_enquiry, close_enquiry, record_enquiry

__all__ = ["answer_enquiry", "close_enquiry", "record_enquiry"]
