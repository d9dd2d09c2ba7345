"""Actions on users and their roles."""
