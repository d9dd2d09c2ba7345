"""What can be done to evaluation moments and reports."""
