"""The neighbourhood: enquiries and the answers to them, and the day book of the support point."""

from neighbours.models.contact_points import ContactPoint
from neighbours.models.enquiries import TEXT_LENGTH, Enquiry, Reply
from neighbours.models.support_point import SupportPointDay, WalkIn

__all__ = ["TEXT_LENGTH", "ContactPoint", "Enquiry", "Reply", "SupportPointDay", "WalkIn"]
