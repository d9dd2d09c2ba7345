"""The rules of the neighbourhood, by subject, each named after its guard in the database."""

from neighbours.rules import enquiries, support_point

__all__ = ["enquiries", "support_point"]
