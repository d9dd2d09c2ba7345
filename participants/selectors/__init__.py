"""What follows from the rows of the register, as of a date and for who looks."""
