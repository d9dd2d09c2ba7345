"""Rows of a pilot, by date and by who may see them."""
