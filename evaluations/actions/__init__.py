"""Actions on evaluation moments and reports."""
