"""The neighbourhood: enquiries and the answers to them, and the day book of the support point."""

from neighbours.models.enquiry import TEXT_LENGTH, Enquiry, Reply

__all__ = ["TEXT_LENGTH", "Enquiry", "Reply"]
