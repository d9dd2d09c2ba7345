"""Rules on what residents may ask, by the names of their constraints."""
