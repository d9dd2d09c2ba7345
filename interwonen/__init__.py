"""Runs a supported-housing pilot and accounts for it to the council."""
