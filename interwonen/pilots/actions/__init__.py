"""What can be done to a pilot."""
