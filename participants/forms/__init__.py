"""Forms of the register; they check shape and wording, the actions check the rules."""
