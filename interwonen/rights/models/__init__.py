"""What residents asked about their own data."""

from interwonen.rights.models.requests import RightsRequest

__all__ = ["RightsRequest"]
