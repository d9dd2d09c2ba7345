"""What follows from the rows of the neighbourhood, as of a date and for who looks."""
