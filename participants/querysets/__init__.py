"""Rows of the register by date, by state and by who may see them."""
