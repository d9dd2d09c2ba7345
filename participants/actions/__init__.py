"""What can be done in the register; each act in full or not at all."""
