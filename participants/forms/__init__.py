"""Forms of the register; they check the shape of what was filled in, the actions check the rules."""
