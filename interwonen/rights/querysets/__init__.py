"""Querysets: rows with a name."""
