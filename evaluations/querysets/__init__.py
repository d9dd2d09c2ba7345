"""Rows about evaluating a pilot by date, by state and by who may see them."""
