"""The pages about a pilot."""
