"""Facts that follow from the rows of the register, on a date and for a viewer."""
