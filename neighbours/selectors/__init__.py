"""Facts computed from the records of the neighbourhood, as of a date."""
