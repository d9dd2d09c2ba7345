"""The rules of the neighbourhood, by subject; a guard in the database bears the name of its rule."""

from neighbours.rules import enquiries, support_point

__all__ = ["enquiries", "support_point"]
