"""The demonstration: the pilot of the letter, with clearly fictional people in it."""

from interwonen.home.demonstration.story import build_demonstration

__all__ = ["build_demonstration"]
