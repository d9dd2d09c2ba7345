"""Facts that follow from the rows of a pilot."""
