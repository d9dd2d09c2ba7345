"""What can be done for the neighbourhood; each act in full or not at all."""
