"""Figures about the pilot as of a date: each with its definition and the rows behind it."""
