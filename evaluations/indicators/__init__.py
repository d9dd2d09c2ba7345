"""Figures about the pilot as of a date, safe to publish."""
