"""Forms of the neighbourhood; they check shape and wording, the actions check the rules."""
