"""What users can do in the register; each action is carried out in full or not at all."""
