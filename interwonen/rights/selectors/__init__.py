"""What is read for the pages."""
