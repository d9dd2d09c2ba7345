"""Forms of the neighbourhood; they check the input, the actions check the rules."""
