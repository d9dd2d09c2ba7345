"""The demonstration: the pilot of the letter, with clearly fictional people in it."""

from interwonen.home.demonstration.story import tell_story

__all__ = ["tell_story"]
